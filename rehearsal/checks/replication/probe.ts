import { assert } from '../../system/assert';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import type { ProbeLook } from '../../hosts/functions/probe-function';

/** In seconds: applications write all the time, and a record takes a moment. */
const ON_ITS_WAY = 5;

/** On top of the interval in which MirrorMaker looks for new topics: it may have started just now. */
const ALLOWANCE = 60;

export const probe: ReplicationCheck = {
  id: 'replication.probe',
  title: 'the probe sees both sides, and that a failover would lose no more than what is on its way',
  appliesTo: ({ probe: found }) => found !== undefined,
  async run(replication) {
    const { metrics: { RecoveryPointSeconds, PrimaryReachable, ProbedTopics, UnprobedPartitions, MissingRecords }, log } = await untilCaughtUpByProbe(replication);
    assert(PrimaryReachable === 1, `PrimaryReachable is ${PrimaryReachable}, and the primary answers`);
    assert(UnprobedPartitions === 0, `nothing is known of ${UnprobedPartitions} partitions: ${log}`);
    assert(MissingRecords === 0, `${MissingRecords} records are missing, and no topic was made again: ${log}`);
    return `RecoveryPointSeconds ${RecoveryPointSeconds}, PrimaryReachable 1, ${ProbedTopics} topics`;
  },
};

/** Resolves with what the probe says when it says that nothing waits but what is on its way. */
export async function untilCaughtUpByProbe({ probe: found, flow }: ReplicationEnvironment): Promise<ProbeLook> {
  let look: ProbeLook | undefined;
  await secondsUntil(`a recovery point of ${ON_ITS_WAY} s at most, as the probe sees it`, flow.refreshInterval + ALLOWANCE, async () => {
    look = await found!.look();
    const { RecoveryPointSeconds } = look.metrics;
    return RecoveryPointSeconds !== undefined && RecoveryPointSeconds <= ON_ITS_WAY;
  });
  return look!;
}
