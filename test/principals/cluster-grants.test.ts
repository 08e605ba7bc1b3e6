import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ScramMskCluster, ScramUser, type IKafkaPrincipal } from '../../lib';
import { importCluster, importSecret } from '../scram-msk-cluster/existing';
import { errorOf, ZonedStack } from '../stacks';

function define() {
  const stack = new ZonedStack(new App());
  const cluster = new ScramMskCluster(stack, 'Kafka');
  return { stack, cluster, user: cluster.addUser('enrich') };
}

function aclsIn(stack: Stack): string[] {
  const [acls] = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls'));
  return acls!.Properties.Acls.filter((acl: string) => !acl.startsWith('User:acl-administrator ')).map((acl: string) => acl.replace('User:enrich ', ''));
}

test('who may describe everything sees the cluster, too, and no record', () => {
  const { stack, cluster, user } = define();
  cluster.grants.describe(user);

  expect(aclsIn(stack)).toEqual([
    'DESCRIBE CLUSTER LITERAL kafka-cluster',
    'DESCRIBE_CONFIGS CLUSTER LITERAL kafka-cluster',
    'DESCRIBE TOPIC LITERAL *',
    'DESCRIBE_CONFIGS TOPIC LITERAL *',
    'DESCRIBE GROUP LITERAL *',
  ]);
});

test.each([
  [{ topic: 'orders.*' }, ['DESCRIBE TOPIC PREFIXED orders.', 'DESCRIBE_CONFIGS TOPIC PREFIXED orders.']],
  [{ group: 'billing' }, ['DESCRIBE GROUP LITERAL billing']],
  [{ topic: 'orders', group: '*' }, ['DESCRIBE TOPIC LITERAL orders', 'DESCRIBE_CONFIGS TOPIC LITERAL orders', 'DESCRIBE GROUP LITERAL *']],
])('who may describe %j sees that, and nothing else', (options, acls) => {
  const { stack, cluster, user } = define();
  cluster.grants.describe(user, options);

  expect(aclsIn(stack)).toEqual(acls);
});

test('who owns topics makes, deletes and sets them, and neither reads nor writes', () => {
  const { stack, cluster, user } = define();
  cluster.grants.manageTopics(user, 'enrich-*');

  expect(aclsIn(stack)).toEqual(['CREATE', 'DELETE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'].map((operation) => `${operation} TOPIC PREFIXED enrich-`));
});

test('what depends on a grant is deployed after the ACLs, also where it was granted first', () => {
  const { stack, cluster, user } = define();
  new sns.Topic(stack, 'StandsForAService').node.addDependency(cluster.grants.produce(user, 'orders'));

  const [topic] = Object.values(Template.fromStack(stack).findResources('AWS::SNS::Topic'));
  expect(topic!.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^KafkaAcls/), expect.stringMatching(/^KafkaAssociation/)]));
});

test('what depends on a grant to a user that was brought waits for the ACLs as well, and so does what depends on that user', () => {
  const { stack, cluster } = define();
  const brought = ScramUser.fromScramUserAttributes(stack, 'Brought', { username: 'brought', secret: importSecret(stack), cluster });
  const grant = cluster.grants.produce(brought, 'orders');
  [grant, brought].forEach((dependency, index) => new sns.Topic(stack, `StandsForAService${index}`).node.addDependency(dependency));

  const topics = Object.values(Template.fromStack(stack).findResources('AWS::SNS::Topic'));
  expect(topics.map(({ DependsOn }) => DependsOn)).toEqual([0, 1].map(() => expect.arrayContaining([expect.stringMatching(/^KafkaAcls/)])));
});

test('a cluster that two stacks import each for itself is one cluster for its roles', () => {
  const app = new App();
  const [first, second] = ['First', 'Second'].map((id) => importCluster(new ZonedStack(app, id), { iam: true }));
  const role = new iam.Role(first!.stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });

  expect(() => second!.grants.produce(first!.iamPrincipal(role), 'orders')).not.toThrow();
});

test('a user that is rotated, and was granted something before it was defined, may do it under both names', () => {
  const { stack, cluster } = define();
  const early = ScramUser.fromScramUserAttributes(stack, 'Early', { username: 'late', secret: importSecret(stack), cluster });
  cluster.grants.produce(early, 'orders');
  cluster.addUser('late', { rotation: {} });

  expect(aclsIn(stack)).toEqual(['User:late WRITE TOPIC LITERAL orders', 'User:late-alternate WRITE TOPIC LITERAL orders']);
});

test.each(['', '*'])("a user that exists is not called '%s', which an ACL would take for everybody", (username) => {
  const { stack, cluster } = define();

  expect(errorOf(() => ScramUser.fromScramUserAttributes(stack, 'Everybody', { username, secret: importSecret(stack), cluster })))
    .toBe(`Streaming/Everybody cannot be defined:\n  - username must be the name of a user, got '${username}'`);
});

test('a grant to a user has no statement of IAM', () => {
  const { cluster, user } = define();

  expect(cluster.grants.produce(user, 'orders').iamGrant).toBeUndefined();
});

test('every name that is wrong is in the one error', () => {
  const { cluster, user } = define();

  expect(errorOf(() => cluster.grants.describe(user, { topic: 'two words', group: 'a*b' }))).toBe([
    'Streaming/Kafka/Users/enrich cannot be granted anything:',
    "  - topic must be the name of a topic (1 to 249 letters, digits and . _ -), the beginning of names followed by *, or *, got 'two words'",
    "  - group must be a name, the beginning of names followed by *, or *, got 'a*b'",
  ].join('\n'));
});

test('a principal that this library did not make is told who does', () => {
  const { cluster } = define();
  const foreign: IKafkaPrincipal = { cluster, clientConfiguration: () => '' };

  expect(errorOf(() => cluster.grants.produce(foreign, 'orders'))).toContain('principal must be made by this library, as cluster.addUser() and cluster.iamPrincipal() do');
});
