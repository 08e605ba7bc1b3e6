import type { ReceivedRecord } from '../../drivers/kafka/records';
import { assert } from '../../system/assert';
import { assortedRecords, tally } from './comparison';
import { offsetsTimeout, untilOffsetsSynced } from './progress';
import type { End, ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { HALF } from './start';
import { LAGGARD, PARTITIONS, OFFSETS_TOPIC, READER } from '../../environment/topics';
import { LIMIT } from '../../environment/limit';
import { countRecords, secondsUntil } from '../../environment/waiting';

const TIMEOUT = 60;

/** Both groups stopped at the primary before MirrorMaker started: one at the end of the first half, one in its middle. */
export const groupOffsets: ReplicationCheck = {
  id: 'replication.group-offsets',
  title: 'a group that read half at the primary resumes at the secondary: nothing skipped, little repeated',
  limit: ({ flow }) => LIMIT.quick + offsetsTimeout(flow),
  async run(replication) {
    const { primary, secondary, flow } = replication;
    const copy = flow.nameAtTarget(OFFSETS_TOPIC);
    const synced = await untilFirstSync(replication, copy);
    await primary.workload.write(OFFSETS_TOPIC, assortedRecords(HALF, 'second half'));
    await secondsUntil(`${2 * HALF} records in ${copy}`, TIMEOUT, async () => await countRecords(secondary.workload, [copy]) >= 2 * HALF);

    const held = (await secondary.workload.read([copy])).map(contentOf);
    const reader = await resumeConsumer(READER, 1, secondary, copy);
    // What a restart of a task copied twice is read twice.
    const bound = PARTITIONS * (flow.offsetLagMax + 1) + tally([], held).repeated;
    assert(reader.skipped === 0, `${READER} skipped ${reader.skipped} records`);
    assert(reader.repeated <= bound, `${READER} read ${reader.repeated} records again, expected at most ${bound}`);
    const laggard = await resumeConsumer(LAGGARD, 0.5, secondary, copy);
    assert(laggard.skipped === 0, `${LAGGARD} skipped ${laggard.skipped} records`);
    return `offsets synced after ${synced.toFixed(1)} s; ${2 * HALF - reader.left} read at the primary, ${reader.left} left: 0 skipped, ${reader.repeated} repeated (at most ${bound}); a group that lagged by ${HALF / 2}: 0 skipped, ${laggard.repeated} repeated`;
  },
};

async function untilFirstSync({ secondary, flow }: ReplicationEnvironment, copy: string): Promise<number> {
  const copied = await secondsUntil(`${HALF} records in ${copy}`, TIMEOUT, async () => await countRecords(secondary.workload, [copy]) >= HALF);
  return copied + await untilOffsetsSynced(READER, secondary, copy, flow);
}

/** Reads the rest as a group, after what it read at the primary: a fraction of the first half of each partition. */
async function resumeConsumer(group: string, fraction: number, { workload }: End, copy: string): Promise<{ left: number; skipped: number; repeated: number }> {
  const everything = await workload.read([copy]);
  const before = firstHalf(everything, fraction);
  const left = everything.filter((record) => !before.has(contentOf(record))).map(contentOf);
  const read = (await workload.readAs(group, [copy])).map(contentOf);
  return { left: left.length, skipped: tally(left, read).missing.length, repeated: read.filter((content) => before.has(content)).length };
}

function firstHalf(everything: readonly ReceivedRecord[], fraction: number): Set<string> {
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) =>
    everything.filter((record) => record.partition === partition && isOfFirstHalf(record)));
  return new Set(partitions.flatMap((records) => records.slice(0, Math.floor(records.length * fraction))).map(contentOf));
}

function isOfFirstHalf({ headers }: ReceivedRecord): boolean {
  return headers.some(([name, value]) => name === 'number' && value?.startsWith('first half') === true);
}

function contentOf({ partition, key, headers }: ReceivedRecord): string {
  return JSON.stringify([partition, key, headers]);
}
