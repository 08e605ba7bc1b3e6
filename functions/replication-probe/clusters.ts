import type { Of, TopicPartition } from './partitions';
import type { FetchedRecords, RecordPosition } from './records';

/** The partitions that a cluster shows, by topic. */
export type TopicsOfCluster = ReadonlyMap<string, readonly PartitionState[]>;

/** One of them; without a leader it answers nothing. */
export interface PartitionState {
  readonly hasLeader: boolean;
}

/**
 * What the probe asks of a cluster, whatever its side. It writes nothing, and joins no group. A partition that has an error is missing
 * in the answer.
 */
export interface ProbedCluster {
  topics(): Promise<TopicsOfCluster>;
  /** The first record of each partition that is as young as a time or younger; nothing of a partition that has none. */
  firstSince(times: Of<bigint>): Promise<Of<RecordPosition | undefined>>;
  /** The youngest record of each partition; nothing of one without a record. */
  youngest(partitions: readonly TopicPartition[]): Promise<Of<RecordPosition | undefined>>;
  /** Behind the last record of each partition, be it there or gone. */
  ends(partitions: readonly TopicPartition[]): Promise<Of<bigint>>;
  /** For how many milliseconds each topic keeps a record; nothing of one that keeps them for ever. */
  retention(topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Records of each partition from an offset on, committed ones as far as they end before an open transaction, or all. */
  fetch(offsets: Of<bigint>, which: 'committed' | 'all'): Promise<Of<FetchedPartition>>;
}

export interface FetchedPartition extends FetchedRecords {
  /** Before the first transaction that is open. */
  readonly lastStableOffset: bigint;
  readonly end: bigint;
}
