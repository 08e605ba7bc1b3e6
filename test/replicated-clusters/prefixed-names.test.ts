import { Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Dependable } from 'constructs';
import { TopicNaming } from '../../lib';
import { errorOf } from '../stacks';
import { aclsIn, define, topicsIn } from './regions';

test('are the default', () => {
  expect(define().clusters.topicNaming).toBe(TopicNaming.PREFIXED);
});

test('a topic is declared on both sides: MirrorMaker makes its copies, under other names', () => {
  const { clusters, primaryStack, secondaryStack } = define();
  const topic = clusters.addTopic('orders', { partitions: 6 });

  expect([topic.topicName, topic.primary.topicName, topic.secondary?.topicName]).toEqual(['orders', 'orders', 'orders']);
  expect([topicsIn(primaryStack), topicsIn(secondaryStack)]).toEqual([['orders'], ['orders']]);
  for (const stack of [primaryStack, secondaryStack]) {
    Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', { PartitionCount: 6 });
  }
});

test('who writes a topic does so under its own name on both sides', () => {
  const { clusters, primaryStack, secondaryStack } = define();
  clusters.grants.produce(clusters.addUser('orders'), 'orders');

  expect(aclsIn(primaryStack)).toEqual(['User:orders WRITE TOPIC LITERAL orders']);
  expect(aclsIn(secondaryStack)).toEqual(['User:orders WRITE TOPIC LITERAL orders']);
});

test.each([
  ['a name', 'orders', ['LITERAL orders'], ['LITERAL secondary.orders'], ['LITERAL primary.orders']],
  ['the beginning of names', 'orders.*', ['PREFIXED orders.'], ['PREFIXED secondary.orders.'], ['PREFIXED primary.orders.']],
  ['every name, copies among them', '*', ['LITERAL *'], [], []],
])('who reads %s reads the copies on the other side with the same group', (_, topic, own, onPrimary, onSecondary) => {
  const { clusters, primaryStack, secondaryStack } = define();
  clusters.grants.consume(clusters.addUser('orders'), topic, { group: 'orders-*' });
  const reads = (topics: string[]) => {
    const [first, ...copies] = topics.map((pattern) => `User:orders READ TOPIC ${pattern}`);
    return [first, 'User:orders READ GROUP PREFIXED orders-', ...copies];
  };

  expect(aclsIn(primaryStack)).toEqual(reads([...own, ...onPrimary]));
  expect(aclsIn(secondaryStack)).toEqual(reads([...own, ...onSecondary]));
});

test('a topic grants its own name and its copies', () => {
  const { clusters, primaryStack, secondaryStack } = define();
  const [orders, topic] = [clusters.addUser('orders'), clusters.addTopic('orders', { partitions: 6 })];
  topic.grants.produce(orders);
  topic.grants.consume(orders, { group: 'orders' });

  const acls = (copy: string) => [
    'User:orders WRITE TOPIC LITERAL orders', 'User:orders READ TOPIC LITERAL orders', 'User:orders READ GROUP LITERAL orders', `User:orders READ TOPIC LITERAL ${copy}`,
  ];
  expect([aclsIn(primaryStack), aclsIn(secondaryStack)]).toEqual([acls('secondary.orders'), acls('primary.orders')]);
});

test.each(['primary.orders', 'secondary.orders.*'])('the copies %s are granted by the name that is written', (copies) => {
  const { clusters } = define();
  const orders = clusters.addUser('orders');
  const refusal = "'orders' of Primary/Kafka and Secondary/Kafka cannot be granted anything:"
    + `\n  - topic must be the name where it is written, without ${copies.split('.')[0]}. in front, which MirrorMaker gives to copies, got '${copies}'`;

  expect(errorOf(() => clusters.grants.produce(orders, copies))).toBe(refusal);
  expect(errorOf(() => clusters.grants.consume(orders, copies, { group: 'orders' }))).toBe(refusal);
});

test.each(['p*', 'primary*', 'secondar*'])('names that begin with %s include copies, which are for MirrorMaker to write and to read by others', (topic) => {
  const { clusters, primaryStack } = define();
  const orders = clusters.addUser('orders');
  const fault = /topic must begin so that it includes no copies, which MirrorMaker writes and names after (primary|secondary)\., got '/;

  expect(errorOf(() => clusters.grants.produce(orders, topic))).toMatch(fault);
  expect(errorOf(() => clusters.grants.manageTopics(orders, topic))).toMatch(fault);
  clusters.grants.consume(orders, topic, { group: 'orders' });
  expect(aclsIn(primaryStack)).toContain(`User:orders READ TOPIC PREFIXED ${topic.slice(0, -1)}`);
});

test('what is seen of a topic is seen of its copies', () => {
  const { clusters, primaryStack, secondaryStack } = define();
  clusters.addTopic('orders', { partitions: 6 }).grants.describe(clusters.addUser('dashboard'));

  const acls = (copy: string) => ['orders', copy].flatMap((name) => ['DESCRIBE', 'DESCRIBE_CONFIGS'].map((operation) => `User:dashboard ${operation} TOPIC LITERAL ${name}`));
  expect([aclsIn(primaryStack), aclsIn(secondaryStack)]).toEqual([acls('secondary.orders'), acls('primary.orders')]);
});

test('what depends on a grant waits for the side that it is on, or for both', () => {
  const { clusters, primaryStack } = define();
  const grant = clusters.grants.produce(clusters.addUser('orders'), 'orders');
  new sns.Topic(primaryStack, 'StandsForAService').node.addDependency(grant.primary);
  const [topic] = Object.values(Template.fromStack(primaryStack).findResources('AWS::SNS::Topic'));

  expect(topic!.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^KafkaAcls/)]));
  expect(primaryStack.dependencies).toEqual([]);
  expect(Dependable.of(grant).dependencyRoots.length).toBeGreaterThan(Dependable.of(grant.primary).dependencyRoots.length);
});

test.each([
  ['primary.orders', "topicName must not begin with primary., MirrorMaker takes such a topic for a copy, got 'primary.orders'"],
  ['secondary.orders', "topicName must not begin with secondary., MirrorMaker takes such a topic for a copy, got 'secondary.orders'"],
  ...['orders.internal', 'orders-internal', 'orders.replica', '__orders', '.orders'].map((topicName) =>
    [topicName, `topicName must not begin with __ or a period, nor end in .internal, -internal or .replica, MirrorMaker never copies such a topic, got '${topicName}'`]),
  ['stock.secondary.levels', "topicName must not have .secondary. in it, MirrorMaker takes such a topic for a copy, got 'stock.secondary.levels'"],
  ['stock.primary.levels', "topicName must not have .primary. in it, MirrorMaker takes such a topic for a copy, got 'stock.primary.levels'"],
  ['heartbeats', "topicName must differ from 'heartbeats', which MirrorMaker keeps for itself, got 'heartbeats'"],
  ['mm2-offsets_primary_internal', "topicName must differ from 'mm2-offsets.primary.internal', which MirrorMaker keeps for itself, got 'mm2-offsets_primary_internal': Kafka takes a period and an underscore for the same"],
  ['o'.repeat(240), 'topicName must be at most 239 characters, a copy has a prefix too, got 240'],
])('the topic %s has no name for a copy', (topicName, fault) => {
  expect(errorOf(() => define().clusters.addTopic(topicName, { partitions: 1 })))
    .toBe(`Primary/Kafka and Secondary/Kafka cannot have the topic '${topicName}':\n  - ${fault}`);
});

test.each(['stock.secondary', 'secondary', 'primary-school', 'device.heartbeats', 'internal.orders'])('the topic %s has one', (topicName) => {
  const { clusters, primaryStack } = define();
  clusters.addTopic(topicName, { partitions: 1 });

  expect(topicsIn(primaryStack)).toEqual([topicName]);
});

test('the longest name is taken', () => {
  const { clusters, primaryStack } = define();
  clusters.addTopic('o'.repeat(239), { partitions: 1 }).grants.consume(clusters.addUser('orders'), { group: 'orders' });

  expect(aclsIn(primaryStack)).toContain(`User:orders READ TOPIC LITERAL secondary.${'o'.repeat(239)}`);
});
