import { expect } from '../../proof';
import { untilCopied, untilReadToTheEnd } from '../progress';
import type { ReplicationProof, ReplicationStage } from '../proof';
import { secondsUntil } from '../waiting';
import { noWayBack, notAt } from './obstacles';
import { deleteTopics, setToTheEnd } from './operator';
import { expectLittleRepeated, goOn, leaveInGoodOrder } from './steps';

const POSITIONS_TIMEOUT = 30;

export const failback: ReplicationProof = {
  promise: 'failback: the way back copies, the application returns to the primary',
  obstacle: (stage) => notAt('secondary', stage) ?? noWayBack(stage),
  async run(stage) {
    const { live, primary, secondary, flow } = stage;
    const wayBack = stage.wayBack!;
    const seen: string[] = [];
    if (flow.keepsNames) {
      const deleted = await deleteTopics(primary, [...replicated(stage), ...wayBack.flow.internalTopics]);
      const kept = await secondsUntil(`the positions of ${live.group} on deleted topics are gone`, POSITIONS_TIMEOUT, async () =>
        (await primary.application.positions(live.group)).every(([topic]) => topic !== live.topic));
      seen.push(`${deleted} topics deleted at the primary, the group's positions gone ${kept.toFixed(1)} s later`);
    } else {
      // What the primary held was read at the secondary, under another name.
      await untilReadToTheEnd(live.group, secondary, [flow.nameAtTarget(live.topic)]);
      await setToTheEnd(primary, live.group, live.topic);
    }
    await wayBack.mirrorMaker.start();
    const caughtUp = await untilCopied(stage, wayBack);
    const departure = await leaveInGoodOrder(stage, wayBack);
    const { left, copied, carriedOver } = departure;
    await wayBack.mirrorMaker.stop();
    const account = await goOn(stage, 'primary', wayBack.flow.namesAtTarget(live.topic), left);

    expect(account.lost === live.lost && account.lostAfter === 0, `${account.lost} of ${account.acknowledged} records are lost, and ${account.lostAfter} that the primary acknowledged; before it were ${live.lost}`);
    expect(account.skipped === 0, `the group skipped ${account.skipped} records`);
    const bound = expectLittleRepeated(account, departure, stage, wayBack.flow);
    return [
      ...seen,
      `caught up ${caughtUp.toFixed(1)} s after the start of the way back`,
      `RTO ${account.rto.toFixed(1)} s: everything copied after ${copied.toFixed(1)} s, positions carried over ${carriedOver.toFixed(1)} s later`,
      `${account.acknowledged} acknowledged on both sides since the beginning, ${account.lost} lost, ${account.heldTwice} twice at the primary`,
      `the group: 0 skipped, ${account.readTwice} read twice (at most ${bound}, and what is there twice)`,
      ...(flow.keepsNames ? [`protected again ${(await protectAgain(stage)).toFixed(1)} s after MirrorMaker's start`] : []),
    ].join('; ');
  },
};

/** The secondary starts empty: MirrorMaker must neither go on at offsets of topics that are gone, nor copy what is there. */
async function protectAgain(stage: ReplicationStage): Promise<number> {
  const { secondary, mirrorMaker, flow } = stage;
  await deleteTopics(secondary, [...replicated(stage), ...flow.internalTopics]);
  await mirrorMaker.start();
  return untilCopied(stage, stage);
}

/** Expressions for all topics of the rehearsal's applications. */
function replicated({ live }: ReplicationStage): string[] {
  return ['rehearsal-.*', live.topic.replaceAll('.', '[.]')];
}
