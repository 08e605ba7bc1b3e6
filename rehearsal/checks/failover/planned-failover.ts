import { assert } from '../../system/assert';
import type { ReplicationCheck } from '../../environment/replication-check';
import { assertWorking } from '../replication/health';
import { copyTimeout, offsetsTimeout } from '../replication/progress';
import { createBackgroundTopic } from '../replication/background-topic';
import { stopBySwitch, switchTo } from './active-side';
import { workloadNotAt } from './preconditions';
import { assertFewDuplicates, resumeWorkload, drainAndStop } from './steps';

export const plannedFailover: ReplicationCheck = {
  id: 'failover.planned',
  title: 'planned failover: producers stop, everything is copied and read, the application resumes at the secondary',
  limit: ({ flow }) => 420 + copyTimeout(flow) + offsetsTimeout(flow),
  skipReason: (replication) => workloadNotAt('primary', replication),
  async run(replication, timeLine) {
    const { background, flow } = replication;
    await createBackgroundTopic(background, replication.secondary);
    await assertWorking(replication);
    const drained = await drainAndStop(replication, replication, timeLine);
    const { left, copied, synced } = drained;
    await assertWorking(replication);
    if (flow.keepsNames) {
      // Nothing may flow any more into topics that are written to.
      await stopBySwitch(replication, replication, 'secondary');
    } else {
      switchTo(replication, 'both');
    }
    const report = await resumeWorkload(replication, 'secondary', flow.namesAtTarget(background.topic), left, timeLine);

    assert(report.lost === background.lost && report.lostAfter === 0, `${report.lost} of ${report.acknowledged} records are lost, and ${report.lostAfter} that the secondary acknowledged`);
    assert(report.skipped === 0, `the group skipped ${report.skipped} records`);
    const bound = assertFewDuplicates(report, drained, replication, flow);
    return [
      `${report.acknowledged} acknowledged at the primary, ${report.lost} lost, RPO 0 s`,
      `${report.heldTwice} twice at the secondary`,
      `RTO ${report.rto.toFixed(1)} s: everything copied after ${copied.toFixed(1)} s, offsets synced ${synced.toFixed(1)} s later`,
      `the group: 0 skipped, ${report.readTwice} read twice (at most ${bound}, and what is there twice)`,
      `${report.acknowledgedAfter} written at the secondary, 0 lost`,
    ].join('; ');
  },
};
