import { assert } from '../../system/assert';
import { maxOffsetAge, PER_SECOND } from '../../environment/background-workload';
import { assertWorking } from '../replication/health';
import { offsetsTimeout, untilCaughtUp } from '../replication/progress';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import type { TimeLineRecorder } from '../../report/time-line-recorder';
import { createBackgroundTopic } from '../replication/background-topic';
import { stopBySwitch } from './active-side';
import { workloadNotAt } from './preconditions';
import { resumeWorkload } from './steps';
import { sampleSide } from './time-line';

/** Seconds. A replication that works is behind by less, also on a machine that is busy. */
const RPO_LIMIT = 10;

/** What an operator does when the primary's Region is gone: stop MirrorMaker, move consumers and producers. */
export const unplannedFailover: ReplicationCheck = {
  id: 'failover.unplanned',
  title: 'unplanned failover: the primary dies while records flow, the application resumes at the secondary',
  limit: ({ flow }) => 600 + 2 * maxOffsetAge(flow) + offsetsTimeout(flow),
  skipReason: (replication) => workloadNotAt('primary', replication),
  async run(replication, timeLine) {
    const { background, primary, secondary, flow } = replication;
    const bound = PER_SECOND * maxOffsetAge(flow);
    timeLine.step('records flow, until offsets are synced');
    sampleSide(timeLine, 'secondary', secondary, flow.namesAtTarget(background.topic));
    await background.untilSettled(flow);
    // What was written before MirrorMaker started must have been synced once, however long that start took.
    await untilCaughtUp(bound / background.partitions, background.group, secondary, flow.nameAtTarget(background.topic), flow);
    await createBackgroundTopic(background, secondary);
    await assertWorking(replication);
    await primary.environment.cluster.killAll();
    const gone = Date.now();
    timeLine.fault('every broker of the primary is killed', gone);
    await Promise.all([background.stopWriting(false), background.stopReading(false)]);
    const stopping = stopMirrorMaker(replication, gone, timeLine);
    // Nothing may flow any more into topics that are written to, and a transaction that is under way is in the way of readers. Otherwise
    // an operator does not wait for its end.
    const before = flow.keepsNames || flow.exactlyOnce ? await stopping : undefined;
    const [report, stopped] = await Promise.all([
      resumeWorkload(replication, 'secondary', flow.namesAtTarget(background.topic), gone, timeLine),
      stopping,
    ]);
    background.lost = report.lost;

    assert(report.rpo <= RPO_LIMIT, `${report.lost} of ${report.acknowledged} records are lost, the oldest was acknowledged ${report.rpo} s before`);
    assert(report.skipped === 0, `the group skipped ${report.skipped} records that are at the secondary`);
    assert(report.readTwice <= bound, `the group read ${report.readTwice} records twice, expected at most ${bound}`);
    assert(report.lostAfter === 0, `${report.lostAfter} records that the secondary acknowledged are not there`);
    return [
      `${report.acknowledged} acknowledged before, ${report.lost} lost, RPO ${report.rpo.toFixed(2)} s`,
      `${report.heldTwice} twice at the secondary`,
      `RTO ${report.rto.toFixed(1)} s, ${before === undefined ? "MirrorMaker's end meanwhile took" : "of which MirrorMaker's end"} ${stopped.toFixed(1)} s`,
      `the group read ${report.readAfter} after: 0 skipped, ${report.readTwice} twice (at most ${bound})`,
      `${report.acknowledgedAfter} written at the secondary, 0 lost`,
    ].join('; ');
  },
};

/** Gives the seconds from the loss of the primary. */
async function stopMirrorMaker(replication: ReplicationEnvironment, gone: number, timeLine: TimeLineRecorder): Promise<number> {
  // The Region of the primary is gone.
  await stopBySwitch(replication, replication, 'secondary', ['secondary']);
  timeLine.step('MirrorMaker is stopped');
  return (Date.now() - gone) / 1000;
}
