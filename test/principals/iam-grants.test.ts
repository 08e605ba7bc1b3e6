import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ClusterAuthorization, KafkaClient, ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { CLUSTER_ARN, importCluster } from '../scram-msk-cluster/existing';
import { errorOf, ZonedStack } from '../stacks';

const RESOURCE = CLUSTER_ARN.replace(':cluster/', ':RESOURCE/');

function resource(type: string, name: string): string {
  return `${RESOURCE.replace('RESOURCE', type)}/${name}`;
}

function roleIn(stack: ZonedStack): iam.Role {
  return new iam.Role(stack, 'Client', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
}

/** A role that logs in to a cluster that exists, whose ARN is known and easy to read. */
function existing() {
  const stack = new ZonedStack();
  const cluster = importCluster(stack, { iam: true });
  return { stack, cluster, principal: cluster.iamPrincipal(roleIn(stack)) };
}

function define(props: ScramMskClusterProps = {}) {
  const stack = new ZonedStack();
  return { stack, cluster: new ScramMskCluster(stack, 'Kafka', { iam: true, users: ['orders'], ...props }) };
}

function statementsIn(stack: ZonedStack): [unknown, unknown][] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.PolicyName.startsWith('Client'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .map(({ Action, Resource }) => [Action, Resource]);
}

test('to write', () => {
  const { stack, cluster, principal } = existing();
  cluster.grants.produce(principal, 'orders.*');

  expect(statementsIn(stack)).toEqual([
    [['kafka-cluster:Connect', 'kafka-cluster:WriteDataIdempotently'], CLUSTER_ARN],
    [['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'], resource('topic', 'orders.*')],
  ]);
});

test('to read with a group', () => {
  const { stack, cluster, principal } = existing();
  cluster.grants.consume(principal, 'orders', { group: 'billing-*' });

  expect(statementsIn(stack)).toEqual([
    ['kafka-cluster:Connect', CLUSTER_ARN],
    [['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], resource('topic', 'orders')],
    [['kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup'], resource('group', 'billing-*')],
  ]);
});

test('to write in transactions', () => {
  const { stack, cluster, principal } = existing();
  cluster.grants.transact(principal, 'billing-1');

  expect(statementsIn(stack)).toEqual([
    ['kafka-cluster:Connect', CLUSTER_ARN],
    [['kafka-cluster:DescribeTransactionalId', 'kafka-cluster:AlterTransactionalId'], resource('transactional-id', 'billing-1')],
  ]);
});

test('to see everything, and no record', () => {
  const { stack, cluster, principal } = existing();
  cluster.grants.describe(principal);

  expect(statementsIn(stack)).toEqual([
    [['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster', 'kafka-cluster:DescribeClusterDynamicConfiguration'], CLUSTER_ARN],
    [['kafka-cluster:DescribeTopic', 'kafka-cluster:DescribeTopicDynamicConfiguration'], resource('topic', '*')],
    ['kafka-cluster:DescribeGroup', resource('group', '*')],
  ]);
});

test('to own topics', () => {
  const { stack, cluster, principal } = existing();
  cluster.grants.manageTopics(principal, 'enrich-*');

  expect(statementsIn(stack)).toEqual([
    ['kafka-cluster:Connect', CLUSTER_ARN],
    [[
      'kafka-cluster:CreateTopic', 'kafka-cluster:DescribeTopic', 'kafka-cluster:DeleteTopic',
      'kafka-cluster:DescribeTopicDynamicConfiguration', 'kafka-cluster:AlterTopicDynamicConfiguration',
    ], resource('topic', 'enrich-*')],
  ]);
});

test('what depends on a grant waits for the policy of the role', () => {
  const { stack, cluster, principal } = existing();
  const grant = cluster.grants.produce(principal, 'orders');
  new sns.Topic(stack, 'StandsForAService').node.addDependency(grant);

  expect(grant.iamGrant?.success).toBe(true);
  const [topic] = Object.values(Template.fromStack(stack).findResources('AWS::SNS::Topic'));
  expect(topic!.DependsOn).toEqual([expect.stringMatching(/^ClientDefaultPolicy/)]);
});

test('to do everything on this cluster, and on no other', () => {
  const { stack, cluster, principal } = existing();
  cluster.grants.administer(principal);

  expect(statementsIn(stack)).toEqual([
    ['kafka-cluster:*', CLUSTER_ARN],
    ...['topic', 'group', 'transactional-id'].map((type) => ['kafka-cluster:*', resource(type, '*')]),
  ]);
});

test('the ARN of a topic is made of that of a cluster that is made in the same deploy', () => {
  const { stack, cluster } = define();
  cluster.grants.produce(cluster.iamPrincipal(roleIn(stack)), 'orders');

  const arn = stack.resolve(cluster.clusterArn);
  const part = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [':cluster/', { 'Fn::Sub': ['${Arn}', { Arn: arn }] }] }] });
  expect(statementsIn(stack).map(([, of]) => of)).toEqual([arn, { 'Fn::Join': ['', [part(0), ':topic/', part(1), '/orders']] }]);
});

test('a topic grants itself to a role as to a user', () => {
  const { stack, cluster } = define();
  const topic = cluster.addTopic('orders', { partitions: 1 });
  const principal = cluster.iamPrincipal(roleIn(stack));
  topic.grants.produce(principal);
  topic.grants.consume(principal, { group: 'billing' });

  expect(statementsIn(stack).flatMap(([actions]) => actions)).toEqual(expect.arrayContaining(['kafka-cluster:WriteData', 'kafka-cluster:ReadData']));
});

test('a topic of another cluster is refused, by the name of the role', () => {
  const { stack, cluster } = define();
  const topic = new ScramMskCluster(stack, 'Other').addTopic('orders', { partitions: 1 });

  expect(errorOf(() => topic.grants.produce(cluster.iamPrincipal(roleIn(stack))))).toMatch(
    /^Streaming\/Client cannot be granted anything:\n {2}- principal must be one of Streaming\/Other, got one of Streaming\/Kafka$/);
});

test('a grant closes the cluster to nobody: no ACL, no function', () => {
  const { stack, cluster } = define();
  cluster.grants.administer(cluster.iamPrincipal(roleIn(stack)));

  Template.fromStack(stack).resourceCountIs('Custom::MskAcls', 0);
  Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
});

test('a grant is no ACL on a closed cluster, and no contradiction to EVERY_USER', () => {
  const { stack, cluster } = define({ authorization: ClusterAuthorization.GRANTED_ONLY });
  cluster.grants.produce(cluster.iamPrincipal(roleIn(stack)), 'orders');
  const [acls] = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls'));

  expect(acls!.Properties.Acls.filter((line: string) => !line.startsWith('User:acl-administrator '))).toEqual([]);
  const open = define({ authorization: ClusterAuthorization.EVERY_USER });
  expect(() => open.cluster.grants.produce(open.cluster.iamPrincipal(roleIn(open.stack)), 'orders')).not.toThrow();
});

test('a role of a later stack: that stack depends on the cluster, and not the other way', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka', { iam: true });
  const later = new ZonedStack(app, 'Later');
  cluster.grants.consume(cluster.iamPrincipal(roleIn(later)), 'orders', { group: 'billing' });

  const arn = { 'Fn::ImportValue': expect.stringContaining('Owner:') };
  expect(statementsIn(later)[1]![1]).toMatchObject({ 'Fn::Join': ['', [{ 'Fn::Select': [0, { 'Fn::Split': [':cluster/', { 'Fn::Sub': ['${Arn}', { Arn: arn }] }] }] }, ':topic/', {}, '/orders']] });
  expect(owner.dependencies).toEqual([]);
  expect(later.dependencies).toEqual([owner]);
});

test('a role of another Region, by a weak reference', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Owner'), 'Kafka', { iam: true });
  const far = new ZonedStack(app, 'Far', { region: 'us-east-2' });
  cluster.grants.produce(cluster.iamPrincipal(roleIn(far)), 'orders');

  expect(statementsIn(far)[0]![1]).toEqual({ 'Fn::GetStackOutput': { StackName: 'Owner', Region: 'us-east-1', OutputName: expect.any(String) } });
});

test('it looks up the brokers, and nothing else', () => {
  const { stack, cluster, principal } = existing();
  cluster.grants.bootstrapBrokers(principal);

  expect(statementsIn(stack)).toEqual([['kafka:GetBootstrapBrokers', CLUSTER_ARN]]);
});

test('what cannot be granted is one error', () => {
  const { cluster, principal } = existing();

  expect(errorOf(() => cluster.grants.consume(principal, 'two words', { group: 'billing-?' }))).toBe([
    'Streaming/Client cannot be granted anything:',
    "  - topic must be the name of a topic (1 to 249 letters, digits and . _ -), the beginning of names followed by *, or *, got 'two words'",
    "  - group must be a name without ? and $, which do not stand for themselves in an IAM policy, got 'billing-?'",
  ].join('\n'));
  expect(errorOf(() => cluster.grants.transact(principal, 'a*b'))).toMatch(/transactionalId must be a name, .*, got 'a\*b'$/);
});

test('a role of another account is refused', () => {
  const stack = new ZonedStack();
  const role = iam.Role.fromRoleArn(stack, 'Client', 'arn:aws:iam::210987654321:role/client');
  const cluster = importCluster(stack, { iam: true });
  const principal = cluster.iamPrincipal(role);

  for (const grant of [() => cluster.grants.produce(principal, 'orders'), () => cluster.grants.administer(principal)]) {
    expect(errorOf(grant)).toContain("its account must be 123456789012, that of the cluster, got 210987654321: take a role of the cluster's account, which others may assume");
  }
});

test('what has no policy is refused, not passed over', () => {
  const { cluster } = define();
  const service = new iam.ServicePrincipal('ecs-tasks.amazonaws.com');

  expect(errorOf(() => cluster.grants.produce(cluster.iamPrincipal({ grantPrincipal: service }), 'orders'))).toBe(
    'an IAM principal cannot be granted anything:\n  - principal must be a role whose policy this app writes, got one that takes no statement');
});

test.each<{ what: string; cluster: (stack: ZonedStack) => Pick<ScramMskCluster, 'iamPrincipal'>; path: string }>([
  { what: 'a cluster of the app', cluster: (stack) => new ScramMskCluster(stack, 'Kafka'), path: 'Streaming/Kafka' },
  { what: 'an existing cluster', cluster: (stack) => importCluster(stack), path: 'Streaming/Existing' },
])('$what without IAM says which prop to set', ({ cluster, path }) => {
  const stack = new ZonedStack();

  expect(errorOf(() => cluster(stack).iamPrincipal(roleIn(stack)))).toBe(`${path}: iam must be true for a client to log in with IAM, got false`);
});

test('its clients read what Java reads, or are told what to use', () => {
  const { principal } = existing();

  expect(principal.clientConfiguration(KafkaClient.JAVA)).toContain('sasl.mechanism=AWS_MSK_IAM\n');
  expect(errorOf(() => principal.clientConfiguration(KafkaClient.KAFKAJS))).toMatch(/^clientConfiguration KAFKAJS with IAM: its logins are code: take AWS's aws-msk-iam-sasl-signer-js/);
});
