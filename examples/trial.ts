/**
 * Scenario: an afternoon's trial that leaves nothing behind: two small brokers, one NAT gateway, everything destroyed
 * with the stacks.
 *
 * Needs:   a bootstrapped account.
 * Costs:   roughly 4 USD a day: two kafka.t3.small, one NAT gateway, the client instance.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/trial.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/trial.ts'  (the two keys wait seven days for their deletion, which
 *          KMS demands)
 */
import { KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { App, RemovalPolicy, Size, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'Trial', { env });

const vpc = new ec2.Vpc(stack, 'Vpc', {
  maxAzs: 2,
  natGateways: 1,
  restrictDefaultSecurityGroup: false,
});
Validations.of(vpc).acknowledge({
  id: 'AwsSolutions-VPC7',
  reason: 'A trial of an afternoon: nobody would read its flow log',
});
const cluster = new ScramMskCluster(stack, 'Kafka', {
  vpc,
  // t3.small, the cheapest size, runs with ZooKeeper only.
  instanceType: ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.SMALL),
  kafkaVersion: KafkaVersion.V3_9_X,
  storage: { volumeSize: Size.gibibytes(10) },
  users: ['orders'],
  // No teams to keep apart in an afternoon.
  authorization: ClusterAuthorization.EVERY_USER,
  removalPolicy: RemovalPolicy.DESTROY,
});
new MskClientInstance(new Stack(app, 'TrialClient', { env }), 'Client', { user: cluster.addUser('operator') });

addOutputs(app);
app.synth();
