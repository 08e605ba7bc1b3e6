/**
 * Scenario: a consumer in Ruby, with Karafka, as a service of Amazon ECS next to the cluster: its `karafka.rb` is made of the
 * library's text and of the very topic and group that its user may read.
 *
 * Needs:   a bootstrapped account that has used Amazon ECS before (README.md has the command) and three Elastic IP addresses
 *          left of the five in a Region; in a repository `billing` of its Amazon ECR an image for x86-64, with Karafka 2.4 or
 *          newer, app/orders_consumer.rb in its working directory, ca-certificates, the AWS command line, and
 *          assets/client/with-kafka.sh as /usr/local/bin/with-kafka.sh, executable.
 * Costs:   roughly 610 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, two containers 18, keys and secrets 3, the client instance 13; data transfer, logs and metrics
 *          are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/karafka-consumer.ts' --parameters KarafkaConsumerService:ImageTag=1.0.0
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/karafka-consumer.ts'  (the cluster, its data, its ACLs and its network
 *          stay, for 580 USD a month: they are retained by default; the function that set the ACLs takes half an hour to go)
 */
import { App, CfnParameter, Duration, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { KafkaClient, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'KarafkaConsumer', { env });

// What is read, by whom, as which group.
const cluster = new ScramMskCluster(stack, 'Kafka');
const orders = cluster.addTopic('orders', { partitions: 6 });
const user = cluster.addUser('billing');
const group = 'billing';
orders.grants.consume(user, { group });

// The grant closes the cluster: a client that writes orders needs one too. On the client instance an operator may do everything.
const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
new MskClientInstance(new Stack(app, 'KarafkaConsumerClient', { env }), 'Client', { user: operator });

// The text refers to the environment for addresses and credentials, so that this file may be public. Commit it to
// the image instead if the application is another team's.
const karafkaRb = `
Bundler.require(:default)
require './app/orders_consumer'

class KarafkaApp < Karafka::App
  setup do |config|
    config.client_id = '${user.username}'
    config.group_id = '${group}'
${user.clientConfiguration(KafkaClient.KARAFKA).replace(/^(?=.)/gm, '    ')}  end

  routes.draw do
    topic('${orders.topicName}') { consumer OrdersConsumer }
  end
end
`;

// In a stack of its own: an image that does not start must not roll the cluster back.
const application = new Stack(app, 'KarafkaConsumerService', { env });
const tag = new CfnParameter(application, 'ImageTag', { description: 'Tag of the image in the repository billing', allowedPattern: '[\\w.-]+' });
const task = new ecs.FargateTaskDefinition(application, 'Task', { cpu: 256, memoryLimitMiB: 512 });
task.addContainer('Karafka', {
  image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(application, 'Images', 'billing'), tag.valueAsString),
  environment: { KARAFKA_ENV: 'production', KARAFKA_BOOT_FILE: '/tmp/karafka.rb', KARAFKA_RB: karafkaRb },
  // with-kafka.sh looks up the brokers, then is replaced by Karafka, which so gets the signal to stop.
  entryPoint: ['sh', '-c'],
  command: ['printf %s "$KARAFKA_RB" > "$KARAFKA_BOOT_FILE" && exec with-kafka.sh bundle exec karafka server'],
  logging: ecs.LogDrivers.awsLogs({
    streamPrefix: 'karafka',
    logGroup: new logs.LogGroup(application, 'Log', { retention: logs.RetentionDays.ONE_MONTH }),
  }),
  // Karafka gives its consumers a minute to finish.
  stopTimeout: Duration.seconds(90),
});

const securityGroup = new ec2.SecurityGroup(application, 'Billing', { vpc: cluster.vpc, description: 'Billing service', allowAllOutbound: false });
securityGroup.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Image, secret, log and the look-up of the brokers');
const service = new ecs.FargateService(application, 'Service', {
  cluster: new ecs.Cluster(application, 'Services', { vpc: cluster.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
  taskDefinition: task,
  // At most one for each partition has something to do.
  desiredCount: 2,
  minHealthyPercent: 50,
  circuitBreaker: { rollback: true },
  securityGroups: [securityGroup],
});
user.grantConnect(service);
// No client creates a topic by asking for it.
service.node.addDependency(orders);

Validations.of(task).acknowledge({
  id: 'AwsSolutions-ECS2',
  reason: 'The environment says how to connect and holds neither an address nor a secret: in clear, a change of it can be reviewed',
});
Validations.of(task.obtainExecutionRole().node.findChild('DefaultPolicy')).acknowledge({
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason: 'ecr:GetAuthorizationToken takes no resource; the layers that the token lets pull are limited to one repository',
});

addOutputs(app);
app.synth();
