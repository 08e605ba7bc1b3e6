import { expect } from '../../proof';
import { tally } from '../comparison';
import type { ReplicationStage } from '../proof';
import { DRILLS } from '../topics';
import { secondsUntil } from '../waiting';
import { Watch } from './watch';

/** Something that goes wrong while records flow. */
export interface Drill {
  /** Begins the values of its records. */
  readonly name: string;
  readonly perSecond: number;
  /** Breaks something, and resolves when it is repaired. */
  readonly fault: () => Promise<void>;
}

export interface Outcome {
  readonly acknowledged: number;
  /** How often a record is at the secondary once more. */
  readonly repeated: number;
  /** In a few words for the table. */
  readonly seen: string;
}

const FLOW_TIMEOUT = 60;
/** The tasks of a lost process wait for it before they move. */
const RECOVERY_TIMEOUT = 180;

/** Breaks and repairs something while records flow, then counts: nothing that the primary acknowledged may be missing. */
export async function underFire({ primary, secondary, flow }: ReplicationStage, { name, perSecond, fault }: Drill): Promise<Outcome> {
  const copy = flow.nameAtTarget(DRILLS);
  const watch = new Watch(secondary.application, copy);
  try {
    await primary.application.startWriting({ name, topic: DRILLS, perSecond, bytes: 100 });
    await untilMore(watch, perSecond);
    const standstillBefore = watch.longestStandstill;
    await fault();
    await untilMore(watch, perSecond);
    const { acknowledged, refused } = await primary.application.stopWriting(name, true);
    expect(refused === 0, `the primary refused ${refused} records`);

    const expected = acknowledged.map(({ value }) => value);
    let found: string[] = [];
    const seconds = await secondsUntil(`${expected.length} records at the secondary`, RECOVERY_TIMEOUT, async () => {
      found = (await secondary.application.read([copy])).map(({ value }) => value?.trim() ?? '').filter((value) => value.startsWith(`${name}-`));
      return tally(expected, found).missing.length === 0;
    });
    const { repeated } = tally(expected, found);
    const standstill = watch.longestStandstill > standstillBefore ? `${watch.longestStandstill.toFixed(1)} s` : 'below a second';
    return {
      acknowledged: expected.length,
      repeated,
      seen: `${expected.length} acknowledged, 0 missing, ${repeated} twice; longest standstill ${standstill}, the rest there ${seconds.toFixed(1)} s after the last`,
    };
  } finally {
    await watch.stop();
  }
}

/** Resolves when the copy has grown by so many records from now on. */
async function untilMore(watch: Watch, records: number): Promise<void> {
  const before = watch.count;
  await secondsUntil(`${records} more records at the secondary`, RECOVERY_TIMEOUT + FLOW_TIMEOUT, () => Promise.resolve(watch.count >= before + records));
}
