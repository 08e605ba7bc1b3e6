import { expect } from '../../proof';
import { oldestPosition, PER_SECOND } from '../live-application';
import { untilAsNearAs } from '../progress';
import type { ReplicationProof } from '../proof';
import { createLiveTopic } from '../live-topic';
import { notAt } from './obstacles';
import { goOn } from './steps';

/** Seconds. A replication that works is behind by less, also on a machine that is busy. */
const RPO_LIMIT = 10;

/** What an operator does when the primary's Region is gone: stop MirrorMaker, move consumers and producers. */
export const unplannedFailover: ReplicationProof = {
  promise: 'unplanned failover: the primary dies while records flow, the application goes on at the secondary',
  obstacle: (stage) => notAt('primary', stage),
  async run(stage) {
    const { live, primary, secondary, mirrorMaker, flow } = stage;
    const bound = PER_SECOND * oldestPosition(flow);
    await live.untilSettled(flow);
    // What was written before MirrorMaker started must have been carried over once, however long that start took.
    await untilAsNearAs(bound / live.partitions, live.group, secondary, flow.nameAtTarget(live.topic), flow);
    await createLiveTopic(live, secondary);
    await primary.stage.cluster.killAll();
    const gone = Date.now();
    await Promise.all([live.stopWriting(false), live.stopReading(false)]);
    await mirrorMaker.stop();
    const stopped = (Date.now() - gone) / 1000;
    const account = await goOn(stage, 'secondary', flow.namesAtTarget(live.topic), gone);
    live.lost = account.lost;

    expect(account.rpo <= RPO_LIMIT, `${account.lost} of ${account.acknowledged} records are lost, the oldest was acknowledged ${account.rpo} s before`);
    expect(account.skipped === 0, `the group skipped ${account.skipped} records that are at the secondary`);
    expect(account.readTwice <= bound, `the group read ${account.readTwice} records twice, at most ${bound} were promised`);
    expect(account.lostAfter === 0, `${account.lostAfter} records that the secondary acknowledged are not there`);
    return [
      `${account.acknowledged} acknowledged before, ${account.lost} lost, RPO ${account.rpo.toFixed(2)} s`,
      `${account.heldTwice} twice at the secondary`,
      `RTO ${account.rto.toFixed(1)} s, of which MirrorMaker's end ${stopped.toFixed(1)} s`,
      `the group read ${account.readAfter} after: 0 skipped, ${account.readTwice} twice (at most ${bound})`,
      `${account.acknowledgedAfter} written at the secondary, 0 lost`,
    ].join('; ');
  },
};
