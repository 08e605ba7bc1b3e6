import { assert } from '../../system/assert';
import { assertWorking } from '../replication/health';
import { copyTimeout, offsetsTimeout, untilCopied, untilReadToTheEnd } from '../replication/progress';
import type { MirrorMakerFlow, ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import type { TimeLineRecorder } from '../../report/time-line-recorder';
import { secondsUntil } from '../../environment/waiting';
import { stopBySwitch, switchTo } from './active-side';
import { noFailback, workloadNotAt } from './preconditions';
import { deleteTopics, setToTheEnd } from './operator';
import { assertFewDuplicates, drainAndStop, resumeWorkload, watchForAWhile } from './steps';

const OFFSETS_TIMEOUT = 30;

export const failback: ReplicationCheck = {
  id: 'failover.failback',
  title: 'failback: MirrorMaker copies back, the application returns to the primary',
  // It copies back before the drain and in it, and with identical names forward again.
  limit: ({ flow, failbackFlow: { flow: back } = { flow } }) => 600 + 2 * copyTimeout(back) + copyTimeout(flow) + offsetsTimeout(back),
  skipReason: (replication) => workloadNotAt('secondary', replication) ?? noFailback(replication),
  async run(replication, timeLine) {
    const { background, primary, secondary, flow } = replication;
    const failbackFlow = replication.failbackFlow!;
    const seen: string[] = [];
    if (flow.keepsNames) {
      const deleted = await deleteTopics(primary, [...replicated(replication), ...failbackFlow.flow.internalTopics]);
      const kept = await secondsUntil(`the offsets of ${background.group} on deleted topics are gone`, OFFSETS_TIMEOUT, async () =>
        (await primary.workload.committedOffsets(background.group)).every(([topic]) => topic !== background.topic));
      seen.push(`${deleted} topics deleted at the primary, the group's offsets gone ${kept.toFixed(1)} s later`);
    } else {
      // What the primary held was read at the secondary, under another name.
      await untilReadToTheEnd(background.group, secondary, [flow.nameAtTarget(background.topic)]);
      await setToTheEnd(primary, background.group, background.topic);
    }
    const used = servicesOf(replication);
    await Promise.all(used.filter(({ mirrorMaker }) => mirrorMaker !== failbackFlow.mirrorMaker).map(assertWorking));
    timeLine.step('the MirrorMaker of the failback starts');
    switchTo(replication, flow.keepsNames ? 'secondary' : 'both');
    await failbackFlow.mirrorMaker.start();
    const caughtUp = await untilCopied(replication, failbackFlow);
    timeLine.step('it has caught up');
    await Promise.all(used.map(watchForAWhile));
    const drained = await drainAndStop(replication, failbackFlow, timeLine);
    const { left, copied, synced } = drained;
    await assertWorking(failbackFlow);
    if (flow.keepsNames) {
      // The secondary stays the active side until it is empty.
      await failbackFlow.mirrorMaker.stop();
    } else {
      await stopBySwitch(replication, failbackFlow, 'primary');
    }
    const report = await resumeWorkload(replication, 'primary', failbackFlow.flow.namesAtTarget(background.topic), left, timeLine);

    assert(report.lost === background.lost && report.lostAfter === 0, `${report.lost} of ${report.acknowledged} records are lost, and ${report.lostAfter} that the primary acknowledged; before it were ${background.lost}`);
    assert(report.skipped === 0, `the group skipped ${report.skipped} records`);
    const bound = assertFewDuplicates(report, drained, replication, failbackFlow.flow);
    return [
      ...seen,
      `caught up ${caughtUp.toFixed(1)} s after the start of the failback`,
      `RTO ${report.rto.toFixed(1)} s: everything copied after ${copied.toFixed(1)} s, offsets synced ${synced.toFixed(1)} s later`,
      `${report.acknowledged} acknowledged on both sides since the beginning, ${report.lost} lost, ${report.heldTwice} twice at the primary`,
      `the group: 0 skipped, ${report.readTwice} read twice (at most ${bound}, and what is there twice)`,
      ...(flow.keepsNames ? [`protected again ${(await protectAgain(replication, timeLine)).toFixed(1)} s after MirrorMaker's start`] : []),
    ].join('; ');
  },
};

/** The one for the failback, and with names of its own the forward one, which copies on meanwhile. */
function servicesOf({ failbackFlow, mirrorMaker, flow }: ReplicationEnvironment): MirrorMakerFlow[] {
  return [failbackFlow!, ...(flow.keepsNames ? [] : [{ mirrorMaker, flow }])];
}

/** The secondary starts empty: MirrorMaker must neither resume at offsets of topics that are gone, nor copy what is there. */
async function protectAgain(replication: ReplicationEnvironment, timeLine: TimeLineRecorder): Promise<number> {
  const { secondary, mirrorMaker, flow } = replication;
  await deleteTopics(secondary, [...replicated(replication), ...flow.internalTopics]);
  timeLine.step('MirrorMaker starts again');
  switchTo(replication, 'primary');
  await mirrorMaker.start();
  const seconds = await untilCopied(replication, replication);
  timeLine.recovery('the secondary holds everything again');
  await watchForAWhile(replication);
  return seconds;
}

/** Expressions for all topics of the rehearsal's applications. */
function replicated({ background }: ReplicationEnvironment): string[] {
  return ['rehearsal-.*', background.topic.replaceAll('.', '[.]')];
}
