import { noSecret } from '../no-secret';
import { arrival } from './arrival';
import { DRILLS } from './drills';
import { groupPositions } from './group-positions';
import { healthy } from './health';
import { laterTopic } from './later-topic';
import { moves } from './moves';
import type { Drills, ReplicationProof } from './proof';
import { start } from './start';
import { untouchedPrimary } from './untouched-primary';

const noSecretAfterwards: ReplicationProof = {
  promise: `${noSecret.promise}, after the replication`,
  run: ({ secondary }) => noSecret.run(secondary.stage),
};

/** In the order in which they run; those of a step run side by side. */
export function replicationSteps(drills: Drills): (readonly ReplicationProof[])[] {
  return [
    [start],
    // A refresh interval passes for the later topic, whatever topics are called.
    [arrival, groupPositions, ...(drills === 'particular' ? [] : [laterTopic])],
    [healthy],
    ...DRILLS[drills].map((drill) => [drill]),
    [untouchedPrimary],
    ...moves(drills).map((move) => [move]),
    [noSecretAfterwards],
  ];
}
