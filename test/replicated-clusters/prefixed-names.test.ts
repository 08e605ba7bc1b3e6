import { Template } from 'aws-cdk-lib/assertions';
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
  clusters.addUser('orders').grantProduce('orders');

  expect(aclsIn(primaryStack)).toEqual(['User:orders WRITE TOPIC LITERAL orders']);
  expect(aclsIn(secondaryStack)).toEqual(['User:orders WRITE TOPIC LITERAL orders']);
});

test.each([
  ['a name', 'orders', ['LITERAL orders'], ['LITERAL secondary.orders'], ['LITERAL primary.orders']],
  ['the beginning of names', 'orders.*', ['PREFIXED orders.'], ['PREFIXED secondary.orders.'], ['PREFIXED primary.orders.']],
  ['every name, copies among them', '*', ['LITERAL *'], [], []],
])('who reads %s reads the copies on the other side with the same group', (_, topic, own, onPrimary, onSecondary) => {
  const { clusters, primaryStack, secondaryStack } = define();
  clusters.addUser('orders').grantConsume(topic, { group: 'orders-*' });
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
  topic.grantProduce(orders);
  topic.grantConsume(orders, { group: 'orders' });

  const acls = (copy: string) => [
    'User:orders WRITE TOPIC LITERAL orders', 'User:orders READ TOPIC LITERAL orders', 'User:orders READ GROUP LITERAL orders', `User:orders READ TOPIC LITERAL ${copy}`,
  ];
  expect([aclsIn(primaryStack), aclsIn(secondaryStack)]).toEqual([acls('secondary.orders'), acls('primary.orders')]);
});

test.each(['primary.orders', 'secondary.orders.*'])('the copies %s are granted by the name that is written', (copies) => {
  const orders = define().clusters.addUser('orders');
  const refusal = 'Primary/Kafka/Users/orders and Secondary/Kafka/Users/orders cannot be granted anything:'
    + `\n  - topic must be the name where it is written, without ${copies.split('.')[0]}. in front, which MirrorMaker gives to copies, got '${copies}'`;

  expect(errorOf(() => orders.grantProduce(copies))).toBe(refusal);
  expect(errorOf(() => orders.grantConsume(copies, { group: 'orders' }))).toBe(refusal);
});

test.each([
  ['primary.orders', "topicName must not begin with primary., MirrorMaker takes such a topic for a copy, got 'primary.orders'"],
  ['secondary.orders', "topicName must not begin with secondary., MirrorMaker takes such a topic for a copy, got 'secondary.orders'"],
  ...['orders.internal', 'orders-internal', 'orders.replica', '__orders'].map((topicName) =>
    [topicName, `topicName must not begin with __, nor end in .internal, -internal or .replica, MirrorMaker never copies such a topic, got '${topicName}'`]),
  ['o'.repeat(240), 'topicName must be at most 239 characters, a copy has a prefix too, got 240'],
])('the topic %s has no name for a copy', (topicName, fault) => {
  expect(errorOf(() => define().clusters.addTopic(topicName, { partitions: 1 })))
    .toBe(`Primary/Kafka and Secondary/Kafka cannot have the topic '${topicName}': ${fault}`);
});

test('the longest name is taken', () => {
  const { clusters, primaryStack } = define();
  clusters.addTopic('o'.repeat(239), { partitions: 1 }).grantConsume(clusters.addUser('orders'), { group: 'orders' });

  expect(aclsIn(primaryStack)).toContain(`User:orders READ TOPIC LITERAL secondary.${'o'.repeat(239)}`);
});
