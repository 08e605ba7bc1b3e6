import type { ProbedCluster } from './clusters';
import type { CopiedPartition } from './copied-partitions';
import { ByPartition, type TopicPartition, type Unprobed } from './partitions';
import type { RecordPosition } from './records';

/** A partition from some record on, which has not arrived if it is one that readers see. */
export interface Candidate extends RecordPosition {
  readonly original: TopicPartition;
  /** No record that is older is waiting, be it behind this one. */
  readonly since: bigint;
}

/** Of no record, and before that of the first one. */
const NEVER = -1n;

/**
 * From where on each partition may have something that is not on the other side, the oldest first.
 *
 * Nothing is remembered, and nothing is asked of MirrorMaker: the youngest record that arrived tells how far a partition has come,
 * since MirrorMaker keeps times and order. What is younger than that is still to come.
 *
 * @param unprobed gets the partitions that one of the two clusters does not answer for
 */
export async function candidates(
  source: ProbedCluster, target: ProbedCluster, partitions: readonly CopiedPartition[], now: number, unprobed: Unprobed,
): Promise<Candidate[]> {
  const arrived = await arrivedUntil(target, partitions.flatMap(({ copy }) => copy ?? []), now);
  const times = partitions.flatMap(({ original, copy }) => {
    const until = copy === undefined ? NEVER : arrived.get(copy);
    return until === undefined ? [] : [[original, until + 1n] as const];
  });
  const found = new ByPartition(await source.firstSince(times));
  unprobed.addMissing(partitions.map(({ original }) => original), found);
  return times.flatMap(([original, since]) => {
    const record = found.get(original);
    return record ? [{ original, since, ...record }] : [];
  }).sort((one, other) => one.timestamp - other.timestamp);
}

/**
 * The time of the youngest record that arrived; nothing where the copy does not answer. Of a copy whose records are all gone it is at
 * least what the copy would still keep: what is younger cannot have been there.
 */
async function arrivedUntil(target: ProbedCluster, copies: readonly TopicPartition[], now: number): Promise<ByPartition<bigint>> {
  const youngest = await target.youngest(copies);
  const ends = await target.ends(youngest.filter(([, record]) => record === undefined).map(([copy]) => copy));
  const emptied = ends.filter(([, end]) => end > 0n).map(([copy]) => copy);
  const retention = await target.retention([...new Set(emptied.map(({ topic }) => topic))]);
  return new ByPartition([
    ...youngest.flatMap(([copy, record]) => record ? [[copy, BigInt(record.timestamp)] as const] : []),
    ...ends.map(([copy, end]) => {
      const kept = retention.get(copy.topic);
      return [copy, end === 0n || kept === undefined ? NEVER : BigInt(now - kept)] as const;
    }),
  ]);
}
