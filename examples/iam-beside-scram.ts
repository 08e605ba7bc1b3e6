/**
 * Scenario: an application that cannot do otherwise logs in with SCRAM, everybody else with IAM and no password: a service of
 * Amazon ECS in Java, operators on the client instance, and a connector of Amazon MSK Connect, which knows no other way. The cluster is
 * closed first, and takes IAM in a second deploy: see docs/decisions/0013-grants-for-roles-by-the-same-methods.md.
 *
 * Needs:   a bootstrapped account that has used Amazon ECS before (README.md has the command) and three Elastic IP addresses
 *          left of the five in a Region; in a repository `billing` of its Amazon ECR an image for x86-64 that starts with
 *          assets/client/with-kafka.sh and has AWS's aws-msk-iam-auth in its class path.
 * Costs:   roughly 600 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, a container 9, keys and secrets 4, the client instance 13; IAM costs nothing; the function that sets the ACLs
 *          runs when grants change; data transfer, logs and the connector itself are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/iam-beside-scram.ts'   (SCRAM, and the grant that closes the cluster)
 *          npx cdk deploy --all --app 'npx tsx examples/iam-beside-scram.ts' -c iam=true --parameters IamBesideScramService:ImageTag=1.0.0
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/iam-beside-scram.ts' -c iam=true  (the cluster, its data, its ACLs and its network
 *          stay, for 580 USD a month: they are retained by default; the function that set the ACLs takes half an hour to go)
 */
import { Annotations, App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { MskClientInstance, MskConnectExecutionRole, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'IamBesideScram', { env });

// Off in the first deploy, which closes the cluster. The command line hands the value over as text.
const withIam = String(app.node.tryGetContext('iam')) === 'true';
const cluster = new ScramMskCluster(stack, 'Kafka', { iam: withIam, users: ['orders'] });
const orders = cluster.addTopic('orders', { partitions: 6 });

// With SCRAM: an ACL, which closes the cluster to other users.
orders.grants.produce(cluster.user('orders'));

// Operators, then also without a password: KAFKA_LOGIN=iam kafka-topics.sh --list
const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
const box = new MskClientInstance(new Stack(app, 'IamBesideScramClient', { env }), 'Client', { user: operator, iam: withIam });

if (withIam) {
  Annotations.of(cluster).acknowledgeWarning('cdk-msk-georeplication:iam-with-grants', 'The deploy before this one closed the cluster');
  orders.grants.consume(cluster.iamPrincipal(box), { group: 'operators' });
  defineService(new Stack(app, 'IamBesideScramService', { env }));
  defineConnector(stack);
}

addOutputs(app);
app.synth();

/** A service whose task logs in with its role: statements in a policy, no ACL and no secret. */
function defineService(scope: Stack): void {
  const tag = new CfnParameter(scope, 'ImageTag', { description: 'Tag of the image in the repository billing', allowedPattern: '[\\w.-]+' });
  const task = new ecs.FargateTaskDefinition(scope, 'Task', { cpu: 256, memoryLimitMiB: 512 });
  task.addContainer('Billing', {
    image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(scope, 'Images', 'billing'), tag.valueAsString),
    logging: ecs.LogDrivers.awsLogs({
      streamPrefix: 'billing',
      logGroup: new logs.LogGroup(scope, 'Log', { retention: logs.RetentionDays.ONE_MONTH }),
    }),
  });
  const securityGroup = new ec2.SecurityGroup(scope, 'Billing', { vpc: cluster.vpc, description: 'Billing service', allowAllOutbound: false });
  securityGroup.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Image, log and the look-up of the brokers');
  const service = new ecs.FargateService(scope, 'Service', {
    cluster: new ecs.Cluster(scope, 'Services', { vpc: cluster.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
    taskDefinition: task,
    desiredCount: 1,
    minHealthyPercent: 100,
    circuitBreaker: { rollback: true },
    securityGroups: [securityGroup],
  });
  const billing = cluster.iamPrincipal(task.taskRole);
  orders.grants.consume(billing, { group: 'billing' });
  billing.grantConnect(service);
  // No client creates a topic by asking for it.
  service.node.addDependency(orders);

  Validations.of(task).acknowledge({
    id: 'AwsSolutions-ECS2',
    reason: 'The environment says which cluster it is and how to log in, and holds neither an address nor a secret: in clear, a change of it can be reviewed',
  });
  Validations.of(task.obtainExecutionRole().node.findChild('DefaultPolicy')).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'ecr:GetAuthorizationToken takes no resource; the layers that the token lets pull are limited to one repository',
  });
}

/** For the prop serviceExecutionRoleArn of a connector that archives orders, and for the security group that it is given. */
function defineConnector(scope: Stack): void {
  const connectors = new ec2.SecurityGroup(scope, 'Connectors', { vpc: cluster.vpc, description: 'Connectors of Amazon MSK Connect', allowAllOutbound: false });
  connectors.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'What the connector writes to');
  const connector = new MskConnectExecutionRole(scope, 'Archive', { cluster, reads: ['orders'] });
  connector.allowFrom(connectors);
}
