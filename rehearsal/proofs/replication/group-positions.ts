import type { Position, ReceivedRecord } from '../../application/records';
import { expect } from '../proof';
import { assortedRecords, tally } from './comparison';
import type { End, ReplicationProof, ReplicationStage } from './proof';
import { HALF } from './start';
import { LAGGARD, PARTITIONS, POSITIONS, READER } from './topics';
import { countRecords, secondsUntil } from './waiting';

const TIMEOUT = 60;

/** For the work itself, beside the intervals. */
const ALLOWANCE = 20;

/** Both groups stopped at the primary before MirrorMaker started: one at the end of the first half, one in its middle. */
export const groupPositions: ReplicationProof = {
  promise: 'a group that read half at the primary goes on at the secondary: nothing skipped, little repeated',
  async run(stage) {
    const { primary, secondary, flow } = stage;
    const copy = flow.nameAtTarget(POSITIONS);
    const carriedOver = await untilCarriedOver(stage, copy);
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

/** The position of a group follows its records with the next checkpoints, as near as offsets are translated. */
async function untilCarriedOver({ secondary, flow }: ReplicationStage, copy: string): Promise<number> {
  const timeout = flow.flushInterval + 2 * flow.checkpointInterval + ALLOWANCE;
  return secondsUntil(`the positions of ${READER} at the secondary`, timeout, async () => {
    const reached = positionsOf(await secondary.application.positions(READER), copy);
    const ends = await secondary.application.ends([copy]);
    const copied = ends.reduce((sum, [, , end]) => sum + end, 0);
    return copied === HALF && ends.every(([, partition, end]) => (reached.get(partition) ?? 0) >= end - flow.offsetLagMax);
  });
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

function positionsOf(positions: readonly Position[], topic: string): Map<number, number> {
  return new Map(positions.filter(([name]) => name === topic).map(([, partition, offset]) => [partition, offset]));
}
