import type { Drills, ReplicationProof } from '../proof';
import { failbackAfter } from './failback';
import { plannedFailover } from './planned-failover';
import { returnOfPrimary } from './return-of-primary';
import { unplannedFailover } from './unplanned-failover';

/** There and back again. */
const JOURNEY: readonly ReplicationProof[] = [plannedFailover, failbackAfter('planned'), unplannedFailover, returnOfPrimary];

/** One after the other: each finds the application where the one before left it. */
export const MOVES: Readonly<Record<Drills, readonly ReplicationProof[]>> = {
  all: [...JOURNEY, failbackAfter('unplanned')],
  // The last failback takes the steps of the first.
  particular: JOURNEY,
  // The failover leaves the primary in ruins.
  none: [unplannedFailover],
};
