import { Lazy } from 'aws-cdk-lib';
import { overlap, rangeOf } from '../../lib/private/ipv4';

test.each([
  { one: '10.0.0.0/16', other: '10.0.0.0/16', what: 'the same' },
  { one: '10.0.0.0/16', other: '10.0.255.0/24', what: 'one within the other' },
  { one: '10.0.0.0/8', other: '10.200.0.0/16', what: 'far within the other' },
  { one: '0.0.0.0/0', other: '192.168.0.0/24', what: 'everything' },
  { one: '10.0.255.255/32', other: '10.0.0.0/16', what: 'its last address' },
  { one: '10.0.0.5', other: '10.0.0.0/29', what: 'an address without a prefix' },
  { one: '10.0.1.7/16', other: '10.0.200.0/24', what: 'a block with host bits set' },
  { one: '255.255.255.255/32', other: '255.255.255.0/24', what: 'the end of all addresses' },
])('$one and $other overlap: $what', ({ one, other }) => {
  expect(overlap(one, other)).toBe(true);
  expect(overlap(other, one)).toBe(true);
});

test.each([
  { one: '10.0.0.0/16', other: '10.1.0.0/16', what: 'the next block' },
  { one: '10.0.255.255/32', other: '10.1.0.0/32', what: 'the next address' },
  { one: '10.0.0.0/25', other: '10.0.0.128/25', what: 'the other half' },
  { one: '10.1.0.0/16', other: '10.10.0.0/16', what: 'a common beginning of the text only' },
  { one: '127.255.255.255', other: '128.0.0.0/1', what: 'both halves of all addresses, where signed numbers would turn' },
  { one: '10.0.0.0/16', other: 'not an address', what: 'no address at all' },
  { one: '10.0.0.0/16', other: Lazy.string({ produce: () => '10.0.0.0/16' }), what: 'what only the deploy knows' },
])('$one does not overlap $what', ({ one, other }) => {
  expect(overlap(one, other)).toBe(false);
  expect(overlap(other, one)).toBe(false);
});

test.each([
  { block: '0.0.0.0/0', from: 0, to: 4294967295 },
  { block: '10.0.0.0/16', from: 167772160, to: 167837695 },
  { block: '10.0.1.7/16', from: 167772160, to: 167837695 },
  { block: '10.0.0.5', from: 167772165, to: 167772165 },
])('$block goes from $from to $to', ({ block, from, to }) => {
  expect(rangeOf(block)).toEqual({ from, to });
});

test('a block that only the deploy knows has no range', () => {
  expect(rangeOf(Lazy.string({ produce: () => '10.0.0.0/16' }))).toBeUndefined();
});
