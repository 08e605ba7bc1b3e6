import type { ReceivedRecord } from '../../application/records';
import { expect } from '../proof';
import { assortedRecords, tally } from './comparison';
import { untilCarriedOver } from './progress';
import type { End, ReplicationProof, ReplicationStage } from './proof';
import { HALF } from './start';
import { LAGGARD, PARTITIONS, POSITIONS, READER } from './topics';
import { countRecords, secondsUntil } from './waiting';

const TIMEOUT = 60;

/** Both groups stopped at the primary before MirrorMaker started: one at the end of the first half, one in its middle. */
export const groupPositions: ReplicationProof = {
  promise: 'a group that read half at the primary goes on at the secondary: nothing skipped, little repeated',
  async run(stage) {
    const { primary, secondary, flow } = stage;
    const copy = flow.nameAtTarget(POSITIONS);
    const carriedOver = await untilFirstCarriedOver(stage, copy);
    await primary.application.write(POSITIONS, assortedRecords(HALF, 'second half'));
    await secondsUntil(`${2 * HALF} records in ${copy}`, TIMEOUT, async () => await countRecords(secondary.application, [copy]) >= 2 * HALF);

    const reader = await goOn(READER, 1, secondary, copy);
    const bound = PARTITIONS * (flow.offsetLagMax + 1);
    expect(reader.skipped === 0, `${READER} skipped ${reader.skipped} records`);
    expect(reader.repeated <= bound, `${READER} read ${reader.repeated} records again, at most ${bound} were promised`);
    const laggard = await goOn(LAGGARD, 0.5, secondary, copy);
    expect(laggard.skipped === 0, `${LAGGARD} skipped ${laggard.skipped} records`);
    return `positions carried over after ${carriedOver.toFixed(1)} s; ${2 * HALF - reader.left} read at the primary, ${reader.left} left: 0 skipped, ${reader.repeated} repeated (at most ${bound}); a group that lagged by ${HALF / 2}: 0 skipped, ${laggard.repeated} repeated`;
  },
};

async function untilFirstCarriedOver({ secondary, flow }: ReplicationStage, copy: string): Promise<number> {
  const copied = await secondsUntil(`${HALF} records in ${copy}`, TIMEOUT, async () => await countRecords(secondary.application, [copy]) === HALF);
  return copied + await untilCarriedOver(READER, secondary, copy, flow);
}

/** Reads the rest as a group, after what it read at the primary: a share of the first half of each partition. */
async function goOn(group: string, share: number, { application }: End, copy: string): Promise<{ left: number; skipped: number; repeated: number }> {
  const everything = await application.read([copy]);
  const before = firstHalf(everything, share);
  const left = everything.filter((record) => !before.has(contentOf(record))).map(contentOf);
  const read = (await application.readAs(group, [copy])).map(contentOf);
  return { left: left.length, skipped: tally(left, read).missing.length, repeated: read.filter((content) => before.has(content)).length };
}

function firstHalf(everything: readonly ReceivedRecord[], share: number): Set<string> {
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) =>
    everything.filter((record) => record.partition === partition && isOfFirstHalf(record)));
  return new Set(partitions.flatMap((records) => records.slice(0, Math.floor(records.length * share))).map(contentOf));
}

function isOfFirstHalf({ headers }: ReceivedRecord): boolean {
  return headers.some(([name, value]) => name === 'number' && value?.startsWith('first half') === true);
}

function contentOf({ partition, key, headers }: ReceivedRecord): string {
  return JSON.stringify([partition, key, headers]);
}
