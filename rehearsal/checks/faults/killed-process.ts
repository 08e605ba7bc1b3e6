import { assert } from '../../system/assert';
import type { ReplicationCheck } from '../../environment/replication-check';
import { withLoadDuring } from './fault';

const PER_SECOND = 1000;

/** For what was written after the last flush began. */
const ALLOWANCE = 5;

export const killedProcess: ReplicationCheck = {
  id: 'faults.killed-process',
  title: 'MirrorMaker killed with -9 in mid-batch, and started again',
  async run(replication, timeLine) {
    const { mirrorMaker, flow } = replication;
    const { repeated, seen } = await withLoadDuring(replication, {
      name: 'killed-process',
      perSecond: PER_SECOND,
      async inject() {
        timeLine.fault('MirrorMaker is killed');
        await mirrorMaker.kill();
        timeLine.step('MirrorMaker starts again');
        await mirrorMaker.start();
      },
    }, timeLine);
    const bound = PER_SECOND * (flow.flushInterval + ALLOWANCE);
    assert(repeated <= bound, `${repeated} records are there twice, expected at most ${bound}`);
    return mirrorMaker.tasks.length > 1 ? `all ${mirrorMaker.tasks.length} processes: ${seen}` : seen;
  },
};
