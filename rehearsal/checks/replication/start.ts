import { assert } from '../../system/assert';
import { assortedRecords } from './comparison';
import type { End, ReplicationCheck } from '../../environment/replication-check';
import { DRILL_TOPIC, GROWING_TOPIC, LAGGARD, LARGE_TOPIC, PARTITIONS, OFFSETS_TOPIC, READER, RECORDS_TOPIC, SETTINGS } from '../../environment/topics';
import { createBackgroundTopic } from './background-topic';
import { SERIES } from '../../report/time-line';
import { countRecords, secondsUntil } from '../../environment/waiting';

export const RECORDS_BEFORE = 1000;
export const HALF = 2000;

/** Two busy cores take minutes for several processes. */
const START_TIMEOUT = 240;

/** Topics and groups are there before it starts, as in every cluster that gets a secondary. */
export const start: ReplicationCheck = {
  id: 'replication.start',
  title: "MirrorMaker starts with the template's entry script, properties and role",
  isPreparation: true,
  async run({ primary, secondary, mirrorMaker, flow, background, access }, timeLine) {
    const { workload } = primary;
    await Promise.all([
      workload.create(RECORDS_TOPIC, PARTITIONS, SETTINGS).then(() => workload.write(RECORDS_TOPIC, assortedRecords(RECORDS_BEFORE, 'before'))),
      workload.create(OFFSETS_TOPIC, PARTITIONS).then(() => readByGroups(primary)),
      createBackgroundTopic(background, primary).then(() => background.start('primary', [background.topic])),
      workload.create(GROWING_TOPIC, PARTITIONS),
      workload.create(DRILL_TOPIC, PARTITIONS),
      workload.create(LARGE_TOPIC, 1, { 'max.message.bytes': String(2 * flow.largestRecord) }),
    ]);

    const before = primary.environment.endpoint.calls.length;
    timeLine.step('MirrorMaker starts');
    await mirrorMaker.start();
    const copies = [flow.nameAtTarget(RECORDS_TOPIC)];
    const seconds = await secondsUntil('the first records at the secondary', START_TIMEOUT, async () => {
      assert(mirrorMaker.tasks.every(({ isRunning }) => isRunning), `MirrorMaker ended: ${(await mirrorMaker.lines()).slice(-3).join(' ')}`);
      const records = await countRecords(secondary.workload, copies);
      timeLine.count(SERIES.atSecondary, records);
      return records > 0;
    });
    timeLine.step('the first records are at the secondary');

    const calls = primary.environment.endpoint.calls.slice(before).filter(({ principal, status }) => principal === mirrorMaker.principal && status === 200);
    const regions = [...new Set(calls.map(({ region }) => region))].sort();
    const processes = mirrorMaker.tasks.length === 1 ? '1 process' : `${mirrorMaker.tasks.length} processes`;
    return [
      `Kafka ${mirrorMaker.kafkaVersion}, ${processes}, ${calls.length} look-ups in ${regions.join(' and ')}, first record after ${seconds.toFixed(1)} s`,
      access,
      ...(mirrorMaker.choosesTopics ? ["it copies the template's topics and groups, and those of the rehearsal"] : []),
    ].join('\n');
  },
};

/** One to the end of what there is, one to its middle. */
async function readByGroups({ workload }: End): Promise<void> {
  await workload.write(OFFSETS_TOPIC, assortedRecords(HALF, 'first half'));
  await Promise.all([workload.readAs(READER, [OFFSETS_TOPIC]), workload.readAs(LAGGARD, [OFFSETS_TOPIC], 0.5)]);
}
