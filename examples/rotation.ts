/**
 * Scenario: the password of an application changes every month, and there is no moment in which none works: two users of the
 * cluster take turns, the secret says whose turn it is, and the service reads it anew each week.
 *
 * Needs:   a bootstrapped account that has used Amazon ECS before (README.md has the command) and three Elastic IP addresses
 *          left of the five in a Region; in a repository `orders` of its Amazon ECR an image for x86-64 that starts with
 *          assets/client/with-kafka.sh and takes user name and password from KAFKA_USERNAME and KAFKA_PASSWORD.
 * Costs:   roughly 610 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, two containers 18, keys and secrets 4, the client instance 13; the functions run when grants change and when a
 *          password does, for next to nothing; data transfer, logs and metrics are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/rotation.ts' --parameters RotationService:ImageTag=1.0.0   (rotates
 *          nothing yet)
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/rotation.ts'  (the cluster, its data, secrets and ACLs and its network
 *          stay, for 580 USD a month: they are retained by default; the functions take half an
 *          hour to go)
 */
import { App, CfnParameter, Duration, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Universal } from 'aws-cdk-lib/aws-scheduler-targets';
import { MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'Rotation', { env });

// `orders` and `orders-alternate`: what the user is granted, both are.
const cluster = new ScramMskCluster(stack, 'Kafka');
const orders = cluster.addUser('orders', { rotation: { automaticallyAfter: Duration.days(30) } });
const topic = cluster.addTopic('orders', { partitions: 6 });
topic.grants.produce(orders);

const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
new MskClientInstance(new Stack(app, 'RotationClient', { env }), 'Client', { user: operator });

// In a stack of its own: an image that does not start must not roll the cluster back.
const application = new Stack(app, 'RotationService', { env });
const tag = new CfnParameter(application, 'ImageTag', { description: 'Tag of the image in the repository orders', allowedPattern: '[\\w.-]+' });
const task = new ecs.FargateTaskDefinition(application, 'Task', { cpu: 256, memoryLimitMiB: 512 });
task.addContainer('Orders', {
  image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(application, 'Images', 'orders'), tag.valueAsString),
  logging: ecs.LogDrivers.awsLogs({
    streamPrefix: 'orders',
    logGroup: new logs.LogGroup(application, 'Log', { retention: logs.RetentionDays.ONE_MONTH }),
  }),
});
const securityGroup = new ec2.SecurityGroup(application, 'Orders', { vpc: cluster.vpc, description: 'Orders service', allowAllOutbound: false });
securityGroup.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Image, secret, log and the look-up of the brokers');
const service = new ecs.FargateService(application, 'Service', {
  cluster: new ecs.Cluster(application, 'Services', { vpc: cluster.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
  taskDefinition: task,
  desiredCount: 2,
  minHealthyPercent: 100,
  circuitBreaker: { rollback: true },
  securityGroups: [securityGroup],
});
orders.grantConnect(service);
// No client creates a topic by asking for it.
service.node.addDependency(topic);

// ECS reads the secret when a task starts. What a task read stays valid for a month after the secret says something else, so
// that new tasks each week are in time, even if three weeks in a row fail.
new Schedule(application, 'ReadAnew', {
  description: 'Has the service of the orders read its password',
  schedule: ScheduleExpression.rate(Duration.days(7)),
  target: new Universal({
    service: 'ecs',
    action: 'updateService',
    input: ScheduleTargetInput.fromObject({ Cluster: service.cluster.clusterArn, Service: service.serviceName, ForceNewDeployment: true }),
    policyStatements: [new iam.PolicyStatement({ actions: ['ecs:UpdateService'], resources: [service.serviceArn] })],
  }),
});

Validations.of(task).acknowledge({
  id: 'AwsSolutions-ECS2',
  reason: 'The environment says which cluster it is and holds neither an address nor a secret: in clear, a change of it can be reviewed',
});
Validations.of(task.obtainExecutionRole().node.findChild('DefaultPolicy')).acknowledge({
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason: 'ecr:GetAuthorizationToken takes no resource; the layers that the token lets pull are limited to one repository',
});

addOutputs(app);
app.synth();
