import type { Drills, ReplicationProof } from '../proof';
import { failback } from './failback';
import { plannedFailover } from './planned-failover';
import { returnOfPrimary } from './return-of-primary';
import { unplannedFailover } from './unplanned-failover';

/** One after the other: each finds the application where the one before left it. */
export function moves(drills: Drills): readonly ReplicationProof[] {
  // The failover leaves the primary in ruins.
  return drills === 'none' ? [unplannedFailover] : [unplannedFailover, returnOfPrimary, failback, plannedFailover];
}
