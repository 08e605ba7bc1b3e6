/**
 * Records of one partition that a MirrorMaker leaves out: one, or all from one offset to another.
 */
export interface SkippedRecords {
  /**
   * The topic, by its name where records come from.
   */
  readonly topic: string;

  /**
   * Number of the partition, from 0 on.
   */
  readonly partition: number;

  /**
   * Offset of the record where it comes from, or of the first of several.
   */
  readonly offset: number;

  /**
   * Offset of the last of several records, itself included: `offset` or more.
   *
   * @default - that of `offset`: one record
   */
  readonly lastOffset?: number;
}
