import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CrossRegionPeering, type CrossRegionPeeringProps } from '../../lib';
import { propsIn } from '../cloudformation/props';
import { replacedTypes, type Resource } from '../cloudformation/replacement';
import { importVpc, PRIMARY, SECONDARY } from './regions';

const SENTENCE = 'Changing it replaces the connection and cuts the link.';

/** Where CloudFormation's reference says more than its schema, of a property that nobody can read back. */
const REPLACES_BY_REFERENCE = ['peerRoleArn'];

/** Who deploys the stack, which is none of its resources. */
const NO_RESOURCE = ['accepterSynthesizer'];

interface Scene {
  readonly primary: Stack;
  readonly secondary: Stack;
}
type Props = (scene: Scene) => Partial<CrossRegionPeeringProps>;

const subnets = (prop: 'primarySubnets' | 'secondarySubnets', from: number, to: number): Props => (scene) => {
  const side = prop === 'primarySubnets' ? 'primary' : 'secondary';
  const vpc = importVpc(scene[side], 'Subnets', side === 'primary' ? '10.2' : '10.3');
  return { [side]: vpc, [prop]: { subnets: vpc.privateSubnets.slice(from, to) } };
};
const acceptedBy = (role: string): Props => ({ primary }) => ({
  peerRoleArn: `arn:aws:iam::210987654321:role/${role}`,
  primaryVpc: ec2.Vpc.fromVpcAttributes(primary, 'Other', {
    vpcId: 'vpc-other', vpcCidrBlock: '10.4.0.0/16', availabilityZones: [`${PRIMARY}a`], privateSubnetIds: ['subnet-other'],
    privateSubnetIpv4CidrBlocks: ['10.4.0.0/24'], privateSubnetRouteTableIds: ['rtb-other'], region: PRIMARY,
  }),
});

/** For each prop two values, one after the other. */
const CHANGES: Record<keyof CrossRegionPeeringProps, [Props, Props]> = {
  primaryVpc: [() => ({}), ({ primary }) => ({ primaryVpc: importVpc(primary, 'Next', '10.5') })],
  secondaryVpc: [() => ({}), ({ secondary }) => ({ secondaryVpc: importVpc(secondary, 'Next', '10.5') })],
  primarySubnets: [subnets('primarySubnets', 0, 1), subnets('primarySubnets', 1, 2)],
  secondarySubnets: [subnets('secondarySubnets', 0, 1), subnets('secondarySubnets', 1, 2)],
  accepterSynthesizer: [() => ({}), () => ({ accepterSynthesizer: new DefaultStackSynthesizer({ qualifier: 'team1' }) })],
  peerRoleArn: [acceptedBy('One'), acceptedBy('Other')],
  privateDns: [() => ({}), () => ({ privateDns: { primaryBrokers: { 'b-1.kafka.example.com': '10.0.2.7' } } })],
};

/** Of both stacks, which have nothing of the same id. */
function resourcesWith(props: Props): Record<string, Resource> {
  const app = new App();
  const account = '123456789012';
  const scene = {
    primary: new Stack(app, 'Primary', { env: { account, region: PRIMARY } }),
    secondary: new Stack(app, 'Secondary', { env: { account, region: SECONDARY } }),
  };
  const given = props(scene);
  const inTwoAccounts = given.peerRoleArn !== undefined;
  const primaryStack = inTwoAccounts ? new Stack(app, 'Accepter', { env: { account: '210987654321', region: PRIMARY } }) : scene.primary;
  const all = inTwoAccounts ? props({ ...scene, primary: primaryStack }) : given;
  const stack = new Stack(app, 'Peering', { env: { account, region: SECONDARY } });
  const peering = new CrossRegionPeering(stack, 'Vpcs', {
    primaryVpc: importVpc(scene.primary, 'Vpc', '10.0'), secondaryVpc: importVpc(scene.secondary, 'Vpc', '10.1'), ...all,
  });
  return Object.assign({}, ...[stack, peering.accepterStack].map((side) => Template.fromStack(side).toJSON().Resources));
}

test('each prop has a change here', () => {
  expect(Object.keys(CHANGES).sort()).toEqual([...propsIn('cross-region-peering/cross-region-peering-props.ts', 'CrossRegionPeeringProps').keys()].sort());
});

test.each(Object.entries(CHANGES))('%s says that it replaces the connection if it does, and only then', (prop, values) => {
  const [before, after] = values.map(resourcesWith);
  const docs = propsIn('cross-region-peering/cross-region-peering-props.ts', 'CrossRegionPeeringProps').get(prop)!;

  expect({ changes: JSON.stringify(before) !== JSON.stringify(after) }).toEqual({ changes: !NO_RESOURCE.includes(prop) });
  const replaces = replacedTypes(before!, after!).has('AWS::EC2::VPCPeeringConnection') || REPLACES_BY_REFERENCE.includes(prop);
  expect({ replaces: docs.includes(SENTENCE) }).toEqual({ replaces });
});
