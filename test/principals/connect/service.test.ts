import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { ScramMskCluster } from '../../../lib';
import { ZonedStack, errorOf } from '../../stacks';
import { CLUSTER_ARN, importCluster, importSecret, KEY_ARN, SECRET_ARN } from '../../scram-msk-cluster/existing';

const VIA_SECRETS_MANAGER = { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } };

/** A Fargate service that may reach nothing yet. */
function serviceIn(stack: ZonedStack, vpc: ec2.IVpc, { containers = ['App'] } = {}): ecs.FargateService {
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  containers.forEach((id) => taskDefinition.addContainer(id, { image: ecs.ContainerImage.fromRegistry('app') }));
  return new ecs.FargateService(stack, 'Service', {
    cluster: new ecs.Cluster(stack, 'Cluster', { vpc }),
    taskDefinition,
    securityGroups: [new ec2.SecurityGroup(stack, 'ServiceGroup', { vpc, allowAllOutbound: false })],
  });
}

function scene() {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  return { stack, cluster, user: cluster.user('orders'), service: serviceIn(stack, cluster.vpc) };
}

function statementsOf(stack: ZonedStack, policy: string): unknown[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.PolicyName.startsWith(policy))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

test('the container finds its credentials and the cluster in its environment; the password is a reference', () => {
  const { stack, cluster, user, service } = scene();
  user.grantConnect(service).assertSuccess();

  const secret = stack.resolve(user.secret.secretArn);
  Template.fromStack(stack).hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [{
      Environment: [{ Name: 'KAFKA_CLUSTER_ARN', Value: stack.resolve(cluster.clusterArn) }],
      Secrets: [
        { Name: 'KAFKA_USERNAME', ValueFrom: { 'Fn::Join': ['', [secret, ':username::']] } },
        { Name: 'KAFKA_PASSWORD', ValueFrom: { 'Fn::Join': ['', [secret, ':password::']] } },
      ],
    }],
  });
});

test('ECS reads the secret, the application looks up the brokers: neither may do what the other does', () => {
  const { stack, cluster, user, service } = scene();
  user.grantConnect(service);

  expect(statementsOf(stack, 'TaskExecutionRole')).toEqual([
    { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: stack.resolve(user.secret.secretArn) },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: stack.resolve(cluster.secretEncryptionKey.keyArn), Condition: VIA_SECRETS_MANAGER },
  ]);
  expect(statementsOf(stack, 'TaskTaskRole')).toEqual([
    { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: stack.resolve(cluster.clusterArn) },
  ]);
});

test('port 9096 is opened on both sides, and no other', () => {
  const { stack, cluster, user, service } = scene();
  user.grantConnect(service);

  const rule = { IpProtocol: 'tcp', FromPort: 9096, ToPort: 9096 };
  const template = Template.fromStack(stack);
  const brokers = stack.resolve(cluster.connections.securityGroups[0]!.securityGroupId);
  const client = stack.resolve(service.connections.securityGroups[0]!.securityGroupId);
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { ...rule, GroupId: brokers, SourceSecurityGroupId: client });
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { ...rule, GroupId: client, DestinationSecurityGroupId: brokers });
});

test('the service starts after its user is associated with the cluster', () => {
  const { stack, user, service } = scene();
  user.grantConnect(service);

  const template = Template.fromStack(stack);
  const [association] = Object.keys(template.findResources('AWS::MSK::BatchScramSecret'));
  template.hasResource('AWS::ECS::Service', { DependsOn: Match.arrayWith([association!]) });
});

test('a service of a later stack: that stack depends on the cluster, and not the other way', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka', { users: ['orders'] });
  const before = Object.keys(Template.fromStack(ownerAlone()).toJSON().Resources);
  const later = new ZonedStack(app, 'Later');
  cluster.user('orders').grantConnect(serviceIn(later, cluster.vpc));

  Template.fromStack(later).resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  expect(Object.keys(Template.fromStack(owner).toJSON().Resources)).toEqual(before);
  expect(later.dependencies.map(({ stackName }) => stackName)).toEqual(['Owner']);
  expect(owner.dependencies).toHaveLength(0);
});

/** The stack of the cluster as it is without any client. */
function ownerAlone(): ZonedStack {
  const owner = new ZonedStack(new App(), 'Owner');
  new ScramMskCluster(owner, 'Kafka', { users: ['orders'] });
  return owner;
}

test('a user that somebody else manages', () => {
  const stack = new ZonedStack();
  const cluster = importCluster(stack, { users: { operator: importSecret(stack) } });
  cluster.user('operator').grantConnect(serviceIn(stack, cluster.vpc));

  Template.fromStack(stack).hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [{
      Environment: [{ Name: 'KAFKA_CLUSTER_ARN', Value: CLUSTER_ARN }],
      Secrets: [{ ValueFrom: `${SECRET_ARN}:username::` }, { ValueFrom: `${SECRET_ARN}:password::` }],
    }],
  });
  expect(statementsOf(stack, 'TaskExecutionRole')).toContainEqual(
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY_ARN, Condition: VIA_SECRETS_MANAGER });
});

test('of several containers the first is meant, unless another is named', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  const service = serviceIn(stack, cluster.vpc, { containers: ['App', 'Worker'] });
  cluster.user('orders').grantConnect(service, { container: service.taskDefinition.findContainer('Worker') });

  Template.fromStack(stack).hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [
      { Name: 'App', Secrets: Match.absent(), Environment: Match.absent() },
      { Name: 'Worker', Secrets: Match.anyValue() },
    ],
  });
});

test('a service of another Region is told what to use instead', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Primary'), 'Kafka', { users: ['orders'] });
  const stack = new ZonedStack(app, 'Secondary', { region: 'us-east-2' });
  const service = serviceIn(stack, new ec2.Vpc(stack, 'Vpc'));

  expect(errorOf(() => cluster.user('orders').grantConnect(service))).toBe(
    "Secondary/Service cannot connect as 'orders' of Primary/Kafka:\n  - it is in us-east-2 and the cluster in us-east-1: "
    + 'give its role user.grantRead() and open the way with CrossRegionPeering');
});

test('a service of another account, whose task has no container: both faults in one error', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Owner', { account: '111111111111' }), 'Kafka', { users: ['orders'] });
  const stack = new ZonedStack(app, 'Other', { account: '222222222222' });
  const service = serviceIn(stack, new ec2.Vpc(stack, 'Vpc'), { containers: [] });

  expect(errorOf(() => cluster.user('orders').grantConnect(service))).toMatch(
    /it is in account 222222222222 and the cluster in 111111111111: .*\n {2}- its task has no container: add one first$/);
});

test('a container of another task is refused', () => {
  const { stack, user, service } = scene();
  const other = new ecs.FargateTaskDefinition(stack, 'Other').addContainer('App', { image: ecs.ContainerImage.fromRegistry('app') });

  expect(errorOf(() => user.grantConnect(service, { container: other }))).toContain('container must be one of its own task, got Streaming/Other/App');
});
