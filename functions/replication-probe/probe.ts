import type { CopyingFlow } from '../../lib/kafka/mirror-maker/copied-topics';
import type { ProbedCluster, TopicsOfCluster } from './clusters';
import { copiedPartitions } from './copied-partitions';
import { recreatedTopics, type RecreatedTopic } from './recreated-topics';
import { oldestWaiting, waitingSince, type WaitingRecord } from './oldest-waiting';
import { Unprobed, type TopicPartition } from './partitions';
import { candidates } from './waiting-records';

/** A cluster that answers. */
export interface AnsweringCluster {
  readonly cluster: ProbedCluster;
  readonly topics: TopicsOfCluster;
}

/** What is known of what a failover now would lose. */
export interface Loss {
  /** What it would lose first; nothing if nothing. */
  readonly oldest?: WaitingRecord;
  /** Of how many partitions something is known. */
  readonly partitions: number;
  /** Of these nothing is known. */
  readonly unprobed: readonly TopicPartition[];
}

/** What a look at both sides shows. */
export interface Finding extends Loss {
  /** How many topics of the primary belong to the flow. */
  readonly topics: number;
  /** Of some topics. */
  readonly lossOf: ReadonlyMap<string, Loss>;
  /** Partitions that are late. */
  readonly late: readonly TopicPartition[];
  /** Topics that have no copy, and those whose copies have another number of partitions. */
  readonly uncopied: readonly string[];
  readonly differing: readonly string[];
  /** Topics that were deleted and made again. */
  readonly recreated: readonly RecreatedTopic[];
}

/** In milliseconds: many times what a record takes. */
export const LATE = 2 * 60_000;

/** Compares both sides. */
export async function compare(flow: CopyingFlow, source: AnsweringCluster, target: AnsweringCluster, topicMetrics: readonly string[], now: number): Promise<Finding> {
  const { topics, partitions, withoutLeader, uncopied, differing } = copiedPartitions(flow, source.topics, target.topics);
  const unknown = new Unprobed();
  const all = await candidates(source.cluster, target.cluster, partitions, now, unknown);
  const ofTopics: { topic: string; oldest?: WaitingRecord }[] = [];
  for (const topic of topicMetrics.filter((name) => topics.includes(name))) {
    ofTopics.push({ topic, oldest: await oldestWaiting(source.cluster, all.filter(({ original }) => original.topic === topic), unknown) });
  }
  const oldest = await oldestWaiting(source.cluster, all, unknown);
  const late = await waitingSince(source.cluster, all, now - LATE, unknown);
  const recreated = await recreatedTopics(source.cluster, target.cluster, partitions, unknown);
  const unprobed = [...withoutLeader, ...unknown.all()];
  const known = partitions.map(({ original }) => original).filter((original) => !unknown.has(original));
  return {
    topics: topics.length,
    oldest,
    partitions: known.length,
    unprobed,
    lossOf: new Map(ofTopics.map(({ topic, oldest: first }) => {
      const ofTopic = (partition: TopicPartition) => partition.topic === topic;
      return [topic, { oldest: first, partitions: known.filter(ofTopic).length, unprobed: unprobed.filter(ofTopic) }];
    })),
    late: late.map(({ original }) => original),
    uncopied,
    differing,
    recreated,
  };
}

/**
 * The age in seconds of what waits longest, 0 if nothing waits; nothing where that is not known. What is known of a part tells that
 * so much would be lost, and never that nothing would.
 */
export function recoveryPoint({ oldest, partitions, unprobed }: Loss, now: number): number | undefined {
  const age = oldest === undefined ? 0 : ageOf(oldest, now);
  return partitions === 0 || (age === 0 && unprobed.length > 0) ? undefined : age;
}

/** In seconds. A clock that is ahead of this one makes none younger than nothing. */
export function ageOf({ timestamp }: WaitingRecord, now: number): number {
  return Math.max(now - timestamp, 0) / 1000;
}
