import type { DeclaredTopic } from '../../../rehearsal/assembly/descriptions';
import { differencesOf, readTopics } from '../../../rehearsal/proofs/declared-topics';

/** As Kafka 3.9 prints them. */
const DESCRIBED = [
  'Topic: orders\tTopicId: 0jz0ZyVnT3SDQ9y3xZ2wAQ\tPartitionCount: 6\tReplicationFactor: 3\tConfigs: cleanup.policy=compact,delete,min.insync.replicas=2',
  '\tTopic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2,3\tElr: \tLastKnownElr: ',
  'Topic: payments\tTopicId: 1jz0ZyVnT3SDQ9y3xZ2wAQ\tPartitionCount: 1\tReplicationFactor: 2\tConfigs: min.insync.replicas=2',
  '\tTopic: payments\tPartition: 0\tLeader: 1\tReplicas: 1,2\tIsr: 1,2\tElr: \tLastKnownElr: ',
].join('\n');

const CONFIGURED = [
  'Dynamic configs for topic orders are:',
  '  cleanup.policy=compact,delete sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:cleanup.policy=compact,delete, DEFAULT_CONFIG:log.cleanup.policy=delete}',
  '  retention.ms=86400000 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:retention.ms=86400000}',
  'Dynamic configs for topic payments are:',
].join('\n');

const ORDERS: DeclaredTopic = { name: 'orders', partitions: 6, replicationFactor: 3, settings: { 'cleanup.policy': 'compact,delete', 'retention.ms': '86400000' } };

test('reads what Kafka prints, and only settings of the topic itself', () => {
  expect([...readTopics(DESCRIBED, CONFIGURED).values()]).toEqual([
    ORDERS,
    { name: 'payments', partitions: 1, replicationFactor: 2, settings: {} },
  ]);
});

test('a topic that is as it was asked does not differ', () => {
  expect(differencesOf(ORDERS, { ...ORDERS })).toEqual([]);
});

test.each<[DeclaredTopic | undefined, string]>([
  [undefined, 'orders is not there'],
  [{ ...ORDERS, partitions: 5 }, 'orders: partitions 5, expected 6'],
  [{ ...ORDERS, replicationFactor: 2 }, 'orders: replicationFactor 2, expected 3'],
  [{ ...ORDERS, settings: { 'cleanup.policy': 'compact,delete' } }, 'orders: retention.ms not set, expected 86400000'],
  [{ ...ORDERS, settings: { ...ORDERS.settings, 'retention.ms': '1' } }, 'orders: retention.ms 1, expected 86400000'],
  [{ ...ORDERS, settings: { ...ORDERS.settings, 'segment.ms': '1' } }, 'orders: segment.ms 1, expected not set'],
])('every difference is told: %j', (found, difference) => {
  expect(differencesOf(ORDERS, found)).toEqual([difference]);
});
