import type { DeclaredTopic } from '../../../assembly/descriptions';
import { differencesOf } from '../../../checks/cluster/declared-topics';

const ORDERS: DeclaredTopic = { name: 'orders', partitions: 6, replicationFactor: 3, settings: { 'cleanup.policy': 'compact,delete', 'retention.ms': '86400000' } };

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
])('every difference is reported: %j', (found, difference) => {
  expect(differencesOf(ORDERS, found)).toEqual([difference]);
});
