import type { ProbedCluster } from './clusters';
import type { CopiedPartition } from './copied-partitions';
import { ByPartition, groupBy, type TopicPartition, type Unprobed } from './partitions';
import type { RecordPosition } from './records';

/** A topic that was deleted and made again at the source. */
export interface RecreatedTopic {
  readonly topic: string;
  /** How many records the copy lacks at most, of those that are older than its youngest one. Markers of transactions count. */
  readonly missing: number;
}

interface RecreatedPartition {
  readonly original: TopicPartition;
  readonly copy: TopicPartition;
  readonly first: RecordPosition;
}

/** Older than any record with a time. */
const BEGINNING = 0n;

/**
 * Topics whose copy begins before the topic itself does: the first record that the topic ever had is there, and the copy has an older
 * one, which must be of another topic of that name.
 *
 * MirrorMaker goes on at the offset that it had reached in that one, and skips what is before it.
 *
 * @param unprobed gets the partitions that one of the two clusters does not answer for
 */
export async function recreatedTopics(
  source: ProbedCluster, target: ProbedCluster, partitions: readonly CopiedPartition[], unprobed: Unprobed,
): Promise<RecreatedTopic[]> {
  const copied = partitions.flatMap(({ original, copy }) => copy ? [{ original, copy }] : []);
  const firsts = new ByPartition(await source.firstSince(copied.map(({ original }) => [original, BEGINNING] as const)));
  unprobed.addMissing(copied.map(({ original }) => original), firsts);
  const whole = copied.flatMap(({ original, copy }) => {
    const first = firsts.get(original);
    return first?.offset === 0n ? [{ original, copy, first }] : [];
  });
  const firstCopies = new ByPartition(await target.firstSince(whole.map(({ copy }) => [copy, BEGINNING] as const)));
  const recreated = whole.filter(({ copy, first }) => {
    const firstCopy = firstCopies.get(copy);
    return firstCopy !== undefined && firstCopy.timestamp < first.timestamp;
  });
  const missing = new ByPartition(await missingIn(source, target, recreated));
  whole.filter(({ copy }) => !firstCopies.has(copy)).forEach(({ original }) => unprobed.add(original));
  unprobed.addMissing(recreated.map(({ original }) => original), missing);
  return [...groupBy(recreated, ({ original: { topic } }) => topic)].map(([topic, some]) => ({
    topic, missing: some.reduce((sum, { original }) => sum + (missing.get(original) ?? 0), 0),
  }));
}

/** How many records of each have a time that its copy has reached, less those that the copy has of that time and since the first one. Nothing of one that does not answer. */
async function missingIn(source: ProbedCluster, target: ProbedCluster, recreated: readonly RecreatedPartition[]): Promise<(readonly [TopicPartition, number])[]> {
  const originals = recreated.map(({ original }) => original);
  const copies = recreated.map(({ copy }) => copy);
  // The copy first: what arrives meanwhile is in the original already.
  const [targetEnds, youngest] = [new ByPartition(await target.ends(copies)), new ByPartition(await target.youngest(copies))];
  const ofThisTopic = new ByPartition(await target.firstSince(recreated.map(({ copy, first }) => [copy, BigInt(first.timestamp)] as const)));
  const toCome = new ByPartition(await source.firstSince(recreated.map(({ original, copy }) => [original, BigInt(youngest.get(copy)?.timestamp ?? 0) + 1n] as const)));
  const sourceEnds = new ByPartition(await source.ends(originals));
  return recreated.flatMap(({ original, copy }) => {
    const [targetEnd, sourceEnd] = [targetEnds.get(copy), sourceEnds.get(original)];
    const isKnown = [youngest, ofThisTopic].every((answer) => answer.has(copy)) && toCome.has(original);
    if (targetEnd === undefined || sourceEnd === undefined || !isKnown) {
      return [];
    }
    const arrived = targetEnd - (ofThisTopic.get(copy)?.offset ?? targetEnd);
    const due = toCome.get(original)?.offset ?? sourceEnd;
    return [[original, Math.max(Number(due - arrived), 0)] as const];
  });
}
