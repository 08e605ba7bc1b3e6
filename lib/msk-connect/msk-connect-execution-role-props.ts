import type * as msk from '@aws-cdk/aws-msk-alpha';

/**
 * Properties of a `MskConnectExecutionRole`.
 */
export interface MskConnectExecutionRoleProps {
  /**
   * The cluster of the connector: a `ScramMskCluster` with `iam` on, or one that is imported with it.
   */
  readonly cluster: msk.ICluster;

  /**
   * Topics that the connector reads, as a sink does: names, or `orders.*` for all whose names begin with `orders.`, or `*`.
   *
   * @default - none
   */
  readonly reads?: string[];

  /**
   * Topics that the connector writes to, as a source does: names, or `orders.*` for all whose names begin with `orders.`, or
   * `*`. They must be there: it may create none but those of Amazon MSK Connect itself.
   *
   * @default - none
   */
  readonly writes?: string[];
}
