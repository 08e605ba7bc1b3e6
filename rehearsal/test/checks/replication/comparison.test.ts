import type { ReceivedRecord } from '../../../drivers/kafka/records';
import { assortedRecords, compareCopies, tally } from '../../../checks/replication/comparison';

function record(number: number, change: Partial<ReceivedRecord> = {}): ReceivedRecord {
  return {
    topic: 'orders', partition: 0, offset: number, timestamp: 1000 + number, key: 'k', value: String(number), headers: [['number', String(number)]], ...change,
  };
}

const original = [record(0), record(1), record(2), record(3, { partition: 1 })];

test('a copy under another name and with other offsets is the same', () => {
  const copy = original.map((each) => ({ ...each, topic: 'primary.orders', offset: each.offset + 7 }));
  expect(compareCopies(original, copy)).toEqual({ missing: [], unknown: [], repeated: 0, outOfOrder: 0 });
});

test('partitions may come in any order', () => {
  expect(compareCopies(original, [original[3]!, ...original.slice(0, 3)])).toMatchObject({ missing: [], outOfOrder: 0 });
});

test('a record that is not there is missing', () => {
  expect(compareCopies(original, original.slice(1)).missing).toEqual([original[0]]);
});

test.each<[string, Partial<ReceivedRecord>]>([
  ['partition', { partition: 1 }],
  ['time', { timestamp: 5 }],
  ['key', { key: null }],
  ['value', { value: '' }],
  ['headers', { headers: [['number', '0'], ['number', '0']] }],
])('a record with another %s is missing, and an unknown one is there', (_, change) => {
  const changed = record(0, change);
  expect(compareCopies(original, [changed, ...original.slice(1)])).toMatchObject({ missing: [original[0]], unknown: [changed] });
});

test('a record that is there again is repeated, and not out of order', () => {
  expect(compareCopies(original, [...original, original[0]!])).toEqual({ missing: [], unknown: [], repeated: 1, outOfOrder: 0 });
});

test('a record that comes before one that it follows is out of order', () => {
  expect(compareCopies(original, [original[1]!, original[0]!, ...original.slice(2)])).toMatchObject({ missing: [], outOfOrder: 1 });
});

test('a tally counts what is missing and what is there again', () => {
  expect(tally(['a', 'b', 'c'], ['a', 'a', 'a', 'c', 'd'])).toEqual({ missing: ['b'], repeated: 2 });
});

test('assorted records differ from each other, and have everything that a record can have', () => {
  const records = assortedRecords(100, 'n');
  expect(new Set(records.map((each) => JSON.stringify(each))).size).toBe(100);
  expect(records.some(([key]) => key === null)).toBe(true);
  expect(records.some(([key, value]) => key !== null && value === null)).toBe(true);
  expect(records.some(([, , headers]) => headers.length > 1)).toBe(true);
});
