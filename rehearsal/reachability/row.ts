import type { ConnectionResult } from './conditions';

/** Whether a source reaches a port of the brokers of a cluster. */
export interface ReachabilityRow extends ConnectionResult {
  readonly from: string;
  /** The construct path of the cluster. */
  readonly to: string;
  readonly port: number;
}
