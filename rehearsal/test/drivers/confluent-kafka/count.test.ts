import { spawnSync } from 'node:child_process';
import { resource } from '../../../system/package-root';

/** An id, then what the brokers acknowledged; a record as it is read begins with its id, too. */
type Row = readonly [id: string, topic: string, partition: number, offset: number, timestamp: number, key: string | null, value: string | null];

interface Case {
  readonly acknowledged: readonly Row[];
  readonly aborted?: readonly Row[];
  readonly read: readonly Row[];
  readonly compacted?: readonly string[];
}

/** It needs no client, and so no more than Python. */
const PROGRAM = `
import json, sys
sys.path.insert(0, sys.argv[1])
from collections import Counter
from types import SimpleNamespace
from count import count, count_keys
from written import Record, Written

case = json.load(sys.stdin)
record = lambda topic, partition, offset, timestamp, key, value: Record(topic, partition, offset, timestamp, key, value, ())
written = Written()
written.acknowledged = {row[0]: record(*row[1:]) for row in case['acknowledged']}
written.aborted = {row[0]: record(*row[1:]) for row in case.get('aborted', [])}
reader = SimpleNamespace(first={}, last_of_key={}, counts=Counter(), topics={row[1]: row[1] for row in case['acknowledged']})
for row in case['read']:
    reader.first.setdefault(row[0], record(*row[1:]).without_offset())
    reader.last_of_key[row[1], row[5]] = row[0]
    reader.counts[row[1], row[2]] += 1
print(json.dumps([count(reader, written, case.get('compacted', [])), count_keys(reader, written)]))
`;

function counted(input: Case): Record<string, unknown>[] {
  const { stdout, stderr } = spawnSync('python3', ['-B', '-c', PROGRAM, resource('drivers', 'confluent-kafka')], { input: JSON.stringify(input), encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const row = (number: number, change: { topic?: string; partition?: number; key?: string | null; value?: string | null } = {}): Row => {
  const { topic = 'orders', partition = 0, key = 'key', value = 'value' } = change;
  return [`id-${number}`, topic, partition, number, 1000 + number, key, value];
};

const ROWS = [1, 2, 3].map((number) => row(number));
const NOTHING = { missing: 0, twice: 0, outOfOrder: 0, altered: 0, aborted: 0, unknown: 0, example: null };

test('a copy that is complete has nothing against it', () => {
  expect(counted({ acknowledged: ROWS, read: ROWS })[0]).toEqual({ ...NOTHING, read: 3 });
});

test('each fault is counted as what it is', () => {
  const [[one, two, three], four] = [ROWS as [Row, Row, Row], row(4)];
  expect(counted({ acknowledged: ROWS, read: [one, three] })[0]).toEqual({ ...NOTHING, read: 2, missing: 1, example: 'id-2' });
  expect(counted({ acknowledged: ROWS, read: [one, two, one, two, three] })[0]).toEqual({ ...NOTHING, read: 5, twice: 2 });
  expect(counted({ acknowledged: ROWS, read: [one, three, two] })[0]).toEqual({ ...NOTHING, read: 3, outOfOrder: 1 });
  expect(counted({ acknowledged: ROWS, read: [...ROWS, four] })[0]).toEqual({ ...NOTHING, read: 4, unknown: 1 });
  expect(counted({ acknowledged: ROWS, aborted: [four], read: [...ROWS, four] })[0]).toEqual({ ...NOTHING, read: 4, aborted: 1 });
  expect(counted({ acknowledged: ROWS, read: [one, row(2, { partition: 1 }), row(3, { value: null })] })[0]).toMatchObject({ altered: 2, example: 'id-2' });
});

test('other partitions have an order of their own', () => {
  const other = row(1, { partition: 1 });
  expect(counted({ acknowledged: [row(2), other], read: [row(2), other] })[0]).toEqual({ ...NOTHING, read: 2 });
});

test('of a compacted topic the last record of each key must be there', () => {
  const rows = [row(1), row(2), row(3, { key: 'other' })];
  expect(counted({ acknowledged: rows, read: rows.slice(1), compacted: ['orders'] })).toEqual([{ ...NOTHING, read: 2 }, { keys: 2, records: 2, behind: 0 }]);
  expect(counted({ acknowledged: rows, read: [rows[0]!, rows[2]!], compacted: ['orders'] })).toMatchObject([{ missing: 1, example: 'id-2' }, { behind: 1 }]);
});

test('an older record that came again behind the last one is no state to leave', () => {
  expect(counted({ acknowledged: ROWS, read: [...ROWS, ROWS[0]!], compacted: ['orders'] })).toMatchObject([{ missing: 0 }, { keys: 1, behind: 1 }]);
});

test('a key that was deleted may be gone, and must not have a value', () => {
  const [written, deleted] = [row(1), row(2, { value: null })];
  expect(counted({ acknowledged: [written, deleted], read: [], compacted: ['orders'] })[1]).toMatchObject({ behind: 0 });
  expect(counted({ acknowledged: [written, deleted], read: [written], compacted: ['orders'] })[1]).toMatchObject({ behind: 1 });
});
