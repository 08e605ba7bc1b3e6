import { expect } from '../../proof';
import type { ReplicationProof } from '../proof';
import { underFire } from './drill';

const PER_SECOND = 1000;

/** For what was written after the last flush began. */
const ALLOWANCE = 5;

export const killedProcess: ReplicationProof = {
  promise: 'drill: MirrorMaker killed with -9 in mid-batch, and started again',
  async run(stage) {
    const { mirrorMaker, flow } = stage;
    const { repeated, seen } = await underFire(stage, {
      name: 'killed-process',
      perSecond: PER_SECOND,
      async fault() {
        await mirrorMaker.kill();
        await mirrorMaker.start();
      },
    });
    const bound = PER_SECOND * (flow.flushInterval + ALLOWANCE);
    expect(repeated <= bound, `${repeated} records are there twice, at most ${bound} were promised`);
    return mirrorMaker.tasks.length > 1 ? `all ${mirrorMaker.tasks.length} processes: ${seen}` : seen;
  },
};
