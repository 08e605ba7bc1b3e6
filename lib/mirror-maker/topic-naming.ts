/**
 * How a topic of one Region is called in the other.
 */
export enum TopicNaming {
  /**
   * `orders` of the primary is `primary.orders` on the secondary. Both Regions may write at once, and what came from where
   * stays visible; a client that fails over must read `orders` and `primary.orders`.
   */
  PREFIXED = 'PREFIXED',

  /**
   * `orders` is `orders` on both sides. Clients fail over without another name, but no client may write to the secondary
   * while records still flow from the primary.
   */
  IDENTICAL = 'IDENTICAL',
}

/**
 * Where records flow.
 */
export enum ReplicationDirection {
  /**
   * The usual one: keeps the secondary ready to take over.
   */
  PRIMARY_TO_SECONDARY = 'PRIMARY_TO_SECONDARY',

  /**
   * For a failback: brings the primary what was written to the secondary meanwhile.
   */
  SECONDARY_TO_PRIMARY = 'SECONDARY_TO_PRIMARY',
}
