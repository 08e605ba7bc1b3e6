/**
 * Scenario: topics keep their names, so that clients fail over to the other Region without another name, with the users and
 * rights that they have there already. The secondary runs Kafka 4.1 already, the primary still 3.9: the Region in which
 * no client works is the first to be upgraded. Two containers copy: when one is lost, the other takes its partitions over. Their
 * passwords change every month, on both sides. A parameter in each Region says which side is active: neither a deploy nor the return
 * of a lost Region undoes a failover. With `-c failback=true` the failback is there, ready and off.
 *
 * Needs:   Docker, which builds MirrorMaker's image for arm64, elsewhere with QEMU (or say `cpuArchitecture`); an account that
 *          is bootstrapped in both Regions, has used Amazon ECS before (README.md has the command) and has three Elastic IP
 *          addresses left in each; VPCs whose addresses do not overlap; no client that writes to the secondary before a failover.
 * Costs:   roughly 1,250 USD a month: in each Region three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, keys and secrets 4, the client instance 13; two containers 68, and none for the failback until it is started;
 *          the connection is free; the data that crosses it, logs and metrics are extra.
 * Deploy:  npx cdk deploy --all --concurrency 2 --app 'npx tsx examples/identical-names.ts'   (for the failback: -c failback=true)
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/identical-names.ts'  (clusters, their data and networks stay, for
 *          1,160 USD a month; the functions that set ACLs and rotate passwords take half an hour to go)
 */
import { KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { Annotations, App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  ActiveSide, CrossRegionPeering, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ReplicatedClusters, ReplicationDirection, ScramMskCluster,
  TopicNaming,
} from '../lib';
import { addOutputs } from './shared/outputs';

/** A Region with a cluster. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;

  public constructor(scope: Construct, id: string, region: string, cidr: string, kafkaVersion: KafkaVersion) {
    super(scope, id, { env: { region } });
    this.cluster = new ScramMskCluster(this, 'Kafka', { ipAddresses: ec2.IpAddresses.cidr(cidr), kafkaVersion });
  }
}

const app = new App();
const inPrimary = { env: { region: 'us-east-1' } };
const inSecondary = { env: { region: 'us-east-2' } };
const primary = new KafkaRegion(app, 'Primary', 'us-east-1', '10.0.0.0/16', KafkaVersion.V3_9_X_KRAFT);
const secondary = new KafkaRegion(app, 'Secondary', 'us-east-2', '10.1.0.0/16', KafkaVersion.V4_1_X_KRAFT);

// Declared once, there on both sides. The topic is declared on the primary only: MirrorMaker makes it on the secondary.
const clusters = ReplicatedClusters.of({ primary: primary.cluster, secondary: secondary.cluster, topicNaming: TopicNaming.IDENTICAL });
const orders = clusters.addUser('orders');
const topic = clusters.addTopic('orders', { partitions: 6 });
topic.grants.produce(orders);
topic.grants.consume(orders, { group: 'orders' });
const operator = clusters.addUser('operator');
clusters.grants.administer(operator);
// Client instances have stacks of their own: one that does not start must not roll a cluster back.
new MskClientInstance(new Stack(app, 'PrimaryClient', inPrimary), 'Client', { user: operator.primary });
new MskClientInstance(new Stack(app, 'SecondaryClient', inSecondary), 'Client', { user: operator.secondary });

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primaryVpc: primary.cluster.vpc,
  secondaryVpc: secondary.cluster.vpc,
});

// MirrorMaker copies while the side that it copies from is active. With the primary, which an operator changes in a failover, on both sides
// or on the one that is left: aws ssm put-parameter --region us-east-2 --name /orders/active-side --value secondary --overwrite
const parameterName = '/orders/active-side';

const replication = {
  primary: MirroredCluster.mskUser(primary.cluster.addUser('mirror-maker', { rotation: {} })),
  secondary: MirroredCluster.mskUser(secondary.cluster.addUser('mirror-maker', { rotation: {} })),
  peering,
  topicNaming: clusters.topicNaming,
  activeSide: {
    primary: new ActiveSide(primary, 'ActiveSide', { parameterName }),
    secondary: new ActiveSide(secondary, 'ActiveSide', { parameterName }),
  },
  // A new password is learnt by the next container.
  restartOnSecretChange: true,
};
const mirrorMaker = new MirrorMakerPrimarySecondary(new Stack(app, 'MirrorMaker', inSecondary), 'Replication', { ...replication, desiredCount: 2 });
Annotations.of(mirrorMaker).acknowledgeWarning('cdk-msk-georeplication:mirror-maker-future-times', 'No producer writes a time of its own');

// Left out, nothing opens the secondary to the primary's Region. The command line hands values over as text.
if (String(app.node.tryGetContext('failback')) === 'true') {
  new MirrorMakerPrimarySecondary(new Stack(app, 'Failback', inPrimary), 'Replication', {
    ...replication,
    direction: ReplicationDirection.SECONDARY_TO_PRIMARY,
    // Under identical names one direction may run at a time. The operator stops that one, then starts this one:
    // aws ecs update-service --desired-count 1
    desiredCount: 0,
  });
}

addOutputs(app);
app.synth();
