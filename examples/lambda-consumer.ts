/**
 * Scenario: a Lambda function that is called with the records of a topic. An event source mapping reads them as a user that may
 * read this topic, with one group, and nothing else; of what the function cannot digest a queue says where it stands.
 *
 * Needs:   a bootstrapped account (npx cdk bootstrap) with three Elastic IP addresses left of the five in a Region.
 * Costs:   roughly 590 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, the client instance 13, keys and secrets 4; calls of the function, the records on their way to it through the
 *          NAT gateways, and logs are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/lambda-consumer.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/lambda-consumer.ts'  (the cluster, its data, its ACLs and its network
 *          stay, for 580 USD a month: they are retained by default; the function that set the ACLs takes half an hour to go)
 */
import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'LambdaConsumer', { env });

// What is read, by whom, as which group. The group is the mapping's own: no other mapping or consumer may have it.
const cluster = new ScramMskCluster(stack, 'Kafka');
const orders = cluster.addTopic('orders', { partitions: 6, retention: Duration.days(7) });
const user = cluster.addUser('billing');
const group = 'billing-function';
orders.grants.consume(user, { group });

// The grant closes the cluster: a client that writes orders needs one too. On the client instance an operator may do everything.
const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
new MskClientInstance(new Stack(app, 'LambdaConsumerClient', { env }), 'Client', { user: operator });

// In a stack of its own: what goes wrong here must not roll the cluster back.
const application = new Stack(app, 'LambdaConsumerFunction', { env });

// A role of its own: that of the CDK would let the function write to every log group of the account.
const logGroup = new logs.LogGroup(application, 'Log', { retention: logs.RetentionDays.ONE_MONTH });
const role = new iam.Role(application, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
logGroup.grantWrite(role);

// In no VPC: Lambda connects to the brokers, the function does not.
const handler = new lambda.Function(application, 'Billing', {
  runtime: lambda.Runtime.NODEJS_24_X,
  architecture: lambda.Architecture.ARM_64,
  handler: 'index.handler',
  // Records come by partition, key and value in Base64. A call that throws is repeated with the same records, so that
  // handling one twice must do no harm.
  code: lambda.Code.fromInline(`
exports.handler = async ({ records }) => {
  for (const { partition, offset, value } of Object.values(records).flat()) {
    const order = JSON.parse(Buffer.from(value, 'base64').toString());
    console.log(JSON.stringify({ partition, offset, customer: order.customer }));
  }
};
`),
  role,
  logGroup,
  timeout: Duration.minutes(1),
  memorySize: 256,
});
user.grantConnectFromEventSource(handler);

// Says topic, partition and offsets: the records themselves are in the topic, for as long as it keeps them.
const undigested = new sqs.Queue(application, 'Undigested', { enforceSSL: true, retentionPeriod: Duration.days(14) });
// Not ManagedKafkaEventSource, whose managed policy lets the function look up every cluster of the account.
const mapping = handler.addEventSourceMapping('Orders', {
  eventSourceArn: cluster.clusterArn,
  sourceAccessConfigurations: [{ type: lambda.SourceAccessConfigurationType.SASL_SCRAM_512_AUTH, uri: user.secret.secretArn }],
  kafkaTopic: orders.topicName,
  kafkaConsumerGroupId: group,
  // Where a group begins that has no offset yet: TRIM_HORIZON leaves out nothing that was written before the deploy.
  startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  batchSize: 100,
  maxBatchingWindow: Duration.seconds(1),
  // With it Lambda gives up after ten repetitions; without it one bad record would hold up its partition until it expires.
  onFailure: new SqsDlq(undigested),
});
// No client creates a topic by asking for it.
mapping.node.addDependency(orders);

Validations.of(role).acknowledge({
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason: 'Lambda makes the network interfaces of the mapping with the role of the function, before their ids are known',
});
Validations.of(undigested).acknowledge({
  id: 'AwsSolutions-SQS3',
  reason: 'It is itself the queue for what failed',
});

addOutputs(app);
app.synth();
