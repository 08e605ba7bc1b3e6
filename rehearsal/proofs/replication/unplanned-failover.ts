import { expect } from '../proof';
import { failoverAccount } from './failover-account';
import { BEFORE, oldestPosition, PER_SECOND, untilSettled } from './live-application';
import type { ReplicationProof } from './proof';
import { goOnAtSecondary } from './secondary-application';
import { LIVE, LIVE_READER } from './topics';

/** Seconds. A replication that works is behind by less, also on a machine that is busy. */
const RPO_LIMIT = 10;

/** What an operator does when the primary's Region is gone: stop MirrorMaker, move consumers and producers. */
export const unplannedFailover: ReplicationProof = {
  promise: 'unplanned failover: the primary dies while records flow, the application goes on at the secondary',
  async run(stage) {
    const { primary, mirrorMaker, flow } = stage;
    await untilSettled(primary.application, flow);
    await primary.stage.cluster.killAll();
    const gone = Date.now();
    const [{ acknowledged }, readAtPrimary] = await Promise.all([
      primary.application.stopWriting(BEFORE, false),
      primary.application.stopReading(LIVE_READER, false),
    ]);
    await mirrorMaker.stop();
    const stopped = (Date.now() - gone) / 1000;
    const after = await goOnAtSecondary(stage, LIVE, LIVE_READER);

    const account = failoverAccount({
      acknowledged, acknowledgedAfter: after.acknowledged, atSecondary: after.values, readAtPrimary, readAtSecondary: after.read, gone,
    });
    const bound = PER_SECOND * oldestPosition(flow);
    expect(account.rpo <= RPO_LIMIT, `${account.lost} of ${acknowledged.length} records are lost, the oldest was acknowledged ${account.rpo} s before`);
    expect(account.skipped === 0, `the group skipped ${account.skipped} records that are at the secondary`);
    expect(account.readTwice <= bound, `the group read ${account.readTwice} records twice, at most ${bound} were promised`);
    expect(account.lostAfter === 0, `${account.lostAfter} records that the secondary acknowledged are not there`);
    return [
      `${acknowledged.length} acknowledged at the primary, ${account.lost} lost, RPO ${account.rpo.toFixed(2)} s`,
      `${account.copiedTwice} twice at the secondary`,
      `RTO ${((after.worksSince - gone) / 1000).toFixed(1)} s, of which MirrorMaker's end ${stopped.toFixed(1)} s`,
      `the group read ${readAtPrimary.length} before and ${after.read.length} after: 0 skipped, ${account.readTwice} twice (at most ${bound})`,
      `${after.acknowledged.length} written at the secondary, 0 lost`,
    ].join('; ');
  },
};
