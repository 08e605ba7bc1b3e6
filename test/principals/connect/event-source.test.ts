import { App } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ClusterAuthorization, type IScramUser, ScramMskCluster } from '../../../lib';
import { ZonedStack, errorOf } from '../../stacks';
import { importCluster, importSecret } from '../../scram-msk-cluster/existing';

function functionIn(stack: ZonedStack): lambda.Function {
  return new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {}'),
  });
}

/** A cluster with a user that an event source mapping reads as. */
function define(authorization?: ClusterAuthorization) {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['billing'], authorization });
  const user = cluster.user('billing');
  const handler = functionIn(stack);
  const grant = user.grantConnectFromEventSource(handler);
  return { stack, cluster, user, handler, grant };
}

function map(handler: lambda.IFunction, user: IScramUser): void {
  handler.addEventSourceMapping('Orders', {
    eventSourceArn: user.cluster.clusterArn,
    kafkaTopic: 'orders',
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    sourceAccessConfigurations: [{ type: lambda.SourceAccessConfigurationType.SASL_SCRAM_512_AUTH, uri: user.secret.secretArn }],
  });
}

test('the role of the function may log in to this cluster and make network interfaces, and nothing more', () => {
  const { stack, cluster, user, grant } = define();
  grant.assertSuccess();

  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).filter(({ Properties }) => Properties.PolicyName.startsWith('Handler'));
  const granted = policy!.Properties.PolicyDocument.Statement.map(({ Action, Resource }: { Action: unknown; Resource: unknown }) => [Action, Resource]);
  expect(granted).toEqual([
    ['secretsmanager:GetSecretValue', stack.resolve(user.secret.secretArn)],
    ['kms:Decrypt', stack.resolve(user.secret.encryptionKey!.keyArn)],
    ['kafka:GetBootstrapBrokers', stack.resolve(cluster.clusterArn)],
    [['kafka:DescribeClusterV2', 'kafka:ListScramSecrets'], stack.resolve(cluster.clusterArn)],
    [expect.arrayContaining(['ec2:CreateNetworkInterface', 'ec2:DescribeVpcs']), '*'],
  ]);
});

test('Lambda comes from the security group of the brokers: it lets itself in on port 9096, and nobody else', () => {
  const { stack, cluster } = define();
  const [group] = cluster.connections.securityGroups.map(({ securityGroupId }) => stack.resolve(securityGroupId));

  const rules = Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties);
  expect(rules).toEqual([expect.objectContaining({ GroupId: group, SourceSecurityGroupId: group, FromPort: 9096, ToPort: 9096 })]);
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('the group of an existing cluster lets itself out too, if it does not let out everything anyway', () => {
  const stack = new ZonedStack();
  const securityGroups = [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1', { allowAllOutbound: false })];
  const user = importCluster(stack, { securityGroups, users: { billing: importSecret(stack) } }).user('billing');
  user.grantConnectFromEventSource(functionIn(stack));

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-1', SourceSecurityGroupId: 'sg-1', FromPort: 9096 });
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { GroupId: 'sg-1', DestinationSecurityGroupId: 'sg-1', FromPort: 9096 });
});

test('mapping and function are deployed after the user is associated with the cluster', () => {
  const { stack, handler, user } = define();
  map(handler, user);

  const template = Template.fromStack(stack);
  const [association] = Object.keys(template.findResources('AWS::MSK::BatchScramSecret'));
  template.hasResource('AWS::Lambda::EventSourceMapping', { DependsOn: Match.arrayWith([association!]) });
  template.hasResource('AWS::Lambda::Function', { DependsOn: Match.arrayWith([association!]), Properties: Match.objectLike({ Handler: 'index.handler' }) });
});

test.each([
  [ClusterAuthorization.GRANTED_ONLY, ['User:billing DESCRIBE_CONFIGS CLUSTER LITERAL kafka-cluster']],
  [undefined, []],
])('with authorization %s the user has the ACLs %j: alone they close nothing', (authorization, expected) => {
  const { stack } = define(authorization);

  const acls = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls')).flatMap(({ Properties }) => Properties.Acls as string[]);
  expect(acls.filter((line) => line.startsWith('User:billing '))).toEqual(expected);
});

test('an alias may be called as well', () => {
  const { stack, handler, user } = define();
  const alias = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion });
  user.grantConnectFromEventSource(alias).assertSuccess();
  map(alias, user);

  const template = Template.fromStack(stack);
  template.hasResource('AWS::Lambda::EventSourceMapping', { DependsOn: Match.arrayWith(Object.keys(template.findResources('AWS::MSK::BatchScramSecret'))) });
});

test('a function of another Region is refused', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Primary'), 'Kafka', { users: ['billing'] });
  const handler = functionIn(new ZonedStack(app, 'Secondary', { region: 'us-east-2' }));

  expect(errorOf(() => cluster.user('billing').grantConnectFromEventSource(handler))).toMatch(/^Secondary\/Handler cannot connect as 'billing' of Primary\/Kafka:\n {2}- it is in us-east-2 /);
});
