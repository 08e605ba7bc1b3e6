import type { Side } from '../../assembly/descriptions';
import type { Reading } from '../../drivers/kafka/records';
import type { End } from '../../environment/replication-check';
import type { BackgroundWorkload } from '../../environment/background-workload';
import { SERIES } from '../../report/time-line';
import type { TimeLineRecorder } from '../../report/time-line-recorder';

const AT: Readonly<Record<Side, string>> = { primary: SERIES.atPrimary, secondary: SERIES.atSecondary };

/** Counts all the time what a side holds: what was copied there, and what was written there. The markers of transactions count, too. */
export function sampleSide(timeLine: TimeLineRecorder, side: Side, { workload }: End, topics: readonly string[]): void {
  timeLine.sample(AT[side], async () => {
    const ends = await workload.ends(topics);
    return ends.length > 0 ? ends.reduce((sum, [, , end]) => sum + end, 0) : undefined;
  });
}

/** When each record was acknowledged, and when the group first read it, on either side. */
export function recordWorkload(timeLine: TimeLineRecorder, { acknowledged, read }: BackgroundWorkload): void {
  timeLine.times(SERIES.acknowledged, acknowledged.map(({ at }) => at));
  timeLine.times(SERIES.read, firstReadings(read));
}

function firstReadings(read: readonly Reading[]): number[] {
  const first = new Map<string, number>();
  for (const { value, at } of read) {
    first.set(value, Math.min(at, first.get(value) ?? at));
  }
  return [...first.values()];
}
