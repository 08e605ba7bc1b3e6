import type { ReceivedRecord, WrittenRecord } from '../../drivers/kafka/records';

/** How a copy differs from its original. */
export interface Differences {
  /** Records that the copy does not have, or not with this partition, time, key, value and headers. */
  readonly missing: readonly ReceivedRecord[];
  /** Records that the original does not have. */
  readonly unknown: readonly ReceivedRecord[];
  /** How often a record is there once more. */
  readonly repeated: number;
  /** Records that come before one that they should follow, in the same partition. */
  readonly outOfOrder: number;
}

/** Compares what two topics hold, both in the order of their partitions. Names of topics and offsets may differ. */
export function compareCopies(original: readonly ReceivedRecord[], copy: readonly ReceivedRecord[]): Differences {
  const places = new Map(original.map((record, place) => [contentOf(record), place]));
  const seen = new Set<string>();
  const last = new Map<number, number>();
  const unknown: ReceivedRecord[] = [];
  let repeated = 0;
  let outOfOrder = 0;
  for (const record of copy) {
    const content = contentOf(record);
    const place = places.get(content);
    if (place === undefined) {
      unknown.push(record);
    } else if (seen.has(content)) {
      repeated++;
    } else {
      seen.add(content);
      outOfOrder += place < (last.get(record.partition) ?? -1) ? 1 : 0;
      last.set(record.partition, Math.max(place, last.get(record.partition) ?? -1));
    }
  }
  return { missing: original.filter((record) => !seen.has(contentOf(record))), unknown, repeated, outOfOrder };
}

/** How often values are there that should be there once. */
export function tally(expected: Iterable<string>, found: readonly string[]): { missing: string[]; repeated: number } {
  const distinct = new Set(found);
  return { missing: [...expected].filter((value) => !distinct.has(value)), repeated: found.length - distinct.size };
}

/** What producers write: keys and none, empty and repeated headers, text beyond ASCII, deletions of a key. */
export function assortedRecords(count: number, name: string): WrittenRecord[] {
  return Array.from({ length: count }, (_, number): WrittenRecord => [
    number % 10 === 0 ? null : `key ${number % 50} – ü`,
    number % 25 === 5 ? null : `${name} ${number}`,
    [['number', `${name} ${number}`], ...(number % 3 === 0 ? [['repeated', '1'], ['repeated', '2'], ['empty', ''], ['none', null]] as const : [])],
  ]);
}

function contentOf({ partition, timestamp, key, value, headers }: ReceivedRecord): string {
  return JSON.stringify([partition, timestamp, key, value, headers]);
}
