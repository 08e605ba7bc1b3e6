/**
 * Scenario: the smallest app of two Regions that keeps the secondary ready to take over: MirrorMaker 2 copies the topics of
 * one application and the offsets of its groups, under names that say where a record is from (`orders` becomes
 * `primary.orders`). Users and their rights are declared once for both. Alarms tell when it stands still, when a failover would
 * lose too much, and when it fails.
 *
 * Needs:   Docker, which builds MirrorMaker's image for arm64, elsewhere with QEMU (or say `cpuArchitecture`); an account that
 *          is bootstrapped in both Regions, has used Amazon ECS before (README.md has the command) and has three Elastic IP
 *          addresses left in each; VPCs whose addresses do not overlap.
 * Costs:   roughly 1,220 USD a month: in each Region three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, keys and secrets 4, the client instance 13; next to the secondary the container 34, alarms and a few metrics 3, the probe 4; the
 *          connection is free; the data that crosses it, logs and the metrics of each partition are extra.
 * Deploy:  npx cdk deploy --all --concurrency 2 --app 'npx tsx examples/replication.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/replication.ts'  (clusters, their data and networks stay, for 1,160 USD
 *          a month; the functions that set the ACLs take half an hour to go)
 */
import { App, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ReplicatedClusters, ReplicationProbe, ScramMskCluster } from '../lib';
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

// Who writes and who reads, in both Regions: no client needs another right to fail over.
const clusters = ReplicatedClusters.of({ primary: primary.cluster, secondary: secondary.cluster });
const orders = clusters.addTopic('orders', { partitions: 12 });
orders.grants.produce(clusters.addUser('orders'));
['billing', 'shipping'].forEach((name) => orders.grants.consume(clusters.addUser(name), { group: name }));
const operator = clusters.addUser('operator');
clusters.grants.administer(operator);
// Client instances have stacks of their own: one that does not start must not roll a cluster back.
new MskClientInstance(new Stack(app, 'PrimaryClient', inPrimary), 'Client', { user: operator.primary });
new MskClientInstance(new Stack(app, 'SecondaryClient', inSecondary), 'Client', { user: operator.secondary });

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primaryVpc: primary.cluster.vpc,
  secondaryVpc: secondary.cluster.vpc,
});

// A stack of its own: MirrorMaker starts when the routes of both sides are there.
const stack = new Stack(app, 'MirrorMaker', inSecondary);
const replication = new MirrorMakerPrimarySecondary(stack, 'Replication', {
  primary: MirroredCluster.msk(primary.cluster),
  secondary: MirroredCluster.msk(secondary.cluster),
  peering,
  topics: ['orders', 'orders-.*'],
  // No team fails over to what an importer can read again.
  topicsExclude: ['orders-import-.*'],
  groups: ['billing', 'shipping'],
  // The password of `mirror-maker` may be rotated any day.
  restartOnSecretChange: true,
});

// It looks at both clusters itself, and tells the same when MirrorMaker is dead.
const probe = new ReplicationProbe(stack, 'Probe', { mirrorMaker: replication });

// Orders arrive at every hour. Where they do not, ten minutes without one are no fault: wait longer, or ask for the recovery point only.
const alarms = [
  replication.metricRecordsPerSecond().createAlarm(stack, 'StandsStill', {
    alarmDescription: 'No order was copied for ten minutes: the primary cannot be reached, or nobody writes to it',
    comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 0,
    evaluationPeriods: 10,
    treatMissingData: TreatMissingData.BREACHING,
  }),
  probe.metricRecoveryPoint().createAlarm(stack, 'TooMuchToLose', {
    alarmDescription: 'For three minutes, a failover would have lost orders that are five minutes old, or nobody knows',
    threshold: 300,
    evaluationPeriods: 3,
    // Of a primary that does not answer it is not known.
    treatMissingData: TreatMissingData.BREACHING,
  }),
  replication.metricFailedTasks().createAlarm(stack, 'Fails', {
    // After two minutes the health check has the container replaced: five say that it did not help.
    alarmDescription: 'A task failed for five minutes, or no container runs',
    threshold: 1,
    evaluationPeriods: 5,
    treatMissingData: TreatMissingData.BREACHING,
  }),
];
// The team on call subscribes here. A policy of its own replaces the one that lets the account's alarms in.
const onCall = new sns.Topic(stack, 'OnCall', { enforceSSL: true });
onCall.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': stack.account } } }));
alarms.forEach((alarm) => alarm.addAlarmAction(new SnsAction(onCall)));

addOutputs(app);
app.synth();
