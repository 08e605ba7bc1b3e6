import { assert } from '../../system/assert';
import type { ReplicationCheck } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import type { ProbeLook } from '../../hosts/functions/probe-function';

/** What was written just before may still be on its way. */
const TIMEOUT = 60;

export const probe: ReplicationCheck = {
  id: 'replication.probe',
  title: 'the probe sees both sides, and that a failover would lose nothing',
  appliesTo: ({ probe: found }) => found !== undefined,
  async run({ probe: found }) {
    let look: ProbeLook | undefined;
    await secondsUntil('a recovery point of 0', TIMEOUT, async () => {
      look = await found!.look();
      return look.metrics.RecoveryPointSeconds === 0;
    });
    const { PrimaryReachable, ProbedTopics = 0, UnprobedPartitions, MissingRecords } = look!.metrics;
    assert(PrimaryReachable === 1, `PrimaryReachable is ${PrimaryReachable}, and the primary answers`);
    assert(UnprobedPartitions === 0, `${UnprobedPartitions} partitions have no leader: ${look!.log}`);
    assert(MissingRecords === 0, `${MissingRecords} records are missing, and no topic was made again: ${look!.log}`);
    return `RecoveryPointSeconds 0, PrimaryReachable 1, ${ProbedTopics} topics`;
  },
};
