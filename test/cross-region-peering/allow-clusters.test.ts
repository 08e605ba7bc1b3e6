import { App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { MskClientInstance, ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';
import { importCluster } from '../scram-msk-cluster/existing';
import { allOf, definePeering, doorsIn, importVpc, peeringStackIn, PRIMARY, SECONDARY, SECONDARY_BLOCKS } from './regions';

/** A cluster in each of two Regions, and a box beside the second. */
function scenario() {
  const app = new App();
  const [primary, secondary] = [['Primary', PRIMARY, '10.0.0.0/16'], ['Secondary', SECONDARY, '10.1.0.0/16']].map(([id, region, cidr]) =>
    new ScramMskCluster(new ZonedStack(app, id, { region }), 'Kafka', { ipAddresses: ec2.IpAddresses.cidr(cidr!), users: ['operator'], openMonitoring: true }));
  const box = new MskClientInstance(secondary!.stack, 'Client', { user: secondary!.user('operator') });
  const { peering, stack, accepterStack } = definePeering(app, { primaryVpc: primary!.vpc, secondaryVpc: secondary!.vpc });
  return { app, primary: primary!, secondary: secondary!, box, peering, stack, accepterStack };
}

const blocksOf = ({ vpc }: { vpc: ec2.IVpc }) => vpc.privateSubnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
const portsIn = (doors: unknown[]) => [...new Set(doors.map((door) => (door as unknown[])[1]))];

test('nothing is open until somebody asks', () => {
  const { stack, accepterStack } = scenario();

  expect([stack, accepterStack].flatMap(doorsIn)).toEqual([]);
});

test('a cluster opens 9096 and nothing else, to the private subnets of the other side', () => {
  const { peering, primary, secondary, stack, accepterStack, app } = scenario();
  peering.allowToPrimary(primary);
  peering.allowToSecondary(secondary);

  expect(doorsIn(accepterStack)).toEqual(blocksOf(secondary).map((block) => [block, 9096, 9096]));
  expect(doorsIn(stack)).toEqual(blocksOf(primary).map((block) => [block, 9096, 9096]));
  expect(() => app.synth()).not.toThrow();
});

test('the exporters of a cluster open when they are named', () => {
  const { peering, primary, accepterStack } = scenario();
  peering.allowToPrimary(primary, { port: ec2.Port.tcpRange(11001, 11002) });

  expect(portsIn(doorsIn(accepterStack))).toEqual([11001]);
});

test('a box gets its way out, in its own stack', () => {
  const { peering, primary, secondary, box } = scenario();
  peering.allowToPrimary(primary, { clients: [box] });

  const ways = allOf(secondary.stack, 'AWS::EC2::SecurityGroup').flatMap(({ SecurityGroupEgress }) => SecurityGroupEgress).filter(({ FromPort }) => FromPort === 9096);
  expect(ways.map(({ CidrIp }) => CidrIp)).toEqual(blocksOf(primary));
});

test('a cluster that exists gets rules on its group', () => {
  const app = new App();
  const ours = new ZonedStack(app, 'Ours');
  const vpc = importVpc(ours, 'Vpc', '10.0');
  const { peering, accepterStack } = definePeering(app, { primaryVpc: vpc });
  peering.allowToPrimary(importCluster(new ZonedStack(app, 'Existing'), { vpc }));

  expect(allOf(accepterStack, 'AWS::EC2::SecurityGroupIngress').map(({ GroupId, CidrIp }) => [GroupId, CidrIp]))
    .toEqual(SECONDARY_BLOCKS.map((block) => ['sg-brokers', block]));
});

test('blocks that differ in their dots only have rules of their own', () => {
  const app = new App();
  const secondary = importVpc(peeringStackIn(app, {}, 'Ours'), 'Vpc', '10.1', { privateSubnetIpv4CidrBlocks: ['10.1.10.0/24', '10.11.0.0/24'] });
  const { peering, accepterStack, primary } = definePeering(app, { secondaryVpc: secondary });
  peering.allowToPrimary(new ec2.SecurityGroup(primary.stack, 'Target', { vpc: primary }), { port: ec2.Port.tcp(9096) });

  expect(doorsIn(accepterStack)).toEqual([['10.1.10.0/24', 9096, 9096], ['10.11.0.0/24', 9096, 9096]]);
});
