import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ScramMskCluster } from '../../../lib';
import { ZonedStack, errorOf } from '../../stacks';

const PORT = { IpProtocol: 'tcp', FromPort: 9098, ToPort: 9098 };

function serviceIn(stack: ZonedStack, vpc: ec2.IVpc): ecs.FargateService {
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('App', { image: ecs.ContainerImage.fromRegistry('app') });
  return new ecs.FargateService(stack, 'Service', {
    cluster: new ecs.Cluster(stack, 'Cluster', { vpc }),
    taskDefinition,
    securityGroups: [new ec2.SecurityGroup(stack, 'ServiceGroup', { vpc, allowAllOutbound: false })],
  });
}

function functionIn(stack: ZonedStack, vpc?: ec2.IVpc): lambda.Function {
  return new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {}'),
    ...(vpc && { vpc, securityGroups: [new ec2.SecurityGroup(stack, 'HandlerGroup', { vpc, allowAllOutbound: false })] }),
  });
}

function scene() {
  const stack = new ZonedStack();
  return { stack, cluster: new ScramMskCluster(stack, 'Kafka', { iam: true }) };
}

function actionsOf(stack: ZonedStack, policy: string): unknown[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.PolicyName.startsWith(policy))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .map(({ Action }) => Action);
}

/** The only rules of their own in a template, on both sides of one connection. */
function expectOnePort(stack: ZonedStack, cluster: ScramMskCluster, client: ec2.IConnectable): void {
  const [brokers, group] = [cluster, client].map(({ connections }) => stack.resolve(connections.securityGroups[0]!.securityGroupId));
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { ...PORT, GroupId: brokers, SourceSecurityGroupId: group });
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { ...PORT, GroupId: group, DestinationSecurityGroupId: brokers });
}

test('a service connects with its task role: no secret, the cluster and the way to log in in its environment', () => {
  const { stack, cluster } = scene();
  const service = serviceIn(stack, cluster.vpc);
  cluster.iamPrincipal(service.taskDefinition.taskRole).grantConnect(service).assertSuccess();

  Template.fromStack(stack).hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [{
      Environment: [{ Name: 'KAFKA_CLUSTER_ARN', Value: stack.resolve(cluster.clusterArn) }, { Name: 'KAFKA_LOGIN', Value: 'iam' }],
      Secrets: Match.absent(),
    }],
  });
  expect(actionsOf(stack, 'TaskTaskRole')).toEqual(['kafka-cluster:Connect', 'kafka:GetBootstrapBrokers']);
  expectOnePort(stack, cluster, service);
});

test('a function connects with its role', () => {
  const { stack, cluster } = scene();
  const handler = functionIn(stack, cluster.vpc);
  cluster.iamPrincipal(handler).grantConnectFromFunction(handler).assertSuccess();

  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.exact({ KAFKA_CLUSTER_ARN: stack.resolve(cluster.clusterArn) }) },
  });
  expect(actionsOf(stack, 'Handler')).toEqual(['kafka-cluster:Connect', 'kafka:GetBootstrapBrokers']);
  expectOnePort(stack, cluster, handler);
});

test('anybody else is let in on 9098, and on no other port', () => {
  const { stack, cluster } = scene();
  const client = new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc, allowAllOutbound: false });
  cluster.iamPrincipal(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() })).allowFrom(client);

  expectOnePort(stack, cluster, client);
});

test('the default port stays that of SCRAM', () => {
  const { stack, cluster } = scene();
  cluster.connections.allowDefaultPortFrom(new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc }));

  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 9096, ToPort: 9096 });
});

test('a service or a function with another role is refused', () => {
  const { stack, cluster } = scene();
  const service = serviceIn(stack, cluster.vpc);
  const handler = functionIn(stack, cluster.vpc);

  expect(errorOf(() => cluster.iamPrincipal(handler).grantConnect(service))).toBe(
    'Streaming/Service cannot connect as Streaming/Handler/ServiceRole of Streaming/Kafka:\n'
    + '  - it has another role: connect it with cluster.iamPrincipal of its taskDefinition.taskRole');
  expect(errorOf(() => cluster.iamPrincipal(service.taskDefinition.taskRole).grantConnectFromFunction(handler))).toContain(
    'it has another role: connect it with cluster.iamPrincipal of its role');
});

test('a function outside of a VPC, in another Region: both faults in one error', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Primary'), 'Kafka', { iam: true });
  const handler = functionIn(new ZonedStack(app, 'Secondary', { region: 'us-east-2' }));

  expect(errorOf(() => cluster.iamPrincipal(handler).grantConnectFromFunction(handler))).toMatch(
    /it is in us-east-2 and the cluster in us-east-1: grant to its role, and open port 9098 with CrossRegionPeering\n {2}- it is in no VPC/);
});
