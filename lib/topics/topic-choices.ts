/**
 * What becomes of records that are old.
 *
 * @see https://kafka.apache.org/39/documentation.html#topicconfigs_cleanup.policy
 */
export enum CleanupPolicy {
  /**
   * They are deleted, after a time or beyond a size.
   */
  DELETE = 'delete',

  /**
   * Of each key the newest record is kept for ever. Records need a key.
   */
  COMPACT = 'compact',

  /**
   * Of each key the newest record is kept, until it is deleted after a time or beyond a size.
   */
  COMPACT_AND_DELETE = 'compact,delete',
}

/**
 * How the brokers keep records.
 *
 * @see https://kafka.apache.org/39/documentation.html#topicconfigs_compression.type
 */
export enum TopicCompression {
  /**
   * As the producer sent them.
   */
  PRODUCER = 'producer',

  /**
   * Not compressed; brokers unpack what a producer compressed.
   */
  UNCOMPRESSED = 'uncompressed',

  /**
   * With gzip.
   */
  GZIP = 'gzip',

  /**
   * With Snappy.
   */
  SNAPPY = 'snappy',

  /**
   * With LZ4.
   */
  LZ4 = 'lz4',

  /**
   * With Zstandard.
   */
  ZSTD = 'zstd',
}
