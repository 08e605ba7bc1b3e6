/**
 * The app that cdk.json names: a cluster in a primary Region and one in a secondary, as the guide that started the project
 * describes them, a way between them, and what keeps the secondary ready to take over.
 *
 *   Primary      cluster, user `orders`, box for operators
 *   Secondary    the same
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
  CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ReplicationDirection, ScramMskCluster, type IScramUser,
} from '../lib';

interface KafkaRegionProps extends StackProps {
  readonly cidr: string;
  /** Clusters in the other Region that an operator here may look at. */
  readonly otherClusters?: Record<string, IScramUser>;
}

/** A Region with a cluster, a user for an application, and a box for operators. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;
  public readonly operator: IScramUser;
  public readonly box: MskClientInstance;

  public constructor(scope: Construct, id: string, { cidr, otherClusters, ...props }: KafkaRegionProps) {
    super(scope, id, props);
    this.cluster = new ScramMskCluster(this, 'Kafka', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      users: ['orders'],
      monitoringLevel: ClusterMonitoringLevel.PER_TOPIC_PER_PARTITION,
      openMonitoring: true,
    });
    this.operator = this.cluster.addUser('operator');
    this.box = new MskClientInstance(this, 'Client', { cluster: this.cluster, user: this.operator, otherClusters });
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
const secondary = new KafkaRegion(app, 'Secondary', {
  ...inSecondary,
  cidr: '10.1.0.0/16',
  otherClusters: { primary: primary.operator },
});

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primary: primary.cluster.vpc,
  secondary: secondary.cluster.vpc,
});
// Before a failover an operator compares both sides from the secondary: KAFKA_CLUSTER=primary kafka-topics.sh --list
peering.allowToPrimary(primary.cluster, { clients: [secondary.box] });

const replication = {
  primary: MirroredCluster.msk(primary.cluster),
  secondary: MirroredCluster.msk(secondary.cluster),
  peering,
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
