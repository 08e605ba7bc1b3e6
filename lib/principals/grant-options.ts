/**
 * Which consumer groups a grant is for.
 */
export interface GrantConsumeOptions {
  /**
   * The `group.id`: `billing`, or `billing-*` for every group whose name begins with `billing-`, or `*` for all.
   */
  readonly group: string;
}

/**
 * What a principal may see.
 */
export interface GrantDescribeOptions {
  /**
   * The name of a topic, or `orders.*` for all whose names begin with `orders.`, or `*`.
   *
   * @default - all topics, or none where `group` is given
   */
  readonly topic?: string;

  /**
   * The `group.id`: `billing`, or `billing-*` for every group whose name begins with `billing-`, or `*` for all.
   *
   * @default - all groups, or none where `topic` is given
   */
  readonly group?: string;
}

/**
 * What a principal may see of one topic.
 */
export interface GrantDescribeTopicOptions {
  /**
   * The `group.id` whose offsets on the topic it sees, with its offsets on other topics that it may describe: `billing`, or
   * `billing-*` for every group whose name begins with `billing-`, or `*` for all.
   *
   * @default - no group
   */
  readonly group?: string;
}
