import type { ReplicationProof } from '../proof';
import { failbackAfter } from './failback';
import { plannedFailover } from './planned-failover';
import { returnOfPrimary } from './return-of-primary';
import { unplannedFailover } from './unplanned-failover';

/** One after the other: each finds the application where the one before left it. */
export function moves(drills: boolean): readonly ReplicationProof[] {
  return drills
    ? [plannedFailover, failbackAfter('planned'), unplannedFailover, returnOfPrimary, failbackAfter('unplanned')]
    // The failover leaves the primary in ruins.
    : [unplannedFailover];
}
