/**
 * The app that cdk.json names: a cluster in a primary Region and one in a secondary, as the guide that started the project
 * describes them, a way between them, and what keeps the secondary ready to take over.
 *
 *   Primary          cluster, topic `orders`, users `orders` and `operator`
 *   Secondary        the same, declared by the same lines: the team that fails over has its user, its rights and its topic there
 *   PrimaryClient    client instance for operators next to the primary
 *   SecondaryClient  client instance for operators next to the secondary, which may look at the primary too
 *   Peering          connection and routes; its accepter stack holds the routes of the primary Region
 *   MirrorMaker      copies from the primary, next to the secondary
 *   Failback         copies back, next to the primary: ready and off, and only there with -c failback=true
 *
 * Both clusters at once:       npx cdk deploy --all --concurrency 2
 * Which side is active:        npx cdk deploy --all -c activeSide=true  (a parameter says it, and MirrorMaker copies from no other)
 * Other Regions:               npx cdk deploy --all -c primaryRegion=eu-west-1 -c secondaryRegion=eu-central-1
 * MirrorMaker's image on x86:  npx cdk deploy --all -c cpuArchitecture=x86_64  (without it, Docker builds for arm64 and needs QEMU)
 */
import { ClusterMonitoringLevel } from '@aws-cdk/aws-msk-alpha';
import { App, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import {
  ActiveSide, CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ReplicatedClusters, ReplicationDirection, ScramMskCluster,
} from '../lib';
import { addOutputs } from '../examples/shared/outputs';

interface KafkaRegionProps extends StackProps {
  readonly cidr: string;
}

/** A Region with a cluster, in its first three availability zones, or in both where MSK has two. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;

  public constructor(scope: Construct, id: string, { cidr, ...props }: KafkaRegionProps) {
    super(scope, id, props);
    this.cluster = new ScramMskCluster(this, 'Kafka', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      monitoringLevel: ClusterMonitoringLevel.PER_TOPIC_PER_PARTITION,
      openMonitoring: true,
    });
  }
}

const app = new App();
const inPrimary = { env: { region: app.node.tryGetContext('primaryRegion') ?? 'us-east-1' } };
const inSecondary = { env: { region: app.node.tryGetContext('secondaryRegion') ?? 'us-east-2' } };

const primary = new KafkaRegion(app, 'Primary', { ...inPrimary, cidr: '10.0.0.0/16' });
const secondary = new KafkaRegion(app, 'Secondary', { ...inSecondary, cidr: '10.1.0.0/16' });

// Declared once, there on both sides. The grants close both clusters: no other user may do anything.
const clusters = ReplicatedClusters.of({ primary: primary.cluster, secondary: secondary.cluster });
const orders = clusters.addUser('orders');
const topic = clusters.addTopic('orders', { partitions: 6 });
topic.grants.produce(orders);
topic.grants.consume(orders, { group: 'orders' });
const operator = clusters.addUser('operator');
clusters.grants.administer(operator);

// Client instances have stacks of their own: one that does not start must not roll a cluster back.
new MskClientInstance(new Stack(app, 'PrimaryClient', inPrimary), 'Client', { user: operator.primary });
const box = new MskClientInstance(new Stack(app, 'SecondaryClient', inSecondary), 'Client', {
  user: operator.secondary,
  // Clusters in the other Region that an operator here may look at.
  otherClusters: { primary: operator.primary },
});

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primaryVpc: primary.cluster.vpc,
  secondaryVpc: secondary.cluster.vpc,
});
// Before a failover an operator compares both sides from the secondary: KAFKA_CLUSTER=primary kafka-topics.sh --list
peering.allowToPrimary(primary.cluster, { clients: [box] });

// With it, each Region has a parameter that says which side is active, and MirrorMaker copies from that side alone.
const parameterName = '/orders/active-side';
const activeSide = isOn('activeSide', app.node.tryGetContext('activeSide'))
  ? { primary: new ActiveSide(primary, 'ActiveSide', { parameterName }), secondary: new ActiveSide(secondary, 'ActiveSide', { parameterName }) }
  : undefined;

const replication = {
  primary: MirroredCluster.msk(primary.cluster),
  secondary: MirroredCluster.msk(secondary.cluster),
  peering,
  topicNaming: clusters.topicNaming,
  activeSide,
  cpuArchitecture: cpuArchitecture(app.node.tryGetContext('cpuArchitecture') ?? 'arm64'),
};
new MirrorMakerPrimarySecondary(new Stack(app, 'MirrorMaker', inSecondary), 'Replication', replication);

// Without it nothing opens the secondary to the primary's Region.
if (isOn('failback', app.node.tryGetContext('failback'))) {
  new MirrorMakerPrimarySecondary(new Stack(app, 'Failback', inPrimary), 'Replication', {
    ...replication,
    direction: ReplicationDirection.SECONDARY_TO_PRIMARY,
    // The operator starts it: aws ecs update-service --desired-count 1
    desiredCount: 0,
  });
}

addOutputs(app);
app.synth();

/** The command line hands values over as text. */
function isOn(name: string, value: unknown = 'false'): boolean {
  if (!['true', 'false'].includes(String(value))) {
    throw new Error(`${name} must be true or false, got '${String(value)}'`);
  }
  return String(value) === 'true';
}

/** Docker builds for the machine that it runs on without further ado, for another one with QEMU. */
function cpuArchitecture(name: string): ecs.CpuArchitecture {
  const known: Record<string, ecs.CpuArchitecture> = { arm64: ecs.CpuArchitecture.ARM64, x86_64: ecs.CpuArchitecture.X86_64 };
  const found = known[name];
  if (!found) {
    throw new Error(`cpuArchitecture must be one of ${Object.keys(known).join(', ')}, got '${name}'`);
  }
  return found;
}
