import { expect } from '../../proof';
import { tally } from '../comparison';
import type { ReplicationStage } from '../proof';
import { DRILLS, PARTITIONS } from '../topics';
import { secondsUntil } from '../waiting';
import { Watch } from './watch';

/** Something that goes wrong while records flow. */
export interface Drill {
  /** Begins the values of its records. */
  readonly name: string;
  readonly perSecond: number;
  /** Breaks something, and resolves when it is repaired. */
  readonly fault: (watch: Watch) => Promise<void>;
}

export interface Outcome {
  /** How often a record is at the secondary once more. */
  readonly repeated: number;
  /** In a few words for the table. */
  readonly seen: string;
}

/** The tasks of a lost process wait for it before they move. */
const RECOVERY_TIMEOUT = 300;

/** Half a second's records of a partition, as keys are spread unevenly: no remains, but a flow. */
const FLOW = 1 / 2 / PARTITIONS;

/** Breaks and repairs something while records flow, then counts: nothing that the primary acknowledged may be missing. */
export async function underFire({ primary, secondary, flow }: ReplicationStage, { name, perSecond, fault }: Drill): Promise<Outcome> {
  const copy = flow.nameAtTarget(DRILLS);
  const before = await secondary.application.ends([copy]);
  const watch = new Watch(secondary.application, copy, PARTITIONS);
  try {
    await primary.application.startWriting({ name, topic: DRILLS, perSecond, bytes: 100 });
    await watch.untilAllGrow(perSecond * FLOW, RECOVERY_TIMEOUT);
    watch.begin();
    await fault(watch);
    await watch.untilAllGrow(perSecond * FLOW, RECOVERY_TIMEOUT);
    const standstill = watch.longestStandstill;
    const { acknowledged, refused } = await primary.application.stopWriting(name, true);
    expect(refused === 0, `the primary refused ${refused} records`);

    const expected = acknowledged.map(({ value }) => value);
    let found: string[] = [];
    const seconds = await secondsUntil(`${expected.length} records at the secondary`, RECOVERY_TIMEOUT, async () => {
      found = (await secondary.application.values(copy, before)).filter((value) => value.startsWith(`${name}-`));
      return tally(expected, found).missing.length === 0;
    });
    const { repeated } = tally(expected, found);
    expect(!flow.exactlyOnce || repeated === 0, `${repeated} committed records are there twice, and exactly once was promised`);
    return {
      repeated,
      seen: [
        `${expected.length} acknowledged, 0 missing, ${repeated} twice${flow.exactlyOnce ? ' (read committed)' : ''}`,
        `longest standstill of a partition ${standstill.toFixed(1)} s, the rest there ${seconds.toFixed(1)} s after the last`,
      ].join('; '),
    };
  } finally {
    await watch.stop();
  }
}
