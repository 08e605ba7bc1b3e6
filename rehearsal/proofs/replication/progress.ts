import type { Application } from '../../application/application';
import type { Position } from '../../application/records';
import type { Flow } from '../../mirror-maker/flow';
import type { Side } from '../../assembly/descriptions';
import type { End, ReplicationStage, Way } from './proof';
import { REHEARSAL_TOPIC } from './topics';
import { secondsUntil } from './waiting';

/** With the start of a MirrorMaker that was off. */
const COPY_TIMEOUT = 180;

/** For the work itself, beside the intervals. */
const ALLOWANCE = 20;

/** Resolves when everything that the source holds now is on the target, with the seconds that it took. */
export async function untilCopied(stage: ReplicationStage, { flow }: Way): Promise<number> {
  const { [flow.source]: source, [flow.target]: target } = stage;
  const ends = await endsOf(flow, source.application, await topicsOf(stage, flow.source));
  return secondsUntil(`everything of the ${flow.source} at the ${flow.target}`, COPY_TIMEOUT, async () => {
    const copied = await copiedOffsets(flow, target.application);
    return ends.every(([topic, partition, end]) => (copied.get(topic)?.get(partition) ?? 0) >= end);
  });
}

/** A topic that was written to in transactions ends with a marker, which is no record. */
async function endsOf({ exactlyOnce }: Flow, application: Application, topics: readonly string[]): Promise<readonly Position[]> {
  return exactlyOnce
    ? (await application.read(topics)).map(({ topic, partition, offset }) => [topic, partition, offset + 1])
    : application.ends(topics);
}

/** Behind which offset of the source MirrorMaker goes on, by topic and partition, as it wrote it down on the target. */
export async function copiedOffsets({ offsetsTopic }: Flow, target: Application): Promise<Map<string, Map<number, number>>> {
  const offsets = new Map<string, Map<number, number>>();
  const written = (await target.ends([offsetsTopic])).length > 0 ? await target.read([offsetsTopic]) : [];
  for (const { key, value } of written) {
    const [connector, { topic, partition }] = JSON.parse(key!) as [string, { topic: string; partition: number }];
    if (connector === 'MirrorSourceConnector' && value !== null) {
      const partitions = offsets.get(topic) ?? new Map<number, number>();
      offsets.set(topic, partitions.set(partition, JSON.parse(value).offset + 1));
    }
  }
  return offsets;
}

/** Resolves when a group has read topics to their ends and said so. */
export function untilReadToTheEnd(group: string, { application }: End, topics: readonly string[]): Promise<number> {
  return secondsUntil(`${group} at the end of ${topics.join(' and ')}`, ALLOWANCE, async () => await lagOf(group, application, topics) === 0);
}

/** The position of a group follows with the next checkpoints, as near as offsets are translated. It must have read to the end. */
export function untilCarriedOver(group: string, target: End, copy: string, flow: Flow): Promise<number> {
  return untilAsNearAs(flow.offsetLagMax, group, target, copy, flow);
}

/** Resolves when no more records of a partition than so many are between a group's position on the target and the end. */
export function untilAsNearAs(records: number, group: string, { application }: End, copy: string, flow: Flow): Promise<number> {
  const timeout = flow.flushInterval + 2 * flow.checkpointInterval + ALLOWANCE;
  return secondsUntil(`the positions of ${group} at the ${flow.target}`, timeout, async () => await lagOf(group, application, [copy]) <= records);
}

/** How many records a group has before it in the partition where these are most; without end while no topic is there. */
export async function lagOf(group: string, application: Application, topics: readonly string[]): Promise<number> {
  const positions = new Map((await application.positions(group)).map(([topic, partition, offset]) => [`${topic}-${partition}`, offset]));
  const ends = await application.ends(topics);
  return ends.length === 0 ? Infinity : Math.max(...ends.map(([topic, partition, end]) => end - (positions.get(`${topic}-${partition}`) ?? 0)));
}

/** The topics of the rehearsal's applications that are a side's own, not copies under other names. */
export async function topicsOf({ live, ...ends }: ReplicationStage, side: Side): Promise<string[]> {
  return Object.keys(await ends[side].application.topics()).filter((topic) => topic === live.topic || REHEARSAL_TOPIC.test(topic));
}
