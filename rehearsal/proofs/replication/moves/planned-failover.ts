import { expect } from '../../proof';
import type { ReplicationProof } from '../proof';
import { createLiveTopic } from '../live-topic';
import { notAt } from './obstacles';
import { expectLittleRepeated, goOn, leaveInGoodOrder } from './steps';

export const plannedFailover: ReplicationProof = {
  promise: 'planned failover: producers stop, everything is copied and read, the application goes on at the secondary',
  obstacle: (stage) => notAt('primary', stage),
  async run(stage) {
    const { live, mirrorMaker, flow } = stage;
    await createLiveTopic(live, stage.secondary);
    const departure = await leaveInGoodOrder(stage, stage);
    const { left, copied, carriedOver } = departure;
    if (flow.keepsNames) {
      // Nothing may flow any more into topics that are written to.
      await mirrorMaker.stop();
    }
    const account = await goOn(stage, 'secondary', flow.namesAtTarget(live.topic), left);

    expect(account.lost === live.lost && account.lostAfter === 0, `${account.lost} of ${account.acknowledged} records are lost, and ${account.lostAfter} that the secondary acknowledged`);
    expect(account.skipped === 0, `the group skipped ${account.skipped} records`);
    const bound = expectLittleRepeated(account, departure, stage, flow);
    return [
      `${account.acknowledged} acknowledged at the primary, ${account.lost} lost, RPO 0 s`,
      `${account.heldTwice} twice at the secondary`,
      `RTO ${account.rto.toFixed(1)} s: everything copied after ${copied.toFixed(1)} s, positions carried over ${carriedOver.toFixed(1)} s later`,
      `the group: 0 skipped, ${account.readTwice} read twice (at most ${bound}, and what is there twice)`,
      `${account.acknowledgedAfter} written at the secondary, 0 lost`,
    ].join('; ');
  },
};
