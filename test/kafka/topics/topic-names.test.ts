import { collide, validateTopicName } from '../../../lib/kafka/topics/topic-names';

test.each(['orders', 'orders.v1', 'Orders_EU-1', '...', '_orders', '-', 'x'.repeat(249)])('%s is a name', (name) => {
  expect(validateTopicName(name)).toBeUndefined();
});

test.each([
  ['', '1 to 249'],
  ['x'.repeat(250), '1 to 249'],
  ['orders v1', 'letters, digits and . _ -'],
  ['bestellungen/ä', 'letters, digits and . _ -'],
  ['orders\n', 'letters, digits and . _ -'],
  ['.', 'must not be . or ..'],
  ['..', 'must not be . or ..'],
  ['__consumer_offsets', 'must not begin with __'],
])('%j is none: %s', (name, allowed) => {
  expect(validateTopicName(name)).toContain(allowed);
});

test.each([
  ['orders.v1', 'orders_v1', true],
  ['orders', 'orders', true],
  ['orders.v1', 'orders-v1', false],
  ['orders', 'Orders', false],
])('%s and %s collide: %s', (one, other, answer) => {
  expect(collide(one, other)).toBe(answer);
  expect(collide(other, one)).toBe(answer);
});
