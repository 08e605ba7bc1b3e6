/**
 * An app for networks that are there already: a cluster in a VPC of each of two Regions, given by its ids, a client instance and
 * an application, and what keeps the second Region ready.
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ReplicatedClusters, ScramMskCluster } from '../../lib';

const app = new App();
const inVirginia = { env: { account: '111122223333', region: 'us-east-1' } };
const inOhio = { env: { account: '111122223333', region: 'us-east-2' } };

/** A VPC as `aws ec2 describe-subnets` tells of it. */
function existingVpc(stack: Stack, network: number): ec2.IVpc {
  const ids = (kind: string) => [1, 2, 3].map((zone) => `${kind}-0a1b2c3d4e5f${network}00${zone}`);
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: `vpc-0a1b2c3d4e5f${network}000`,
    region: stack.region,
    vpcCidrBlock: `10.${network}.0.0/16`,
    availabilityZones: ['a', 'b', 'c'].map((zone) => `${stack.region}${zone}`),
    privateSubnetIds: ids('subnet'),
    privateSubnetIpv4CidrBlocks: [1, 2, 3].map((zone) => `10.${network}.${zone}.0/24`),
    privateSubnetRouteTableIds: ids('rtb'),
  });
}

const primaryStack = new Stack(app, 'Primary', inVirginia);
const secondaryStack = new Stack(app, 'Secondary', inOhio);
const primary = new ScramMskCluster(primaryStack, 'Kafka', { vpc: existingVpc(primaryStack, 20) });
const secondary = new ScramMskCluster(secondaryStack, 'Kafka', { vpc: existingVpc(secondaryStack, 30) });

const clusters = ReplicatedClusters.of({ primary, secondary });
const orders = clusters.addUser('orders');
const topic = clusters.addTopic('orders', { partitions: 3 });
topic.grants.produce(orders);
topic.grants.consume(orders, { group: 'orders' });
const operator = clusters.addUser('operator');
clusters.grants.administer(operator);
new MskClientInstance(new Stack(app, 'PrimaryClient', inVirginia), 'Client', { user: operator.primary });
new MskClientInstance(new Stack(app, 'SecondaryClient', inOhio), 'Client', { user: operator.secondary });

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inOhio), 'Vpcs', { primaryVpc: primary.vpc, secondaryVpc: secondary.vpc });
new MirrorMakerPrimarySecondary(new Stack(app, 'MirrorMaker', inOhio), 'Replication', {
  primary: MirroredCluster.msk(primary),
  secondary: MirroredCluster.msk(secondary),
  peering,
  topicNaming: clusters.topicNaming,
});

app.synth();
