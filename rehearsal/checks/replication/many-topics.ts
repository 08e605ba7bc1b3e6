import { assert } from '../../system/assert';
import { onOneProcessor } from '../../system/processors';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { DRILL_TOPIC } from '../../environment/topics';
import { countRecords, secondsUntil } from '../../environment/waiting';
import type { TimeLineRecorder } from '../../report/time-line-recorder';
import { offsetsTimeout } from './progress';

/** How much a MirrorMaker has to copy. */
export interface Scale {
  readonly topics: number;
  readonly groups: number;
  /** Records that a producer writes in a second meanwhile, to one more topic. */
  readonly perSecond: number;
}

const NAME = 'many-topics';
const PARTITIONS = 3;

/** In each topic. With keys, so that no partition is left out. */
const RECORDS = 30;

/** Of each group. */
const GROUP_TOPICS = 20;

const LOOKS = 4;

/** What the exporter may tell, in lines, however many topics and groups there are. */
const LINES = 500;

/** For each topic to be created, given to a task and copied, on top of the intervals. */
const SECONDS_A_TOPIC = 1 / 4;
const ALLOWANCE = 90;

const timeoutFor = ({ topics }: Scale, interval: number) => interval + ALLOWANCE + topics * SECONDS_A_TOPIC;

/** What is looked at while all of it is there. */
type Look = (replication: ReplicationEnvironment, scale: Scale) => Promise<string>;

/** MirrorMaker with many topics and groups, and one processor. */
export function manyTopicsOf(scale: Scale, look: Look): ReplicationCheck {
  return {
    id: 'replication.many-topics',
    title: `${scale.topics} topics of ${PARTITIONS} partitions and ${scale.groups} groups on one processor: all is copied, and the health command says so in time`,
    isSlow: true,
    limit: ({ flow }) => 2 * timeoutFor(scale, flow.refreshInterval) + offsetsTimeout(flow),
    async run(replication, timeLine) {
      const { primary, secondary, mirrorMaker, flow } = replication;
      const names = { topics: namesOf(scale.topics), groups: namesOf(scale.groups) };
      try {
        return await onOneProcessor(mirrorMaker.tasks.flatMap(({ pid }) => pid ?? []), async (isOne) =>
          [await untilCopied(replication, scale, names, timeLine), await look(replication, scale), ...(isOne ? [] : ['on all processors, as this system has no taskset'])].join('; '));
      } finally {
        // What comes after compares, copies and deletes all topics that are there.
        for (const [workload, topics] of [[primary.workload, names.topics], [secondary.workload, copiesOf(flow, names.topics)]] as const) {
          await workload.deleteGroups(await thoseThere(workload.groups(), names.groups));
          await workload.delete(await thoseThere(workload.topics().then(Object.keys), topics));
        }
      }
    },
  };
}

export const manyTopics = manyTopicsOf({ topics: 200, groups: 100, perSecond: 1000 }, lookUnderLoad);

function copiesOf(flow: ReplicationEnvironment['flow'], topics: readonly string[]): string[] {
  return topics.map((topic) => flow.nameAtTarget(topic));
}

async function thoseThere(present: Promise<readonly string[]>, names: readonly string[]): Promise<string[]> {
  const there = new Set(await present);
  return names.filter((name) => there.has(name));
}

function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, number) => `rehearsal-${NAME}-${number}`);
}

type Names = Readonly<Record<'topics' | 'groups', readonly string[]>>;

async function untilCopied({ primary, secondary, flow }: ReplicationEnvironment, scale: Scale, { topics, groups }: Names, timeLine: TimeLineRecorder): Promise<string> {
  const copies = copiesOf(flow, topics);
  await primary.workload.createAll(topics, PARTITIONS);
  await primary.workload.writeToEach(topics, Array.from({ length: RECORDS }, (_, number) => [`${number}`, `${number}`, []]));
  const offsets = await primary.workload.ends(topics.slice(0, GROUP_TOPICS));
  for (const group of groups) {
    await primary.workload.commit(group, offsets);
  }
  timeLine.step('topics and groups are there');

  const total = scale.topics * RECORDS;
  const copied = await secondsUntil(`${total} records in ${scale.topics} copies`, timeoutFor(scale, flow.refreshInterval), async () => await countRecords(secondary.workload, copies) >= total);
  timeLine.step('everything is at the secondary');
  const synced = await secondsUntil(`the offsets of ${scale.groups} groups at the secondary`, timeoutFor(scale, offsetsTimeout(flow)), async () =>
    (await secondary.workload.committedOffsets(groups.at(-1)!)).length === offsets.length);
  timeLine.step('the offsets of all groups are, too');
  return `${total} records copied after ${copied.toFixed(1)} s, ${scale.groups} x ${offsets.length} offsets after ${synced.toFixed(1)} s more`;
}

/** Each look must say that it works: four failures in a row would have ECS replace it. */
export async function lookUnderLoad({ primary, mirrorMaker }: ReplicationEnvironment, { perSecond }: Scale): Promise<string> {
  await primary.workload.startWriting({ name: NAME, topic: DRILL_TOPIC, perSecond, bytes: 1000 });
  try {
    const seconds: number[] = [];
    for (let look = 1; look <= LOOKS; look++) {
      const start = Date.now();
      const errors = await mirrorMaker.healthErrors();
      seconds.push((Date.now() - start) / 1000);
      assert(errors.length === 0, `look ${look} of ${LOOKS} at its health, after ${seconds.at(-1)!.toFixed(1)} s: ${errors.join('; ')}`);
    }
    const lines = (await mirrorMaker.tasks[0]!.metrics()).length;
    assert(lines > 0 && lines <= LINES, `the exporter tells ${lines} lines, expected at most ${LINES}, whatever the number of topics`);
    return `under ${perSecond} records a second ${LOOKS} of ${LOOKS} looks healthy, the longest ${Math.max(...seconds).toFixed(1)} s; ${lines} lines of metrics`;
  } finally {
    await primary.workload.stopWriting(NAME, false);
  }
}
