/** A name and a value, which may be missing. */
export type Header = readonly [string, string | null];

/** Key, value and headers, as they are written. */
export type WrittenRecord = readonly [string | null, string | null, readonly Header[]];

/** A record as it was read. */
export interface ReceivedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: readonly Header[];
}

/** A value, and when it was acknowledged or read, in milliseconds since 1970. */
export interface Reading {
  readonly value: string;
  readonly at: number;
}

/** A topic, a partition of it and an offset in there. */
export type PartitionOffset = readonly [string, number, number];

export type TopicSettings = Readonly<Record<string, string>>;

export interface TopicDescription {
  readonly partitions: number;
  readonly replicationFactor: number;
  /** Its min.insync.replicas, by the topic or by the brokers. */
  readonly minInSync: string;
  /** Those that are its own. */
  readonly settings: TopicSettings;
}
