/**
 * The app that cdk.json names: a cluster in a primary Region and one in a secondary, as the guide that started the project
 * describes them, a way between them, and what keeps the secondary ready to take over.
 *
 *   Primary      cluster, topic `orders`, users `orders` and `operator`, box for operators
 *   Secondary    the same, declared by the same lines: whoever fails over has its user, its rights and its topic there
 *   Peering      connection and routes; its accepter stack holds the routes of the primary Region
 *   MirrorMaker  copies from the primary, beside the secondary
 *   Failback     copies back, beside the primary: ready and off, and only there with -c failback=true
 *
 * Other Regions: npx cdk deploy --all -c primaryRegion=eu-west-1 -c secondaryRegion=eu-central-1
 */
import { ClusterMonitoringLevel } from '@aws-cdk/aws-msk-alpha';
import { App, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ReplicatedClusters, ReplicationDirection, ScramMskCluster,
} from '../lib';

interface KafkaRegionProps extends StackProps {
  readonly cidr: string;
}

/** A Region with a cluster. */
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

  // Fixed zones: no look-up, and the same template on every machine.
  public get availabilityZones(): string[] {
    return ['a', 'b', 'c'].map((zone) => `${this.region}${zone}`);
  }
}

const app = new App();
const inPrimary = { env: { region: app.node.tryGetContext('primaryRegion') ?? 'us-east-1' } };
const inSecondary = { env: { region: app.node.tryGetContext('secondaryRegion') ?? 'us-east-2' } };

const primary = new KafkaRegion(app, 'Primary', { ...inPrimary, cidr: '10.0.0.0/16' });
const secondary = new KafkaRegion(app, 'Secondary', { ...inSecondary, cidr: '10.1.0.0/16' });

// Declared once, there on both sides. The grants close both clusters: nobody else may do anything.
const clusters = new ReplicatedClusters({ primary: primary.cluster, secondary: secondary.cluster });
const orders = clusters.addUser('orders');
const topic = clusters.addTopic('orders', { partitions: 6 });
topic.grantProduce(orders);
topic.grantConsume(orders, { group: 'orders' });
const operator = clusters.addUser('operator');
operator.grantAdmin();

new MskClientInstance(primary, 'Client', { cluster: primary.cluster, user: operator.primary });
const box = new MskClientInstance(secondary, 'Client', {
  cluster: secondary.cluster,
  user: operator.secondary,
  // Clusters in the other Region that an operator here may look at.
  otherClusters: { primary: operator.primary },
});

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primary: primary.cluster.vpc,
  secondary: secondary.cluster.vpc,
});
// Before a failover an operator compares both sides from the secondary: KAFKA_CLUSTER=primary kafka-topics.sh --list
peering.allowToPrimary(primary.cluster, { clients: [box] });

const replication = {
  primary: MirroredCluster.msk(primary.cluster),
  secondary: MirroredCluster.msk(secondary.cluster),
  peering,
  topicNaming: clusters.topicNaming,
};
new MirrorMakerPrimarySecondary(new Stack(app, 'MirrorMaker', inSecondary), 'Replication', replication);

// Without it nothing opens the secondary to the primary's Region. The command line hands the value over as text.
if (String(app.node.tryGetContext('failback')) === 'true') {
  new MirrorMakerPrimarySecondary(new Stack(app, 'Failback', inPrimary), 'Replication', {
    ...replication,
    direction: ReplicationDirection.SECONDARY_TO_PRIMARY,
    // The operator starts it: aws ecs update-service --desired-count 1
    desiredCount: 0,
  });
}

app.synth();
