/**
 * Scenario: an application that cannot do otherwise logs in with SCRAM, everybody else with IAM and no password: a service of
 * Amazon ECS in Java, operators on the box, and a connector of Amazon MSK Connect, which knows no other way.
 *
 * Needs:   a bootstrapped account; in a repository `billing` of its Amazon ECR an image for x86-64 that starts with
 *          assets/client/with-kafka.sh and has AWS's aws-msk-iam-auth in its class path.
 * Costs:   roughly 600 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, a container 9, keys and secrets 4, the box 13; IAM costs nothing; the function that sets the ACLs
 *          runs when grants change; data transfer, logs and the connector itself are extra.
 * Deploy:  npx cdk deploy --app 'npx tsx examples/iam-beside-scram.ts' --parameters ImageTag=1.0.0
 * Destroy: npx cdk destroy --app 'npx tsx examples/iam-beside-scram.ts'  (the cluster, its data, its ACLs and its network
 *          stay: they are retained by default)
 */
import { App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { MskClientInstance, MskConnectExecutionRole, ScramMskCluster } from '../lib';

class IamBesideScram extends Stack {
  // Fixed zones: no look-up, and the same template on every machine.
  public get availabilityZones(): string[] {
    return ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  }
}

const app = new App();
const stack = new IamBesideScram(app, 'IamBesideScram', { env: { region: 'us-east-1' } });
const tag = new CfnParameter(stack, 'ImageTag', { description: 'Tag of the image in the repository billing', allowedPattern: '[\\w.-]+' });

const cluster = new ScramMskCluster(stack, 'Kafka', { iam: true, users: ['orders'] });
const orders = cluster.addTopic('orders', { partitions: 6 });

// With SCRAM: an ACL, which closes the cluster to other users.
orders.grantProduce(cluster.user('orders'));

// With IAM: statements in the policy of the task's role. No ACL, no secret.
const task = new ecs.FargateTaskDefinition(stack, 'Task', { cpu: 256, memoryLimitMiB: 512 });
task.addContainer('Billing', {
  image: ecs.ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Images', 'billing'), tag.valueAsString),
  logging: ecs.LogDrivers.awsLogs({
    streamPrefix: 'billing',
    logGroup: new logs.LogGroup(stack, 'Log', { retention: logs.RetentionDays.ONE_MONTH }),
  }),
});
const securityGroup = new ec2.SecurityGroup(stack, 'Billing', { vpc: cluster.vpc, description: 'Billing service', allowAllOutbound: false });
securityGroup.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Image, log and the look-up of the brokers');
const service = new ecs.FargateService(stack, 'Service', {
  cluster: new ecs.Cluster(stack, 'Services', { vpc: cluster.vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
  taskDefinition: task,
  desiredCount: 1,
  minHealthyPercent: 100,
  circuitBreaker: { rollback: true },
  securityGroups: [securityGroup],
});
const billing = cluster.iamPrincipal(task.taskRole);
orders.grantConsume(billing, { group: 'billing' });
billing.grantConnect(service);
// Nobody creates a topic by asking for it.
service.node.addDependency(orders);

// Operators: KAFKA_LOGIN=iam kafka-topics.sh --list
const operator = cluster.addUser('operator');
operator.grantAdmin();
const box = new MskClientInstance(stack, 'Client', { cluster, user: operator, iam: true });
orders.grantConsume(cluster.iamPrincipal(box), { group: 'operators' });

// For the prop serviceExecutionRoleArn of a connector that archives orders, and for the security group that it is given.
const connectors = new ec2.SecurityGroup(stack, 'Connectors', { vpc: cluster.vpc, description: 'Connectors of Amazon MSK Connect', allowAllOutbound: false });
connectors.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'What the connector writes to');
const connector = new MskConnectExecutionRole(stack, 'Archive', { cluster, reads: ['orders'] });
connector.allowFrom(connectors);

Validations.of(task).acknowledge({
  id: 'AwsSolutions-ECS2',
  reason: 'The environment says which cluster it is and how to log in, and holds neither an address nor a secret: in clear, a change of it can be reviewed',
});
Validations.of(task.obtainExecutionRole().node.findChild('DefaultPolicy')).acknowledge({
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason: 'ecr:GetAuthorizationToken takes no resource; the layers that the token lets pull are limited to one repository',
});

app.synth();
