/**
 * Scenario: a producer in Java, with Spring Boot, as a service of Amazon ECS next to the cluster: its `application.yml` is the
 * library's text, and its user may write to one topic and nothing else.
 *
 * Needs:   a bootstrapped account that has used Amazon ECS before (README.md has the command) and three Elastic IP addresses
 *          left of the five in a Region; in a repository `shop` of its Amazon ECR an image for x86-64 with Java 17, a Spring Boot
 *          application of the line 3.5 with spring-kafka as /app/application.jar, ca-certificates, the AWS command line, and
 *          assets/client/with-kafka.sh as /usr/local/bin/with-kafka.sh, executable. All that it does with Kafka may be
 *
 *            @Component
 *            public class Orders {
 *              private final KafkaTemplate<String, String> kafka;
 *
 *              Orders(KafkaTemplate<String, String> kafka) {
 *                this.kafka = kafka;
 *              }
 *
 *              public void place(String customer, String order) {
 *                kafka.sendDefault(customer, order).join();
 *              }
 *            }
 *
 * Costs:   roughly 630 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, two containers 36, keys and secrets 4, the client instance 13; data transfer, logs and metrics are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/spring-producer.ts' --parameters SpringProducerService:ImageTag=1.0.0
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/spring-producer.ts'  (the cluster, its data, its ACLs and its network
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
const stack = new Stack(app, 'SpringProducer', { env });

// What is written, by whom. Kafka's producers wait for every replica in sync and write each record once, by default.
const cluster = new ScramMskCluster(stack, 'Kafka');
const orders = cluster.addTopic('orders', { partitions: 6, retention: Duration.days(7) });
const user = cluster.addUser('shop');
orders.grants.produce(user);

// The grant closes the cluster: a client that reads orders needs one too. On the client instance an operator may do everything.
const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
new MskClientInstance(new Stack(app, 'SpringProducerClient', { env }), 'Client', { user: operator });

// Two files of one application, parted as YAML does: the library's, and what is the application's own. They refer to the
// environment for addresses and credentials, so that both may be public.
const applicationYml = `${user.clientConfiguration(KafkaClient.SPRING_BOOT)}---
spring:
  application:
    name: ${user.username}
  kafka:
    client-id: ${user.username}
    template:
      default-topic: ${orders.topicName}
`;

// In a stack of its own: an image that does not start must not roll the cluster back.
const application = new Stack(app, 'SpringProducerService', { env });
const tag = new CfnParameter(application, 'ImageTag', { description: 'Tag of the image in the repository shop', allowedPattern: '[\\w.-]+' });
const task = new ecs.FargateTaskDefinition(application, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
task.addContainer('Spring', {
  image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(application, 'Images', 'shop'), tag.valueAsString),
  environment: { SPRING_CONFIG_ADDITIONAL_LOCATION: 'file:/tmp/application.yml', APPLICATION_YML: applicationYml },
  // with-kafka.sh looks up the brokers, then is replaced by Java, which so gets the signal to stop.
  entryPoint: ['sh', '-c'],
  command: ['printf %s "$APPLICATION_YML" > /tmp/application.yml && exec with-kafka.sh java -XX:MaxRAMPercentage=75 -jar /app/application.jar'],
  logging: ecs.LogDrivers.awsLogs({
    streamPrefix: 'spring',
    logGroup: new logs.LogGroup(application, 'Log', { retention: logs.RetentionDays.ONE_MONTH }),
  }),
  // What was sent has two minutes to arrive, as Kafka's delivery.timeout.ms says; that is the most that Fargate waits.
  stopTimeout: Duration.minutes(2),
});

const securityGroup = new ec2.SecurityGroup(application, 'Shop', { vpc: cluster.vpc, description: 'Shop service', allowAllOutbound: false });
securityGroup.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Image, secret, log and the look-up of the brokers');
const service = new ecs.FargateService(application, 'Service', {
  cluster: new ecs.Cluster(application, 'Services', { vpc: cluster.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
  taskDefinition: task,
  desiredCount: 2,
  minHealthyPercent: 100,
  circuitBreaker: { rollback: true },
  securityGroups: [securityGroup],
});
user.grantConnect(service);
// No client creates a topic by writing to it.
service.node.addDependency(orders);

Validations.of(task).acknowledge(
  {
    id: 'AwsSolutions-ECS2',
    reason: 'The environment says how to connect and holds neither an address nor a secret: in clear, a change of it can be reviewed',
  },
  { id: 'CloudFormation-Validate::E1029', reason: 'What looks like a parameter for Fn::Sub is for Spring: a reference to the environment' },
);
Validations.of(task.obtainExecutionRole().node.findChild('DefaultPolicy')).acknowledge({
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason: 'ecr:GetAuthorizationToken takes no resource; the layers that the token lets pull are limited to one repository',
});

addOutputs(app);
app.synth();
