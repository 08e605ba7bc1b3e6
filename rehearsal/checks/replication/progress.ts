import type { Workload } from '../../drivers/kafka/workload';
import type { PartitionOffset } from '../../drivers/kafka/records';
import type { FlowProperties } from '../../hosts/mirror-maker/flow-properties';
import type { Side } from '../../assembly/descriptions';
import type { End, ReplicationEnvironment, MirrorMakerFlow } from '../../environment/replication-check';
import { REHEARSAL_TOPIC } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';

/** For the work itself, with the start of a MirrorMaker that was off. */
const COPY_ALLOWANCE = 180;

/** For the work itself, on top of the intervals. */
const ALLOWANCE = 20;

/** Resolves when everything that the source holds now is on the target, with the seconds that it took. */
export async function untilCopied(replication: ReplicationEnvironment, { flow }: MirrorMakerFlow): Promise<number> {
  const { [flow.source]: source, [flow.target]: target } = replication;
  const ends = await endsOf(flow, source.workload, await topicsOf(replication, flow.source));
  return secondsUntil(`everything of the ${flow.source} at the ${flow.target}`, copyTimeout(flow), async () => {
    const copied = await copiedOffsets(flow, target.workload);
    return ends.every(([topic, partition, end]) => (copied.get(topic)?.get(partition) ?? 0) >= end);
  });
}

/** So many seconds may pass until everything is copied and MirrorMaker has written that down. */
export function copyTimeout({ flushInterval }: FlowProperties): number {
  return flushInterval + COPY_ALLOWANCE;
}

/** A topic that was written to in transactions ends with a marker, which is no record. */
async function endsOf({ exactlyOnce }: FlowProperties, workload: Workload, topics: readonly string[]): Promise<readonly PartitionOffset[]> {
  return exactlyOnce
    ? (await workload.read(topics)).map(({ topic, partition, offset }) => [topic, partition, offset + 1])
    : workload.ends(topics);
}

/** Behind which offset of the source MirrorMaker resumes, by topic and partition, as it wrote it down on the target. */
export async function copiedOffsets({ offsetsTopic }: FlowProperties, target: Workload): Promise<Map<string, Map<number, number>>> {
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
export function untilReadToTheEnd(group: string, { workload }: End, topics: readonly string[]): Promise<number> {
  return secondsUntil(`${group} at the end of ${topics.join(' and ')}`, ALLOWANCE, async () => await lagOf(group, workload, topics) === 0);
}

/** The offsets of a group follow with the next checkpoints, as near as offsets are translated. It must have read to the end. */
export function untilOffsetsSynced(group: string, target: End, copy: string, flow: FlowProperties): Promise<number> {
  return untilCaughtUp(flow.offsetLagMax, group, target, copy, flow);
}

/** So many seconds the offsets of a group may need. */
export function offsetsTimeout({ flushInterval, checkpointInterval }: FlowProperties): number {
  return flushInterval + 2 * checkpointInterval + ALLOWANCE;
}

/** Resolves when no more records of a partition than so many are between a group's offset on the target and the end. */
export function untilCaughtUp(records: number, group: string, { workload }: End, copy: string, flow: FlowProperties): Promise<number> {
  return secondsUntil(`the offsets of ${group} at the ${flow.target}`, offsetsTimeout(flow), async () => await lagOf(group, workload, [copy]) <= records);
}

/** How many records a group has before it in the partition where these are most; without end while no topic is there. */
export async function lagOf(group: string, workload: Workload, topics: readonly string[]): Promise<number> {
  const committedOffsets = new Map((await workload.committedOffsets(group)).map(([topic, partition, offset]) => [`${topic}-${partition}`, offset]));
  const ends = await workload.ends(topics);
  return ends.length === 0 ? Infinity : Math.max(...ends.map(([topic, partition, end]) => end - (committedOffsets.get(`${topic}-${partition}`) ?? 0)));
}

/** The topics of the rehearsal's applications that are a side's own, not copies under other names. */
export async function topicsOf({ background, ...ends }: ReplicationEnvironment, side: Side): Promise<string[]> {
  return Object.keys(await ends[side].workload.topics()).filter((topic) => topic === background.topic || REHEARSAL_TOPIC.test(topic));
}
