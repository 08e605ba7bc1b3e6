import { expect } from '../../proof';
import { untilCopied, untilReadToTheEnd } from '../progress';
import type { ReplicationProof, ReplicationStage } from '../proof';
import { LIVE, LIVE_READER } from '../topics';
import { secondsUntil } from '../waiting';
import { noWayBack, notAt } from './obstacles';
import { deleteTopics, setToTheEnd } from './operator';
import { expectLittleRepeated, goOn, leaveInGoodOrder } from './steps';

const POSITIONS_TIMEOUT = 30;

/** All topics of the rehearsal's applications. */
const REPLICATED = 'rehearsal-.*';

export const failbackAfter = (failover: string): ReplicationProof => ({
  promise: `failback after the ${failover} failover: the way back copies, the application returns to the primary`,
  obstacle: (stage) => notAt('secondary', stage) ?? noWayBack(stage),
  async run(stage) {
    const { live, primary, secondary, flow } = stage;
    const wayBack = stage.wayBack!;
    const seen: string[] = [];
    if (flow.keepsNames) {
      const deleted = await deleteTopics(primary, [REPLICATED, ...wayBack.flow.internalTopics]);
      const kept = await secondsUntil(`the positions of ${LIVE_READER} on deleted topics are gone`, POSITIONS_TIMEOUT, async () =>
        (await primary.application.positions(LIVE_READER)).every(([topic]) => topic !== LIVE));
      seen.push(`${deleted} topics deleted at the primary, the group's positions gone ${kept.toFixed(1)} s later`);
    } else {
      // What the primary held was read at the secondary, under another name.
      await untilReadToTheEnd(LIVE_READER, secondary, [flow.nameAtTarget(LIVE)]);
      await setToTheEnd(primary, LIVE_READER, LIVE);
    }
    await wayBack.mirrorMaker.start();
    const caughtUp = await untilCopied(wayBack.flow, secondary, primary);
    const { left, copied, carriedOver } = await leaveInGoodOrder(stage, wayBack);
    await wayBack.mirrorMaker.stop();
    const account = await goOn(stage, 'primary', wayBack.flow.namesAtTarget(LIVE), left);

    expect(account.lost === live.lost && account.lostAfter === 0, `${account.lost} of ${account.acknowledged} records are lost, and ${account.lostAfter} that the primary acknowledged; before it were ${live.lost}`);
    expect(account.skipped === 0, `the group skipped ${account.skipped} records`);
    const bound = expectLittleRepeated(account, wayBack.flow);
    return [
      ...seen,
      `caught up ${caughtUp.toFixed(1)} s after the start of the way back`,
      `RTO ${account.rto.toFixed(1)} s: everything copied after ${copied.toFixed(1)} s, positions carried over ${carriedOver.toFixed(1)} s later`,
      `${account.acknowledged} acknowledged on both sides since the beginning, ${account.lost} lost, ${account.heldTwice} twice at the primary`,
      `the group: 0 skipped, ${account.readTwice} read twice (at most ${bound}, and what is there twice)`,
      ...(flow.keepsNames ? [`protected again ${(await protectAgain(stage)).toFixed(1)} s after MirrorMaker's start`] : []),
    ].join('; ');
  },
});

/** The secondary starts empty: MirrorMaker must neither go on at offsets of topics that are gone, nor copy what is there. */
async function protectAgain({ primary, secondary, mirrorMaker, flow }: ReplicationStage): Promise<number> {
  await deleteTopics(secondary, [REPLICATED, ...flow.internalTopics]);
  await mirrorMaker.start();
  return untilCopied(flow, primary, secondary);
}
