import { expect } from '../../proof';
import { tally } from '../comparison';
import { copiedOffsets, untilCopied } from '../progress';
import type { ReplicationProof, ReplicationStage } from '../proof';
import { notAt } from './obstacles';
import { readFrom } from './operator';

export const returnOfPrimary: ReplicationProof = {
  promise: 'after the unplanned failover the primary returns: what it alone has is not lost',
  obstacle: (stage) => notAt('secondary', stage) ?? (stage.primary.stage.cluster.pids.length > 0 ? 'the primary was not gone' : undefined),
  async run(stage) {
    const start = Date.now();
    await stage.primary.stage.cluster.revive();
    const revived = (Date.now() - start) / 1000;
    const seen = stage.flow.keepsNames ? await readOut(stage) : await copyLate(stage);
    return `brokers answer after ${revived.toFixed(1)} s; ${seen}`;
  },
};

/** With names of its own, MirrorMaker goes on where it was, and disturbs nobody. */
async function copyLate(stage: ReplicationStage): Promise<string> {
  const { live, mirrorMaker, flow } = stage;
  const late = live.lost;
  await mirrorMaker.start();
  const seconds = await untilCopied(stage, stage);
  const { missing, repeated } = tally(live.acknowledged.map(({ value }) => value), await valuesAtSecondary(stage));
  expect(missing.length === 0, `${missing.length} of ${live.acknowledged.length} acknowledged records are lost for good`);
  live.lost = 0;
  return `MirrorMaker goes on, and ${late} late records are in ${flow.nameAtTarget(live.topic)} after ${seconds.toFixed(1)} s: 0 lost, ${repeated} there twice`;
}

/** With identical names nothing may flow: what MirrorMaker had not copied can be read on the primary until it is deleted there. */
async function readOut(stage: ReplicationStage): Promise<string> {
  const { live, primary, secondary, flow } = stage;
  const copied = (await copiedOffsets(flow, secondary.application)).get(live.topic) ?? new Map<number, number>();
  const tails = await Promise.all((await primary.application.ends([live.topic])).map(([, partition, end]) =>
    readFrom(primary, live.topic, partition, copied.get(partition) ?? 0, end)));
  const tail = new Set(tails.flat());
  const { missing } = tally(live.acknowledged.map(({ value }) => value), await valuesAtSecondary(stage));
  const unseen = missing.filter((value) => !tail.has(value));
  expect(unseen.length === 0, `${unseen.length} of ${missing.length} lost records are not behind what MirrorMaker wrote down as copied`);
  return `${tail.size} records behind the last copied offsets were read out, all ${missing.length} lost ones among them`;
}

async function valuesAtSecondary({ live, secondary, flow }: ReplicationStage): Promise<string[]> {
  return (await secondary.application.read(flow.namesAtTarget(live.topic))).map(({ value }) => value!.trim());
}
