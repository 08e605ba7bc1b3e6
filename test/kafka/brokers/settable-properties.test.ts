import { EXPRESS_READ_ONLY, EXPRESS_SETTABLE, isOwnedByMsk, STANDARD_SETTABLE } from '../../../lib/kafka/brokers/settable-properties';

test.each([
  'super.users', 'listeners', 'authorizer.class.name', 'broker.id', 'node.id', 'process.roles', 'log.dir', 'log.dirs', 'zookeeper.connect',
  'ssl.keystore.location', 'sasl.enabled.mechanisms', 'security.inter.broker.protocol',
])('MSK sets %s itself', (key) => {
  expect(isOwnedByMsk(key)).toBe(true);
});

test.each([
  'log.dirs.of.mine', 'zookeeper.connection.timeout.ms', 'broker.id.generation.enable', 'my.listeners', 'connections.max.idle.ms', 'ssl', '',
])('%j is no setting of MSK itself', (key) => {
  expect(isOwnedByMsk(key)).toBe(false);
});

test('a setting that may be set is neither owned by MSK nor read-only', () => {
  expect([...STANDARD_SETTABLE, ...EXPRESS_SETTABLE].filter(isOwnedByMsk)).toEqual([]);
  expect([...EXPRESS_SETTABLE].filter((key) => EXPRESS_READ_ONLY.has(key))).toEqual([]);
});
