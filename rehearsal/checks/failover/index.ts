import type { ReplicationCheck } from '../../environment/replication-check';
import { failback } from './failback';
import { plannedFailover } from './planned-failover';
import { restartedServices } from './restarted-services';
import { returnOfPrimary } from './return-of-primary';
import { unplannedFailover } from './unplanned-failover';

/** One after the other: each finds the background workload where the one before left it. */
export const FAILOVER_CHECKS: readonly ReplicationCheck[] = [
  // The failover leaves the primary in ruins, and takes seconds.
  unplannedFailover,
  ...[restartedServices, returnOfPrimary, failback, plannedFailover].map((check) => ({ ...check, isSlow: true })),
];
