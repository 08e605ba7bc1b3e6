import { assert } from '../../system/assert';
import { tally } from '../replication/comparison';
import { copiedOffsets, copyTimeout, untilCopied } from '../replication/progress';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { switchTo } from './active-side';
import { primaryNotGone, workloadNotAt } from './preconditions';
import { readFrom } from './operator';
import { watchForAWhile } from './steps';
import { sampleSide } from './time-line';
import type { TimeLineRecorder } from '../../report/time-line-recorder';

export const returnOfPrimary: ReplicationCheck = {
  id: 'failover.return-of-primary',
  title: 'after the unplanned failover the primary returns: what it alone has is not lost',
  limit: ({ flow }) => 420 + copyTimeout(flow),
  skipReason: (replication) => workloadNotAt('secondary', replication) ?? primaryNotGone(replication),
  async run(replication, timeLine) {
    const start = Date.now();
    timeLine.step('the brokers of the primary start');
    await replication.primary.environment.cluster.revive();
    const revived = (Date.now() - start) / 1000;
    timeLine.recovery('they answer');
    const seen = replication.flow.keepsNames ? await readOut(replication) : await copyLate(replication, timeLine);
    return `brokers answer after ${revived.toFixed(1)} s; ${seen}`;
  },
};

/** With names of its own, MirrorMaker resumes where it was, and disturbs no client. */
async function copyLate(replication: ReplicationEnvironment, timeLine: TimeLineRecorder): Promise<string> {
  const { background, mirrorMaker, secondary, flow } = replication;
  const late = background.lost;
  sampleSide(timeLine, 'secondary', secondary, flow.namesAtTarget(background.topic));
  timeLine.step('MirrorMaker resumes');
  switchTo(replication, 'both');
  await mirrorMaker.start();
  const seconds = await untilCopied(replication, replication);
  timeLine.recovery('the late records are at the secondary');
  await watchForAWhile(replication);
  const { missing, repeated } = tally(background.acknowledged.map(({ value }) => value), await valuesAtSecondary(replication));
  assert(missing.length === 0, `${missing.length} of ${background.acknowledged.length} acknowledged records are lost for good`);
  background.lost = 0;
  return late === 0
    ? 'MirrorMaker resumes; nothing was lost: late records were not tried'
    : `MirrorMaker resumes, and ${late} late records are in ${flow.nameAtTarget(background.topic)} after ${seconds.toFixed(1)} s: 0 lost, ${repeated} there twice`;
}

/** With identical names nothing may flow: what MirrorMaker had not copied can be read on the primary until it is deleted there. */
async function readOut(replication: ReplicationEnvironment): Promise<string> {
  const { background, primary, secondary, flow } = replication;
  switchTo(replication, 'secondary');
  const copied = (await copiedOffsets(flow, secondary.workload)).get(background.topic) ?? new Map<number, number>();
  const tails = await Promise.all((await primary.workload.ends([background.topic])).map(([, partition, end]) =>
    readFrom(primary, background.topic, partition, copied.get(partition) ?? 0, end)));
  const tail = new Set(tails.flat());
  const { missing } = tally(background.acknowledged.map(({ value }) => value), await valuesAtSecondary(replication));
  const unseen = missing.filter((value) => !tail.has(value));
  assert(unseen.length === 0, `${unseen.length} of ${missing.length} lost records are not behind what MirrorMaker wrote down as copied`);
  return `${tail.size} records behind the last copied offsets were read out, ${missing.length === 0 ? 'nothing was lost: not tried' : `all ${missing.length} lost ones among them`}`;
}

async function valuesAtSecondary({ background, secondary, flow }: ReplicationEnvironment): Promise<string[]> {
  return (await secondary.workload.read(flow.namesAtTarget(background.topic))).map(({ value }) => value!.trim());
}
