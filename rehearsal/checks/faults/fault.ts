import { assert } from '../../system/assert';
import { tally } from '../replication/comparison';
import type { ReplicationEnvironment } from '../../environment/replication-check';
import { DRILL_TOPIC, PARTITIONS } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import { SERIES } from '../../report/time-line';
import type { TimeLineRecorder } from '../../report/time-line-recorder';
import { Watch } from './watch';

/** Something that goes wrong while records flow. */
export interface Fault {
  /** Begins the values of its records. */
  readonly name: string;
  readonly perSecond: number;
  /** Breaks something, and resolves when it is repaired. */
  readonly inject: (watch: Watch) => Promise<void>;
}

export interface FaultResult {
  /** How often a record is at the secondary once more. */
  readonly repeated: number;
  /** In a few words for the table. */
  readonly seen: string;
}

/** The tasks of a lost process wait for it before they move. */
const RECOVERY_TIMEOUT = 300;

/** Before the fault, after it, and for the rest. */
const RECOVERIES = 3;

/** To break, to repair and to count. */
const WORK = 300;

/** Half a second's records of a partition, as keys are spread unevenly: no remains, but a flow. */
const FLOW = 1 / 2 / PARTITIONS;

/** Seconds for everything that a check of a fault waits for: the flow of records, and what it adds to that. */
export function limitWith(...waits: readonly number[]): number {
  return WORK + RECOVERIES * RECOVERY_TIMEOUT + waits.reduce((sum, seconds) => sum + seconds, 0);
}

/** Breaks and repairs something while records flow, then counts: nothing that the primary acknowledged may be missing. */
export async function withLoadDuring({ primary, secondary, flow }: ReplicationEnvironment, { name, perSecond, inject }: Fault, timeLine: TimeLineRecorder): Promise<FaultResult> {
  const copy = flow.nameAtTarget(DRILL_TOPIC);
  const before = await secondary.workload.ends([copy]);
  const held = before.reduce((sum, [, , end]) => sum + end, 0);
  const watch = new Watch(secondary.workload, copy, PARTITIONS, (records) => timeLine.count(SERIES.atSecondary, records - held));
  try {
    await primary.workload.startWriting({ name, topic: DRILL_TOPIC, perSecond, bytes: 100 });
    await watch.untilAllGrow(perSecond * FLOW, RECOVERY_TIMEOUT);
    watch.begin();
    await inject(watch);
    await watch.untilAllGrow(perSecond * FLOW, RECOVERY_TIMEOUT);
    timeLine.recovery('records come to every partition again');
    const { standstill } = watch;
    timeLine.span('longest standstill of a partition', standstill.from, standstill.to);
    const { acknowledged, refused } = await primary.workload.stopWriting(name, true);
    timeLine.times(SERIES.acknowledged, acknowledged.map(({ at }) => at));
    timeLine.step('producers are stopped');
    assert(refused === 0, `the primary refused ${refused} records`);

    const expected = acknowledged.map(({ value }) => value);
    let found: string[] = [];
    const seconds = await secondsUntil(`${expected.length} records at the secondary`, RECOVERY_TIMEOUT, async () => {
      found = (await secondary.workload.values(copy, before)).filter((value) => value.startsWith(`${name}-`));
      return tally(expected, found).missing.length === 0;
    });
    const { repeated } = tally(expected, found);
    assert(!flow.exactlyOnce || repeated === 0, `${repeated} committed records are there twice, expected exactly once`);
    return {
      repeated,
      seen: [
        `${expected.length} acknowledged, 0 missing, ${repeated} twice${flow.exactlyOnce ? ' (read committed)' : ''}`,
        `longest standstill of a partition ${((standstill.to - standstill.from) / 1000).toFixed(1)} s, the rest there ${seconds.toFixed(1)} s after the last`,
      ].join('; '),
    };
  } finally {
    // Whatever ended it: no producer of its own disturbs what comes after.
    await primary.workload.stopWriting(name, false).catch(() => undefined);
    await watch.stop();
  }
}
