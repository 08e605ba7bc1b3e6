import { TopicNaming } from '../../lib';
import { errorOf } from '../stacks';
import { aclsIn, define, topicsIn } from './regions';

const { IDENTICAL } = TopicNaming;

test('a topic is declared on the primary, and MirrorMaker makes it on the secondary', () => {
  const { clusters, primaryStack, secondaryStack } = define(IDENTICAL);
  const topic = clusters.addTopic('orders', { partitions: 6 });

  expect([topic.topicName, topic.secondary]).toEqual(['orders', undefined]);
  expect([topicsIn(primaryStack), topicsIn(secondaryStack)]).toEqual([['orders'], []]);
});

test('rights are the same on both sides, also by way of a topic that only the primary declares', () => {
  const { clusters, primaryStack, secondaryStack } = define(IDENTICAL);
  const [orders, topic] = [clusters.addUser('orders'), clusters.addTopic('orders', { partitions: 6 })];
  topic.grants.produce(orders);
  topic.grants.consume(orders, { group: 'orders' });
  clusters.grants.consume(orders, 'payments.*', { group: 'orders' });

  const acls = [
    'User:orders WRITE TOPIC LITERAL orders',
    'User:orders READ TOPIC LITERAL orders',
    'User:orders READ GROUP LITERAL orders',
    'User:orders READ TOPIC PREFIXED payments.',
  ];
  expect([aclsIn(primaryStack), aclsIn(secondaryStack)]).toEqual([acls, acls]);
});

test('names that begin as copies would are names like any other', () => {
  const { clusters, primaryStack } = define(IDENTICAL);
  clusters.addTopic('primary.school', { partitions: 1 }).grants.produce(clusters.addUser('teachers'));

  expect(aclsIn(primaryStack)).toEqual(['User:teachers WRITE TOPIC LITERAL primary.school']);
});

test.each([
  ['before', true],
  ['after', false],
])('a topic that the secondary declares %s is one that two would make', (_, isBefore) => {
  const { app, clusters, secondary } = define(IDENTICAL);
  const declare = [() => secondary.addTopic('orders', { partitions: 6 }), () => clusters.addTopic('orders', { partitions: 6 })];
  (isBefore ? declare : declare.reverse()).forEach((make) => make());

  expect(errorOf(() => app.synth()))
    .toContain("the topic 'orders' must be declared on the primary alone, under identical names MirrorMaker makes it on the other side, got it on Secondary/Kafka, too");
});

test.each([
  ['orders.internal', 'MirrorMaker never copies such a topic'],
  ['orders-internal', 'MirrorMaker never copies such a topic'],
  ['orders.replica', 'MirrorMaker never copies such a topic'],
  ['__orders', 'MirrorMaker never copies such a topic'],
  ['heartbeats', 'MirrorMaker renames such a topic'],
  ['device-heartbeats', 'MirrorMaker renames such a topic'],
])('the topic %s would be missing on the secondary', (topicName, why) => {
  const refusal = errorOf(() => define(IDENTICAL).clusters.addTopic(topicName, { partitions: 1 }));

  expect(refusal).toContain(`Primary/Kafka and Secondary/Kafka cannot have the topic '${topicName}':\n  - topicName must not `);
  expect(refusal).toContain(`${why}, got '${topicName}'`);
});

test.each(['internal', 'orders_internal', 'heartbeats-v1', '_schemas'])('the topic %s is copied', (topicName) => {
  const { clusters, primaryStack } = define(IDENTICAL);
  clusters.addTopic(topicName, { partitions: 1 });

  expect(topicsIn(primaryStack)).toEqual([topicName]);
});
