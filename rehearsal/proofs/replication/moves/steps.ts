import type { Side } from '../../../assembly/descriptions';
import type { Flow } from '../../../mirror-maker/flow';
import { expect } from '../../proof';
import { tally } from '../comparison';
import { PER_SECOND } from '../live-application';
import { untilCarriedOver, untilCopied, untilReadToTheEnd } from '../progress';
import type { End, ReplicationStage, Way } from '../proof';
import { accountOf, type Account } from './account';

/** Seconds. MirrorMaker starts its tasks anew when topics come and go, and then repeats what it had not written down as copied. */
const RESTART_ALLOWANCE = 5;

/** How an application left a side in good order. */
export interface Departure {
  /** When producers were stopped, in milliseconds since 1970. */
  readonly left: number;
  /** Seconds until everything was on the other side, and from then on until the group's positions were. */
  readonly copied: number;
  readonly carriedOver: number;
  /** How often a record was there once more before: restarts had copied it twice, on this side, or on the other in a move before. */
  readonly heldTwice: number;
}

/** Stops producers, waits until everything is copied and read, stops consumers, and waits until their positions are there, too. */
export async function leaveInGoodOrder(stage: ReplicationStage, way: Way): Promise<Departure> {
  const { flow } = way;
  const { live, [flow.source]: source, [flow.target]: target } = stage;
  const heldTwice = Math.max(await countTwice(source, [live.topic]), await countTwice(target, flow.namesAtTarget(live.topic)));
  const left = Date.now();
  await live.stopWriting(true);
  const [copied] = await Promise.all([
    untilCopied(stage, way),
    untilReadToTheEnd(live.group, source, live.topics),
  ]);
  await live.stopReading(true);
  const carriedOver = await untilCarriedOver(live.group, target, flow.nameAtTarget(live.topic), flow);
  return { left, copied, carriedOver, heldTwice };
}

async function countTwice({ application }: End, topics: readonly string[]): Promise<number> {
  return tally([], (await application.read(topics)).map(({ value }) => value!.trim())).repeated;
}

/** An account of the story so far, in the end of a move. */
export interface Arrival extends Account {
  /** From the time when producers were stopped, or the side was gone, until the application wrote and read again, in seconds. */
  readonly rto: number;
  readonly acknowledged: number;
  readonly acknowledgedAfter: number;
  readonly readAfter: number;
}

/** Starts the application on a side, and accounts for everything as soon as it works there. Then it goes on working. */
export async function goOn({ live, ...stage }: ReplicationStage, side: Side, topics: readonly string[], left: number): Promise<Arrival> {
  const { application } = stage[side];
  const [acknowledgedBefore, readBefore] = [[...live.acknowledged], [...live.read]];
  await live.start(side, topics);
  const worksSince = await live.untilItWorks();

  await live.stopWriting(true);
  await untilReadToTheEnd(live.group, stage[side], topics);
  await live.stopReading(true);
  const held = (await application.read(topics)).map(({ value }) => value!.trim());
  const acknowledgedAfter = live.acknowledged.slice(acknowledgedBefore.length);
  const readAfter = live.read.slice(readBefore.length);
  await live.start(side, topics);
  return {
    ...accountOf({ acknowledgedBefore, acknowledgedAfter, held, readBefore, readAfter, left }),
    rto: (worksSince - left) / 1000,
    acknowledged: acknowledgedBefore.length,
    acknowledgedAfter: acknowledgedAfter.length,
    readAfter: readAfter.length,
  };
}

/** What a move that was planned may repeat: positions are that near, and a record that is there twice is read twice. */
export function expectLittleRepeated({ readTwice, heldTwice }: Account, before: Departure, { live }: ReplicationStage, { offsetLagMax, flushInterval }: Flow): number {
  const bound = live.partitions * (offsetLagMax + 1);
  const restart = PER_SECOND * (flushInterval + RESTART_ALLOWANCE);
  expect(heldTwice - before.heldTwice <= restart, `${heldTwice} records are there twice, ${before.heldTwice} were before, at most ${restart} more were promised`);
  expect(readTwice <= bound + heldTwice, `the group read ${readTwice} records twice, at most ${bound} were promised and ${heldTwice} are there twice`);
  return bound;
}
