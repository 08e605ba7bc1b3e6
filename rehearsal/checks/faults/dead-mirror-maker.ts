import { setTimeout as pause } from 'node:timers/promises';
import { assert } from '../../system/assert';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { DRILL_TOPIC } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import type { PartitionOffset, Reading } from '../../drivers/kafka/records';
import { tally } from '../replication/comparison';
import { untilCaughtUpByProbe } from '../replication/probe';
import { limitWith } from './fault';

const NAME = 'dead-mirror-maker';
const PER_SECOND = 200;

/** Until records come to the secondary, and for all of them once MirrorMaker runs again. */
const FLOW_TIMEOUT = 120;
const RECOVERY_TIMEOUT = 300;

/** In milliseconds: while it is dead. */
const DEAD = 10_000;

/** Seconds from a record's own time until its acknowledgement is taken down. */
const ALLOWANCE = 2;

export const deadMirrorMaker: ReplicationCheck = {
  id: 'faults.dead-mirror-maker',
  title: 'MirrorMaker killed with -9 and dead under load: the probe tells how old the oldest lost record would be',
  appliesTo: ({ probe }) => probe !== undefined,
  limit: limitWith(FLOW_TIMEOUT, RECOVERY_TIMEOUT),
  async run(replication, timeLine) {
    const { primary, secondary, mirrorMaker, flow } = replication;
    const before = await secondary.workload.ends([flow.nameAtTarget(DRILL_TOPIC)]);
    try {
      await primary.workload.startWriting({ name: NAME, topic: DRILL_TOPIC, perSecond: PER_SECOND });
      await secondsUntil('records at the secondary', FLOW_TIMEOUT, async () => (await arrived(replication, before)).length > PER_SECOND);
      timeLine.fault('MirrorMaker is killed');
      await mirrorMaker.kill();
      const { acknowledged, seen } = await whileDead(replication, before).finally(() => mirrorMaker.start());
      timeLine.step('MirrorMaker starts again');
      const expected = acknowledged.map(({ value }) => value);
      await secondsUntil('everything at the secondary', RECOVERY_TIMEOUT, async () => tally(expected, await arrived(replication, before)).missing.length === 0);
      timeLine.recovery('everything is at the secondary');
      const { metrics: { RecoveryPointSeconds } } = await untilCaughtUpByProbe(replication);
      return `${seen}; back: ${RecoveryPointSeconds} s`;
    } finally {
      await primary.workload.stopWriting(NAME, false).catch(() => undefined);
    }
  },
};

/** What was acknowledged and what arrived is known from another client than the probe's. */
async function whileDead(replication: ReplicationEnvironment, before: readonly PartitionOffset[]): Promise<{ acknowledged: readonly Reading[]; seen: string }> {
  await pause(DEAD);
  const { acknowledged } = await replication.primary.workload.stopWriting(NAME, true);
  const there = new Set(await arrived(replication, before));
  const waiting = acknowledged.filter(({ value }) => !there.has(value)).map(({ at }) => at);
  assert(waiting.length > 0, 'all that was acknowledged while MirrorMaker was dead is at the secondary');
  const { at, metrics: { RecoveryPointSeconds: said }, log } = await replication.probe!.look();
  const counted = (at - Math.min(...waiting)) / 1000;
  assert(said !== undefined && Math.abs(said - counted) <= ALLOWANCE,
    `the probe says ${said} s, the oldest record that is not at the secondary was acknowledged ${counted.toFixed(1)} s before: ${log}`);
  return { acknowledged, seen: `dead: ${waiting.length} of ${acknowledged.length} records not at the secondary, the oldest ${counted.toFixed(1)} s old, the probe says ${said} s` };
}

async function arrived({ secondary, flow }: ReplicationEnvironment, from: readonly PartitionOffset[]): Promise<string[]> {
  return (await secondary.workload.values(flow.nameAtTarget(DRILL_TOPIC), from)).filter((value) => value.startsWith(`${NAME}-`));
}
