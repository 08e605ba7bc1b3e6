import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CrossRegionPeering, type CrossRegionPeeringProps } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { importVpc, PRIMARY, SECONDARY } from './regions';

const ACCOUNT = '111122223333';

type Source = (stack: ZonedStack, id: string, network: string) => ec2.IVpc;

const lookUp: Source = (stack, id) => ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: id });

/** A peering of two VPCs and everything that can be asked of it. */
function define(app: App, source: Source, props: Partial<CrossRegionPeeringProps> = {}) {
  const [primaryStack, stack] = [new ZonedStack(app, 'Primary', { region: PRIMARY, account: ACCOUNT }), new ZonedStack(app, 'Peering', { region: SECONDARY, account: ACCOUNT })];
  const [primary, secondary] = [source(primaryStack, 'primary', '10.0'), source(stack, 'secondary', '10.1')];
  const peering = new CrossRegionPeering(stack, 'Vpcs', {
    primaryVpc: primary,
    secondaryVpc: secondary,
    privateDns: {
      primaryBrokers: { 'b-1.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com': '10.0.2.9' },
      secondaryBrokers: { 'b-1.kafka.bbbb.c2.kafka.us-east-2.amazonaws.com': '10.1.2.9' },
    },
    ...props,
  });
  const [target, client] = [new ec2.SecurityGroup(primaryStack, 'Group', { vpc: primary, allowAllOutbound: false }), new ec2.SecurityGroup(stack, 'Group', { vpc: secondary, allowAllOutbound: false })];
  return { app, primaryStack, stack, peering, target, client };
}

function open({ peering, target, client }: ReturnType<typeof define>, options = {}) {
  const port = ec2.Port.tcp(9096);
  peering.allowToPrimary(target, { port, clients: [client], ...options });
  peering.allowToSecondary(client, { port, clients: [target] });
}

describe('two VPCs that are still to be looked up', () => {
  test.each<{ how: string; subnets: ec2.SubnetSelection }>([
    { how: 'by default', subnets: {} },
    { how: 'by the name of a group', subnets: { subnetGroupName: 'Kafka' } },
    { how: 'by zone', subnets: { availabilityZones: ['us-east-1a'] } },
    { how: 'by a filter', subnets: { subnetFilters: [ec2.SubnetFilter.byIds(['subnet-1'])] } },
    { how: 'by a type that they may lack', subnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } },
    { how: 'one for each zone', subnets: { onePerAz: true } },
  ])('reach the look-up with subnets chosen $how', ({ subnets }) => {
    // CDK adds the filter of a zone to the list that it is given.
    const selection = () => ({ ...subnets, ...(subnets.subnetFilters && { subnetFilters: [...subnets.subnetFilters] }) });
    const all = define(new App(), lookUp, { primarySubnets: selection(), secondarySubnets: selection() });
    open(all);
    open(all, { clientSubnets: selection(), targetSubnets: selection() });

    expect(all.app.synth().manifest.missing?.map(({ provider }) => provider)).toEqual(['vpc-provider', 'vpc-provider']);
  });

  test('are judged once they are known, as imported ones are', () => {
    const { app: pending } = define(new App(), lookUp);
    const missing = pending.synth().manifest.missing!;
    const contextWith = (networks: string[]) => Object.fromEntries(missing.map(({ key }, index) => [key, found(['primary', 'secondary'][index]!, networks[index]!, [PRIMARY, SECONDARY][index]!)]));

    expect(errorOf(() => define(new App({ context: contextWith(['10.0', '10.0']) }), lookUp, { primarySubnets: { subnetGroupName: 'Kafka' }, privateDns: undefined }))).toBe([
      'Peering/Vpcs cannot be defined:',
      '  - primaryVpc and secondaryVpc must have no address in common, got 10.0.0.0/16 and 10.0.0.0/16 [peering-overlap]',
      "  - primarySubnets must select at least one subnet that gets a route, got none: There are no subnet groups with name 'Kafka' in this VPC. Available names: Private [peering-subnets]",
    ].join('\n'));

    const [lookedUp, imported] = [define(new App({ context: contextWith(['10.0', '10.1']) }), lookUp), define(new App(), importAs)];
    [lookedUp, imported].forEach((all) => open(all));
    for (const stackOf of [({ stack }: typeof imported) => stack, ({ primaryStack }: typeof imported) => primaryStack, ({ peering }: typeof imported) => peering.accepterStack]) {
      expect(Template.fromStack(stackOf(lookedUp)).toJSON()).toEqual(Template.fromStack(stackOf(imported)).toJSON());
    }
  });
});

/** What the command line writes into cdk.context.json. */
function found(name: string, network: string, region: string) {
  return {
    vpcId: `vpc-${name}`,
    vpcCidrBlock: `${network}.0.0/16`,
    ownerAccountId: ACCOUNT,
    availabilityZones: [],
    subnetGroups: [{
      name: 'Private',
      type: 'Private',
      subnets: ['a', 'b'].map((letter, index) => ({
        subnetId: `subnet-${name}-${letter}`, cidr: `${network}.${index + 2}.0/24`, availabilityZone: `${region}${letter}`, routeTableId: `rtb-${name}-${letter}`,
      })),
    }],
  };
}

const importAs: Source = (stack, name, network) => importVpc(stack, 'Vpc', network, {
  vpcId: `vpc-${name}`,
  privateSubnetIds: ['a', 'b'].map((letter) => `subnet-${name}-${letter}`),
  privateSubnetRouteTableIds: ['a', 'b'].map((letter) => `rtb-${name}-${letter}`),
});
