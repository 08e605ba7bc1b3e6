import type { FetchedPartition, ProbedCluster } from './clusters';
import { ByPartition, type Of, type TopicPartition, type Unprobed } from './partitions';
import { firstCommitted, offsetBehind, oldestAcknowledged, type RecordPosition } from './records';
import type { Candidate } from './waiting-records';

/** A record that was acknowledged and has not arrived. */
export interface WaitingRecord extends RecordPosition {
  readonly original: TopicPartition;
}

/** How far to read, in requests: past transactions that were aborted, and behind one that is open. What is looked for may be behind a long one. */
const MOST_REQUESTS = 128;
const MOST_REQUESTS_BEHIND = 16;

/** How often to ask again when no partition gave anything. */
const MOST_IDLE_ROUNDS = 3;

/**
 * The oldest record that readers of the source see and that has not arrived, of candidates that begin with the oldest.
 *
 * Behind the newest record of a partition there may be others that no reader sees, for days: markers of transactions, and records of
 * aborted ones. So that the first records are looked at, and of as few partitions as will do: a candidate that is no older than what
 * was found can only be younger.
 *
 * @param unprobed gets the partitions that do not answer, and those whose next record is behind more of what no reader sees than is read
 */
export async function oldestWaiting(source: ProbedCluster, sorted: readonly Candidate[], unprobed: Unprobed): Promise<WaitingRecord | undefined> {
  let oldest: WaitingRecord | undefined;
  for (let from = 0, count = 1; from < sorted.length; from += count, count *= 2) {
    const limit = oldest?.timestamp ?? Infinity;
    const next = sorted.slice(from, from + count).filter(({ timestamp }) => timestamp < limit);
    if (next.length === 0) {
      return oldest;
    }
    const found = await firstRecords(source, next, unprobed);
    oldest = [...oldest ? [oldest] : [], ...found].sort((one, other) => one.timestamp - other.timestamp)[0];
  }
  return oldest;
}

/** The first record of a partition comes with its batch, from another Region. */
const MOST_LATE = 256;

/** First records that have not arrived and are older than a time, of candidates that begin with the oldest, and of so many partitions at most. */
export async function waitingSince(source: ProbedCluster, sorted: readonly Candidate[], time: number, unprobed: Unprobed): Promise<WaitingRecord[]> {
  const old = sorted.filter(({ timestamp }) => timestamp < time);
  const late: WaitingRecord[] = [];
  // Most of the oldest may be markers, behind which nothing waits.
  for (let from = 0; from < old.length && late.length < MOST_LATE; from += MOST_LATE) {
    const found = await firstRecords(source, old.slice(from, from + MOST_LATE), unprobed);
    late.push(...found.filter(({ timestamp }) => timestamp < time));
  }
  return late.slice(0, MOST_LATE);
}

/**
 * The first record of each that readers see, or would see if no transaction were open before it. What it stands behind was written
 * before it: it waits no longer than that, whatever the clock of its producer says.
 */
async function firstRecords(source: ProbedCluster, candidates: readonly Candidate[], unprobed: Unprobed): Promise<WaitingRecord[]> {
  const candidateOf = new ByPartition(candidates.map((candidate) => [candidate.original, candidate] as const));
  const some = candidates.filter(({ original }) => !unprobed.has(original));
  const found: WaitingRecord[] = [];
  const requests = new ByPartition(some.map(({ original }) => [original, { count: 0 }]));
  const behind: [TopicPartition, bigint][] = [];
  await advance(some.map(({ original, offset }) => [original, offset] as const), unprobed, (offsets) => source.fetch(offsets, 'committed'), (original, offset, fetched) => {
    // Behind a marker there may be records that are older than it, and have arrived.
    const record = firstCommitted(fetched, offset, candidateOf.get(original)!.since);
    if (record) {
      found.push({ original, ...record });
      return undefined;
    }
    const next = offsetBehind(fetched.batches, offset);
    if (next < fetched.lastStableOffset && (next === offset || ++requests.get(original)!.count < MOST_REQUESTS)) {
      return next;
    }
    if (next < fetched.lastStableOffset) {
      unprobed.add(original);
    } else if (next < fetched.end) {
      behind.push([original, next]);
    }
    return undefined;
  });
  const all = [...found, ...await acknowledgedBehind(source, behind, unprobed)];
  return all.map((record) => ({ ...record, timestamp: Math.max(record.timestamp, candidateOf.get(record.original)!.timestamp) }));
}

/** The oldest record of each partition that is acknowledged behind a transaction that is open. None has arrived, whatever its time. */
async function acknowledgedBehind(source: ProbedCluster, offsets: Of<bigint>, unprobed: Unprobed): Promise<WaitingRecord[]> {
  const found: WaitingRecord[] = [];
  const read = new ByPartition(offsets.map(([original]) => [original, { batches: [] as FetchedPartition['batches'][number][], requests: 0 }]));
  const from = new ByPartition(offsets);
  await advance(offsets, unprobed, (some) => source.fetch(some, 'all'), (original, offset, { batches, end }) => {
    const soFar = read.get(original)!;
    soFar.batches.push(...batches);
    const record = oldestAcknowledged(soFar.batches, from.get(original)!);
    const next = offsetBehind(batches, offset);
    if (record === undefined && next < end && (next === offset || ++soFar.requests < MOST_REQUESTS_BEHIND)) {
      return next;
    }
    if (record === undefined && next < end) {
      unprobed.add(original);
    } else if (record) {
      found.push({ original, ...record });
    }
    return undefined;
  });
  return found;
}

/**
 * Fetches until nothing is to be gone on with. What a broker left out of an answer, because others filled it, comes first in the next
 * one. When it leaves out all, again and again, nothing is known of the rest.
 */
async function advance(
  offsets: Of<bigint>,
  unprobed: Unprobed,
  fetch: (offsets: Of<bigint>) => Promise<Of<FetchedPartition>>,
  look: (original: TopicPartition, offset: bigint, fetched: FetchedPartition) => bigint | undefined,
): Promise<void> {
  let open = offsets;
  for (let idleRounds = 0; open.length > 0 && idleRounds < MOST_IDLE_ROUNDS;) {
    const fetched = new ByPartition(await fetch(open));
    unprobed.addMissing(open.map(([original]) => original), fetched);
    const next = open.flatMap(([original, offset]): { at: readonly [TopicPartition, bigint]; moved: boolean }[] => {
      const answer = fetched.get(original);
      const then = answer && look(original, offset, answer);
      return then === undefined ? [] : [{ at: [original, then], moved: then > offset }];
    });
    const isIdle = next.length === open.length && next.every(({ moved }) => !moved);
    idleRounds = isIdle ? idleRounds + 1 : 0;
    open = [...next.filter(({ moved }) => !moved), ...next.filter(({ moved }) => moved)].map(({ at }) => at);
  }
  open.forEach(([original]) => unprobed.add(original));
}
