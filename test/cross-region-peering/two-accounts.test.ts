import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CrossRegionPeering } from '../../lib';
import { ZonedStack } from '../stacks';
import { allOf, importVpc, peeringStackIn, PRIMARY, SECONDARY, vpcOf } from './regions';

const OURS = '111122223333';
const THEIRS = '444455556666';

/** The primary in one account, the secondary and the peering in another, and a role of the first. */
function scenario(vpcIn: (stack: ZonedStack) => ec2.IVpc = (stack) => importVpc(stack, 'Vpc', '10.0')) {
  const app = new App();
  const primaryStack = new ZonedStack(app, 'Primary', { region: PRIMARY, account: OURS });
  const primary = vpcIn(primaryStack);
  const role = CrossRegionPeering.definePeerRole(primaryStack, 'PeerRole', primary, THEIRS);
  const stack = peeringStackIn(app, { env: { region: SECONDARY, account: THEIRS } });
  const peering = new CrossRegionPeering(stack, 'Vpcs', { primaryVpc: primary, secondaryVpc: importVpc(stack, 'Secondary', '10.1'), peerRoleArn: role.roleArn });
  return { app, primaryStack, primary, role, stack, peering };
}

const ROLE_IN_OURS = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, expect.stringMatching(new RegExp(`^:iam::${OURS}:role/\\w+$`))]] };

describe('a peering between two accounts', () => {
  test('names the owner of the VPC and the role that accepts, by the name that it will have', () => {
    const { stack, primaryStack } = scenario();
    const [{ PeerOwnerId, PeerRoleArn }] = allOf(stack, 'AWS::EC2::VPCPeeringConnection') as [Record<string, { 'Fn::Join': [string, string[]] }>];

    expect(PeerOwnerId).toBe(OURS);
    expect(PeerRoleArn).toEqual(ROLE_IN_OURS);
    const [role] = allOf(primaryStack, 'AWS::IAM::Role').filter(({ Description }) => Description?.startsWith('Accepts'));
    expect(PeerRoleArn!['Fn::Join'][1].at(-1)).toBe(`:iam::${OURS}:role/${role!.RoleName}`);
  });

  test('puts the far routes into the account of the primary, which reads the connection from the other account', () => {
    const { app, peering: { accepterStack } } = scenario();

    expect(app.synth().getStackArtifact('Peering-Vpcs-Accepter').environment).toMatchObject({ account: OURS, region: PRIMARY });
    expect(allOf(accepterStack, 'AWS::EC2::Route')[0]!.VpcPeeringConnectionId['Fn::GetStackOutput']).toMatchObject({
      StackName: 'Peering',
      Region: SECONDARY,
      RoleArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, expect.stringMatching(`^:iam::${THEIRS}:role/`)]] },
    });
  });

  test('keeps the order of the stacks, which references of two accounts do not make: role, connection, far routes', () => {
    const assembly = scenario().app.synth();
    const before = (id: string) => assembly.getStackArtifact(id).dependencies.map((artifact) => artifact.id).filter((artifact) => !artifact.endsWith('.assets'));

    expect(before('Primary')).toEqual([]);
    expect(before('Peering')).toEqual(['Primary']);
    expect(before('Peering-Vpcs-Accepter')).toEqual(['Peering']);
  });

  test('reads the id of a created VPC from the other account', () => {
    const { stack } = scenario((primaryStack) => new ec2.Vpc(primaryStack, 'Vpc', { natGateways: 1 }));

    expect(allOf(stack, 'AWS::EC2::VPCPeeringConnection')[0]!.PeerVpcId['Fn::GetStackOutput']).toMatchObject({
      StackName: 'Primary',
      Region: PRIMARY,
      RoleArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, expect.stringMatching(`^:iam::${OURS}:role/`)]] },
    });
  });
});

test('another role makes another connection, and the far side is deployed again', () => {
  const accepterWith = (name: string) => {
    const app = new App();
    const stack = peeringStackIn(app, { env: { region: SECONDARY, account: THEIRS } });
    const primary = importVpc(new ZonedStack(app, 'Primary', { region: PRIMARY, account: OURS }), 'Vpc', '10.0');
    const { accepterStack } = new CrossRegionPeering(stack, 'Vpcs', { primaryVpc: primary, secondaryVpc: importVpc(stack, 'Secondary', '10.1'), peerRoleArn: `arn:aws:iam::${OURS}:role/${name}` });
    return Template.fromStack(accepterStack).toJSON();
  };

  expect(accepterWith('One')).toEqual(accepterWith('One'));
  expect(accepterWith('One')).not.toEqual(accepterWith('Two'));
});

test('within an account there is neither owner nor role', () => {
  const app = new App();
  const env = { account: OURS };
  const stack = peeringStackIn(app, { env: { region: SECONDARY, ...env } });
  new CrossRegionPeering(stack, 'Vpcs', {
    primaryVpc: vpcOf(app, 'Primary', '10.0.0.0/16', { region: PRIMARY, ...env }),
    secondaryVpc: vpcOf(app, 'Secondary', '10.1.0.0/16', env),
  });

  expect(Object.keys(allOf(stack, 'AWS::EC2::VPCPeeringConnection')[0]!).sort()).toEqual(['PeerRegion', 'PeerVpcId', 'VpcId']);
});
