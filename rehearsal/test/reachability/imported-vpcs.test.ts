import { Fn, type App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { CrossRegionPeering, ScramMskCluster } from '../../../lib';
import { clusterIn, groupIn, instanceIn, lookedUp, rowOf, stackIn, tableOf } from './apps';

const KAFKA = ec2.Port.tcp(9096);
const INSTANCE = 'instance Client/Instance';
const LOOKED_UP = { ...lookedUp('us-east-1', '0a1', '10.10'), ...lookedUp('us-west-2', '0b2', '10.20') };
const ROUTE_TABLES = 'the other routes of rtb-0b2 are not in the templates';

/** Who imports a VPC of the network team, one in each Region, in any of CDK's ways. */
type Import = (stack: ReturnType<typeof stackIn>, name: string, prefix: string) => ec2.IVpc;

const byLookup: Import = (stack, name) => ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: `vpc-${name}` });

/** The block of the VPC, known or not, and no subnet's. */
const byAttributes = (isBlockKnown: boolean): Import => (stack, name, prefix) => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: `vpc-${name}`,
  vpcCidrBlock: isBlockKnown ? `${prefix}.0.0/16` : undefined,
  availabilityZones: ['a', 'b', 'c'].map((zone) => `${stack.region}${zone}`),
  privateSubnetIds: ['a', 'b', 'c'].map((zone) => `subnet-${name}${zone}`),
});

/** A cluster in us-east-1 and an instance in us-west-2, both in imported VPCs, that rules and routes let through to it. */
function twoRegions(importVpc: Import, outTo = ['10.10.0.0/20', '10.10.16.0/20', '10.10.32.0/20'], routeTo = '10.10.0.0/16') {
  return (app: App) => {
    const [kafka, client] = [stackIn(app, 'Kafka'), stackIn(app, 'Client', 'us-west-2')];
    const [east, west] = [importVpc(kafka, '0a1', '10.10'), importVpc(client, '0b2', '10.20')];
    const [brokers, clients] = [groupIn(kafka, 'Brokers', east), groupIn(client, 'Clients', west)];
    clusterIn(kafka, east, brokers);
    instanceIn(client, west, clients);
    brokers.addIngressRule(ec2.Peer.ipv4('10.20.0.0/20'), KAFKA);
    outTo.forEach((block) => clients.addEgressRule(ec2.Peer.ipv4(block), KAFKA));
    const connection = new ec2.CfnVPCPeeringConnection(client, 'Connection', { vpcId: 'vpc-0b2', peerVpcId: 'vpc-0a1', peerRegion: 'us-east-1' });
    new ec2.CfnRoute(client, 'Route', { routeTableId: 'rtb-0b2', destinationCidrBlock: routeTo, vpcPeeringConnectionId: connection.attrId });
    new ec2.CfnRoute(stackIn(app, 'Back'), 'Route', { routeTableId: 'rtb-0a1', destinationCidrBlock: '10.20.0.0/16', vpcPeeringConnectionId: connection.attrId });
  };
}

describe('with what the app looked up next to the assembly', () => {
  test('addresses, route tables and blocks of imported VPCs are known', () => {
    const table = tableOf(twoRegions(byLookup), LOOKED_UP);

    expect(rowOf(table, INSTANCE)).toEqual({ extent: 'all' });
    expect(rowOf(table, 'anyone in subnet-0b2a')).toEqual({ extent: 'all' });
    expect(rowOf(table, 'anyone in subnet-0b2b')).toMatchObject({ extent: 'none', reason: 'Kafka/Brokers lets no address of 10.20.16.0/20 in on 9096' });
    expect(table.widerRules).toEqual([]);
  });

  test('a rule for other addresses lets nothing out', () => {
    expect(rowOf(tableOf(twoRegions(byLookup, ['10.11.0.0/16']), LOOKED_UP), INSTANCE))
      .toEqual({ extent: 'none', reason: 'Client/Clients lets nothing out to 10.10.0.0/20 on 9096' });
  });

  test('a route that no template has may be there already', () => {
    expect(rowOf(tableOf(twoRegions(byLookup, undefined, '10.11.0.0/16'), LOOKED_UP), INSTANCE)).toEqual({ extent: 'unknown', reason: ROUTE_TABLES });
  });

  test('where all that templates know of a route table leads elsewhere, it may have a route that is more specific', () => {
    const table = tableOf((app) => {
      const [kafka, client] = [stackIn(app, 'Kafka'), stackIn(app, 'Client', 'us-west-2')];
      const [east, west] = [byLookup(kafka, '0a1', '10.10'), byLookup(client, '0b2', '10.20')];
      const [brokers, clients] = [groupIn(kafka, 'Brokers', east), groupIn(client, 'Clients', west)];
      clusterIn(kafka, east, brokers);
      instanceIn(client, west, clients);
      brokers.addIngressRule(ec2.Peer.ipv4('10.20.0.0/20'), KAFKA);
      clients.addEgressRule(ec2.Peer.anyIpv4(), KAFKA);
      new ec2.CfnRoute(client, 'Route', { routeTableId: 'rtb-0b2', destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-0b2' });
    }, LOOKED_UP);

    expect(rowOf(table, INSTANCE)).toEqual({ extent: 'unknown', reason: ROUTE_TABLES });
  });

  test('VPCs that nothing in the assembly is in have no rows', () => {
    const { rows } = tableOf(twoRegions(byLookup), { ...LOOKED_UP, ...lookedUp('us-east-1', '0c3', '10.30') });

    expect(rows.filter(({ from }) => from.includes('0c3'))).toEqual([]);
  });
});

describe('without it', () => {
  test.each([
    ['a VPC that was looked up', byLookup],
    ['a VPC by its attributes', byAttributes(true)],
    ['a VPC by its attributes, without its block', byAttributes(false)],
  ])('whether rules mean the subnets of %s is unknown', (_, importVpc) => {
    const table = tableOf(twoRegions(importVpc), LOOKED_UP, false);

    expect(rowOf(table, INSTANCE)).toEqual({ extent: 'unknown', reason: 'the address of subnet-0a1a is not in the templates' });
    expect(table.widerRules).toEqual([expect.objectContaining({ peer: '10.20.0.0/20', isCertain: false })]);
    expect(table.notes).toContain('The addresses of subnets that an app looks up are in its cdk.context.json, which is neither next to the assembly nor here.');
  });

  test('a group without a rule for the port lets nothing out, wherever that is', () => {
    expect(rowOf(tableOf(twoRegions(byAttributes(false), [])), INSTANCE)).toMatchObject({ extent: 'none', reason: 'Client/Clients lets nothing out to subnet-0a1a on 9096' });
  });

  test('a group that lets everything out does, and the route table is what is unknown', () => {
    expect(rowOf(tableOf(twoRegions(byAttributes(false), ['0.0.0.0/0'])), INSTANCE)).toEqual({ extent: 'unknown', reason: 'the route table of subnet-0b2a is not in the templates' });
  });
});

describe('a subnet that is imported by its id', () => {
  /** A cluster in a VPC of the app, and an instance in a subnet of that VPC that no template knows. */
  function oneVpc(block: string) {
    return tableOf((app) => {
      const stack = stackIn(app, 'Kafka');
      const vpc = new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), natGateways: 0, subnetConfiguration: [{ name: 'Private', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
      const [brokers, clients] = [groupIn(stack, 'Brokers', vpc), groupIn(stack, 'Clients', vpc)];
      const [first] = vpc.isolatedSubnets;
      clusterIn(stack, { privateSubnets: [first] } as unknown as ec2.IVpc, brokers);
      instanceIn(stackIn(app, 'Client'), { privateSubnets: [ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-0d4')] } as unknown as ec2.IVpc, clients);
      clients.addEgressRule(ec2.Peer.anyIpv4(), KAFKA);
      brokers.addIngressRule(ec2.Peer.ipv4(block), KAFKA);
    });
  }

  test.each([
    ['for a part of the VPC', '10.0.64.0/20', { extent: 'unknown', reason: 'the address of subnet-0d4 is not in the templates' }],
    ['for the whole VPC', '10.0.0.0/16', { extent: 'all' }],
    ['for another VPC', '10.1.0.0/16', { extent: 'none', reason: 'Kafka/Brokers lets neither Kafka/Clients nor any address of subnet-0d4 in on 9096' }],
  ])('has the rules %s', (_, block, row) => {
    expect(rowOf(oneVpc(block), INSTANCE)).toEqual(row);
  });
});

test('the network ACL of a new subnet in a VPC that was looked up is that of AWS, which a note says', () => {
  const table = tableOf((app) => {
    const stack = stackIn(app, 'Kafka');
    const vpc = byLookup(stack, '0a1', '10.10');
    const brokers = groupIn(stack, 'Brokers', vpc);
    clusterIn(stack, vpc, brokers);
    new ec2.CfnSubnet(stack, 'New', { vpcId: vpc.vpcId, cidrBlock: '10.10.64.0/20', availabilityZone: 'us-east-1a' });
    brokers.addIngressRule(ec2.Peer.ipv4('10.10.64.0/20'), KAFKA);
  }, LOOKED_UP);

  expect(rowOf(table, 'anyone in Kafka/New')).toEqual({ extent: 'all' });
  expect(table.notes).toEqual([expect.stringContaining('The network ACLs of vpc-0a1 are not in the templates')]);
});

test('a VPC whose id is a parameter of Systems Manager is another one in each Region', () => {
  const table = tableOf((app) => {
    const vpcs = ['us-east-1', 'us-west-2'].map((region) => {
      const stack = stackIn(app, region === 'us-east-1' ? 'Kafka' : 'Client', region);
      const vpcId = StringParameter.valueForStringParameter(stack, '/network/vpc');
      const subnets = StringParameter.valueForStringParameter(stack, '/network/subnets');
      return { stack, vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId, availabilityZones: [`${region}a`], privateSubnetIds: [Fn.select(0, Fn.split(',', subnets))] }) };
    });
    const [east, west] = vpcs as [typeof vpcs[0], typeof vpcs[0]];
    const [brokers, clients] = [groupIn(east.stack, 'Brokers', east.vpc), groupIn(west.stack, 'Clients', west.vpc)];
    clusterIn(east.stack, east.vpc, brokers);
    instanceIn(west.stack, west.vpc, clients);
    clients.addEgressRule(ec2.Peer.anyIpv4(), KAFKA);
    brokers.addIngressRule(ec2.Peer.anyIpv4(), KAFKA);
  });

  expect(rowOf(table, INSTANCE)).toMatchObject({ extent: 'unknown', reason: expect.stringContaining('the route table of') });
});

test('this library between looked-up VPCs of two Regions leads whom it should to the primary', () => {
  const table = tableOf((app) => {
    const [east, west] = [stackIn(app, 'East'), stackIn(app, 'West', 'us-west-2')];
    const [primaryVpc, secondaryVpc] = [byLookup(east, '0a1', ''), byLookup(west, '0b2', '')];
    const primary = new ScramMskCluster(east, 'Kafka', { vpc: primaryVpc });
    new ScramMskCluster(west, 'Kafka', { vpc: secondaryVpc });
    const clients = groupIn(west, 'Clients', secondaryVpc);
    instanceIn(west, secondaryVpc, clients);
    new CrossRegionPeering(stackIn(app, 'Link', 'us-west-2'), 'Peering', { primaryVpc, secondaryVpc }).allowToPrimary(primary, { clients: [clients] });
  }, LOOKED_UP);

  expect(['instance West/Instance', 'brokers of West/Kafka', 'anyone in subnet-0b2c'].map((source) => rowOf(table, source, 'East/Kafka')?.extent)).toEqual(['all', 'all', 'all']);
  expect(table.rows.filter(({ extent }) => extent === 'unknown')).toEqual([]);
  expect(table.widerRules).toEqual([]);
});
