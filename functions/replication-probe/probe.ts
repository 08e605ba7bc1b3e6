import type { CopyingFlow } from '../../lib/kafka/mirror-maker/copied-topics';
import type { ProbedCluster, TopicsOfCluster } from './clusters';
import { copiedPartitions } from './copied-partitions';
import { recreatedTopics, type RecreatedTopic } from './recreated-topics';
import { oldestWaiting, waitingSince, type Unread, type WaitingRecord } from './oldest-waiting';
import type { TopicPartition } from './partitions';
import { candidates } from './waiting-records';

/** A cluster that answers. */
export interface AnsweringCluster {
  readonly cluster: ProbedCluster;
  readonly topics: TopicsOfCluster;
}

/** What a look at both sides shows. */
export interface Finding {
  /** How many topics of the primary belong to the flow. */
  readonly topics: number;
  /** What a failover now would lose first; nothing if nothing. */
  readonly oldest?: WaitingRecord;
  /** The same of some topics. */
  readonly oldestOf: ReadonlyMap<string, WaitingRecord | undefined>;
  /** Of how many partitions something is known, and which of them are late. */
  readonly partitions: number;
  readonly late: readonly TopicPartition[];
  /** Topics that have no copy, and those whose copies have another number of partitions. */
  readonly uncopied: readonly string[];
  readonly differing: readonly string[];
  /** Topics that were deleted and made again. */
  readonly recreated: readonly RecreatedTopic[];
  /** Of these nothing is known. */
  readonly unprobed: readonly TopicPartition[];
}

/** In milliseconds: many times what a record takes. */
export const LATE = 2 * 60_000;

/** Compares both sides. */
export async function compare(flow: CopyingFlow, source: AnsweringCluster, target: AnsweringCluster, topicMetrics: readonly string[], now: number): Promise<Finding> {
  const { topics, partitions, withoutLeader, uncopied, differing } = copiedPartitions(flow, source.topics, target.topics);
  const all = await candidates(source.cluster, target.cluster, partitions, now);
  const unread: Unread = new Map();
  const oldestOf = new Map<string, WaitingRecord | undefined>();
  for (const topic of topicMetrics.filter((name) => topics.includes(name))) {
    oldestOf.set(topic, await oldestWaiting(source.cluster, all.filter(({ original }) => original.topic === topic), unread));
  }
  const oldest = await oldestWaiting(source.cluster, all, unread);
  const late = await waitingSince(source.cluster, all, now - LATE, unread);
  return {
    topics: topics.length,
    oldest,
    oldestOf,
    partitions: partitions.length,
    late: late.map(({ original }) => original),
    uncopied,
    differing,
    recreated: await recreatedTopics(source.cluster, target.cluster, partitions),
    unprobed: [...withoutLeader, ...unread.values()],
  };
}

/** In seconds. A clock that is ahead of this one makes none younger than nothing. */
export function ageOf(record: WaitingRecord | undefined, now: number): number {
  return record === undefined ? 0 : Math.max(now - record.timestamp, 0) / 1000;
}
