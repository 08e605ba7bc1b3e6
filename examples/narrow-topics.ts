/**
 * Scenario: two applications share two clusters, and one of them is to survive the loss of a Region. MirrorMaker copies its
 * topics and groups and no others: its user can neither read nor see what is not named here. With `-c failback=true` the
 * failback is there, ready and off; under prefixed names both directions may run at once.
 *
 * Needs:   Docker, which builds MirrorMaker's image for arm64, elsewhere with QEMU (or say `cpuArchitecture`); an account that
 *          is bootstrapped in both Regions, has used Amazon ECS before (README.md has the command) and has three Elastic IP
 *          addresses left in each; VPCs whose addresses do not overlap.
 * Costs:   roughly 1,220 USD a month: in each Region three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, keys and secrets 5, the client instance 13; one container 34, and none for the failback until it is
 *          started; the connection is free; the data that crosses it, logs and metrics are extra.
 * Deploy:  npx cdk deploy --all --concurrency 2 --app 'npx tsx examples/narrow-topics.ts'   (for the failback: -c failback=true)
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/narrow-topics.ts'  (clusters, their data and networks stay, for 1,160
 *          USD a month; the functions that set the ACLs take half an hour to go)
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ReplicatedClusters, ReplicationDirection, ScramMskCluster,
} from '../lib';
import { addOutputs } from './shared/outputs';

/** A Region with a cluster. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;

  public constructor(scope: Construct, id: string, region: string, cidr: string) {
    super(scope, id, { env: { region } });
    this.cluster = new ScramMskCluster(this, 'Kafka', { ipAddresses: ec2.IpAddresses.cidr(cidr) });
  }
}

const app = new App();
const inPrimary = { env: { region: 'us-east-1' } };
const inSecondary = { env: { region: 'us-east-2' } };
const primary = new KafkaRegion(app, 'Primary', 'us-east-1', '10.0.0.0/16');
const secondary = new KafkaRegion(app, 'Secondary', 'us-east-2', '10.1.0.0/16');

// The application that fails over has its topics, users and rights on both sides.
const clusters = ReplicatedClusters.of({ primary: primary.cluster, secondary: secondary.cluster });
const orders = clusters.addTopic('orders', { partitions: 6 });
const application = clusters.addUser('orders');
orders.grants.produce(application);
orders.grants.consume(application, { group: 'orders' });
// The other one is at home in one Region.
const clicks = primary.cluster.addTopic('clicks', { partitions: 6 });
const website = primary.cluster.addUser('website');
clicks.grants.produce(website);
clicks.grants.consume(website, { group: 'website' });
const operator = clusters.addUser('operator');
clusters.grants.administer(operator);
// Client instances have stacks of their own: one that does not start must not roll a cluster back.
new MskClientInstance(new Stack(app, 'PrimaryClient', inPrimary), 'Client', { user: operator.primary });
new MskClientInstance(new Stack(app, 'SecondaryClient', inSecondary), 'Client', { user: operator.secondary });

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primaryVpc: primary.cluster.vpc,
  secondaryVpc: secondary.cluster.vpc,
});

const replication = {
  primary: MirroredCluster.msk(primary.cluster),
  secondary: MirroredCluster.msk(secondary.cluster),
  peering,
  // The second one is for topics that the application will have later.
  topics: ['orders', 'orders-.*'],
  groups: ['orders'],
};
new MirrorMakerPrimarySecondary(new Stack(app, 'MirrorMaker', inSecondary), 'Replication', replication);

// Left out, nothing opens the secondary to the primary's Region. The command line hands values over as text.
if (String(app.node.tryGetContext('failback')) === 'true') {
  new MirrorMakerPrimarySecondary(new Stack(app, 'Failback', inPrimary), 'Replication', {
    ...replication,
    direction: ReplicationDirection.SECONDARY_TO_PRIMARY,
    // The operator starts it: aws ecs update-service --desired-count 1
    desiredCount: 0,
  });
}

addOutputs(app);
app.synth();
