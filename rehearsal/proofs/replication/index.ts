import { noSecret } from '../no-secret';
import { arrival } from './arrival';
import { DRILLS } from './drills';
import { groupPositions } from './group-positions';
import { healthy } from './health';
import { laterTopic } from './later-topic';
import type { ReplicationProof } from './proof';
import { start } from './start';
import { unplannedFailover } from './unplanned-failover';
import { untouchedPrimary } from './untouched-primary';

const noSecretAfterwards: ReplicationProof = {
  promise: `${noSecret.promise}, after the replication`,
  run: ({ secondary }) => noSecret.run(secondary.stage),
};

/** In the order in which they run; those of a step run side by side. The failover leaves the primary in ruins. */
export function replicationSteps(drills: boolean): (readonly ReplicationProof[])[] {
  return [
    [start],
    [arrival, laterTopic, groupPositions],
    [healthy],
    ...(drills ? DRILLS.map((drill) => [drill]) : []),
    [untouchedPrimary],
    [unplannedFailover],
    [noSecretAfterwards],
  ];
}
