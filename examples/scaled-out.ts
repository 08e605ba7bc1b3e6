/**
 * Scenario: some hundred partitions and groups, more than one container can copy: three containers with two processors each
 * share them, and no record arrives twice even when one of the three is lost.
 *
 * Needs:   Docker, which builds MirrorMaker's image for arm64, elsewhere with QEMU (or say `cpuArchitecture`); an account that
 *          is bootstrapped in both Regions, has used Amazon ECS before (README.md has the command) and has three Elastic IP
 *          addresses left in each; VPCs whose addresses do not overlap; consumers of the secondary that read committed records
 *          only (isolation.level=read_committed).
 * Costs:   roughly 2,340 USD a month: in each Region six kafka.m7g.large 894, six volumes of 100 GiB 60, three NAT gateways
 *          99, keys and secrets 3, the client instance 13; next to the secondary three containers 204; the connection is free; the data
 *          that crosses it, logs, and the metrics of some hundred partitions, each 0.30, are extra.
 * Deploy:  npx cdk deploy --all --concurrency 2 --app 'npx tsx examples/scaled-out.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/scaled-out.ts'  (clusters, their data and networks stay, for 2,110 USD
 *          a month)
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  ClusterAuthorization, CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ScramMskCluster,
} from '../lib';
import { addOutputs } from './shared/outputs';

/** A Region with a cluster of two brokers in each zone, and a user for an application. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;

  public constructor(scope: Construct, id: string, region: string, cidr: string) {
    super(scope, id, { env: { region } });
    this.cluster = new ScramMskCluster(this, 'Kafka', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      brokersPerZone: 2,
      users: ['orders'],
      // What MSK does by itself. replication.ts says who may do what, once for both Regions.
      authorization: ClusterAuthorization.EVERY_USER,
    });
    // In a stack of its own: a client instance that does not start must not roll the cluster back.
    new MskClientInstance(new Stack(scope, `${id}Client`, { env: { region } }), 'Client', {
      user: this.cluster.addUser('operator'),
    });
  }
}

const app = new App();
const inSecondary = { env: { region: 'us-east-2' } };
const primary = new KafkaRegion(app, 'Primary', 'us-east-1', '10.0.0.0/16');
const secondary = new KafkaRegion(app, 'Secondary', 'us-east-2', '10.1.0.0/16');
const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primaryVpc: primary.cluster.vpc,
  secondaryVpc: secondary.cluster.vpc,
});

new MirrorMakerPrimarySecondary(new Stack(app, 'MirrorMaker', inSecondary), 'Replication', {
  primary: MirroredCluster.msk(primary.cluster),
  secondary: MirroredCluster.msk(secondary.cluster),
  peering,
  desiredCount: 3,
  // Records are decompressed and compressed again, so processors are what runs out first.
  cpu: 2048,
  // Each task may hold 64 MiB to write and twice 16 MiB just read. The heap is 5.3 GiB: room for the 18 tasks that a container
  // has while another one is lost.
  memoryLimitMiB: 8192,
  // Six for each processor. More only wait for it: on two processors, 12 tasks copied less than 6.
  tasks: 36,
  exactlyOnce: true,
  // Every look lists all topics and groups of both clusters.
  refreshInterval: Duration.minutes(5),
  checkpointInterval: Duration.seconds(30),
  overrides: {
    flow: {
      // One transaction a second instead of one for each poll. A record is seen that much later.
      'transaction.boundary': 'interval',
      'transaction.boundary.interval.ms': '1000',
    },
    targetProducer: {
      // What arrives is spread over many partitions: a longer wait makes fewer, larger requests of it.
      'linger.ms': '100',
    },
  },
});

addOutputs(app);
app.synth();
