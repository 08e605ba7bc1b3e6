import type { Side } from '../../assembly/descriptions';
import type { FlowProperties } from '../../hosts/mirror-maker/flow-properties';
import { assert } from '../../system/assert';
import { tally } from '../replication/comparison';
import { assertWorking } from '../replication/health';
import { failIfStopped, pauseUnlessStopped } from '../../system/stopping';
import { PER_SECOND } from '../../environment/background-workload';
import { untilOffsetsSynced, untilCopied, untilReadToTheEnd } from '../replication/progress';
import type { End, ReplicationEnvironment, MirrorMakerFlow } from '../../environment/replication-check';
import type { TimeLineRecorder } from '../../report/time-line-recorder';
import { deliveryReportOf, type DeliveryReport } from './delivery-report';
import { recordWorkload, sampleSide } from './time-line';

/** Seconds. MirrorMaker starts its tasks anew when topics come and go, and then repeats what it had not written down as copied. */
const RESTART_ALLOWANCE = 5;

/** Milliseconds. */
const WHILE = 30_000;

/**
 * A service that was just started looks well until it meets what it may not do: it must still work when it has met every topic and
 * group, and sent its first signs of life. Whatever fails meanwhile is seen at once.
 */
export async function watchForAWhile(service: MirrorMakerFlow): Promise<void> {
  await assertWorking(service);
  await pauseUnlessStopped(WHILE);
  failIfStopped(`${service.mirrorMaker.description.name}: not yet watched for ${WHILE / 1000} s`);
  await assertWorking(service);
}

/** How the background workload left a side: drained. */
export interface Drained {
  /** When producers were stopped, in milliseconds since 1970. */
  readonly left: number;
  /** Seconds until everything was on the other side, and from then on until the group's offsets were. */
  readonly copied: number;
  readonly synced: number;
  /** How often a record was there once more before: restarts had copied it twice, on this side, or on the other in an earlier failover. */
  readonly heldTwice: number;
}

/** Stops producers, waits until everything is copied and read, stops consumers, and waits until their offsets are there, too. */
export async function drainAndStop(replication: ReplicationEnvironment, mirrorMakerFlow: MirrorMakerFlow, timeLine: TimeLineRecorder): Promise<Drained> {
  const { flow } = mirrorMakerFlow;
  const { background, [flow.source]: source, [flow.target]: target } = replication;
  const heldTwice = Math.max(await countTwice(source, [background.topic]), await countTwice(target, flow.namesAtTarget(background.topic)));
  sampleSide(timeLine, flow.target, target, flow.namesAtTarget(background.topic));
  const left = Date.now();
  timeLine.step('producers are stopped', left);
  await background.stopWriting(true);
  const [copied] = await Promise.all([
    untilCopied(replication, mirrorMakerFlow),
    untilReadToTheEnd(background.group, source, background.topics),
  ]);
  timeLine.step('everything is copied and read');
  await background.stopReading(true);
  const synced = await untilOffsetsSynced(background.group, target, flow.nameAtTarget(background.topic), flow);
  timeLine.step("the group's offsets are synced");
  return { left, copied, synced, heldTwice };
}

async function countTwice({ workload }: End, topics: readonly string[]): Promise<number> {
  return tally([], (await workload.read(topics)).map(({ value }) => value!.trim())).repeated;
}

/** What a failover showed, from the first record on. */
export interface FailoverReport extends DeliveryReport {
  /** From the time when producers were stopped, or the side was gone, until the workload wrote and read again, in seconds. */
  readonly rto: number;
  readonly acknowledged: number;
  readonly acknowledgedAfter: number;
  readonly readAfter: number;
}

/** Starts the workload on a side, and reports on everything as soon as it works there. Then it works on. */
export async function resumeWorkload({ background, ...ends }: ReplicationEnvironment, side: Side, topics: readonly string[], left: number, timeLine: TimeLineRecorder): Promise<FailoverReport> {
  const { workload } = ends[side];
  const [acknowledgedBefore, readBefore] = [[...background.acknowledged], [...background.read]];
  sampleSide(timeLine, side, ends[side], topics);
  timeLine.step(`the application starts at the ${side}`);
  await background.start(side, topics);
  const worksSince = await background.untilItWorks();
  timeLine.recovery(`it writes and reads at the ${side}`, worksSince);
  timeLine.span('RTO', left, worksSince);

  await background.stopWriting(true);
  await untilReadToTheEnd(background.group, ends[side], topics);
  await background.stopReading(true);
  await timeLine.stop();
  recordWorkload(timeLine, background);
  const held = (await workload.read(topics)).map(({ value }) => value!.trim());
  const acknowledgedAfter = background.acknowledged.slice(acknowledgedBefore.length);
  const readAfter = background.read.slice(readBefore.length);
  await background.start(side, topics);
  const report = deliveryReportOf({ acknowledgedBefore, acknowledgedAfter, held, readBefore, readAfter, left });
  timeLine.span('RPO', left - report.rpo * 1000, left);
  return {
    ...report,
    rto: (worksSince - left) / 1000,
    acknowledged: acknowledgedBefore.length,
    acknowledgedAfter: acknowledgedAfter.length,
    readAfter: readAfter.length,
  };
}

/** What a planned failover may repeat: offsets are that near, and a record that is there twice is read twice. */
export function assertFewDuplicates({ readTwice, heldTwice }: DeliveryReport, before: Drained, { background }: ReplicationEnvironment, { offsetLagMax, flushInterval }: FlowProperties): number {
  const bound = background.partitions * (offsetLagMax + 1);
  const restart = PER_SECOND * (flushInterval + RESTART_ALLOWANCE);
  assert(heldTwice - before.heldTwice <= restart, `${heldTwice} records are there twice, ${before.heldTwice} were before, expected at most ${restart} more`);
  assert(readTwice <= bound + heldTwice, `the group read ${readTwice} records twice, expected at most ${bound} and ${heldTwice} are there twice`);
  return bound;
}
