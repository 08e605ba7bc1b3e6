import { expect } from '../proof';
import { assortedRecords } from './comparison';
import type { ReplicationProof } from './proof';
import { DRILLS, GROWING, LAGGARD, LARGE, PARTITIONS, POSITIONS, READER, RECORDS, SETTINGS } from './topics';
import { createLiveTopic } from './live-topic';
import { countRecords, secondsUntil } from './waiting';

export const RECORDS_BEFORE = 1000;
export const HALF = 2000;

/** Two busy cores take minutes for several processes. */
const START_TIMEOUT = 240;

/** Topics and groups are there before it starts, as in every cluster that gets a secondary. */
export const start: ReplicationProof = {
  promise: "MirrorMaker starts with the template's entry script, properties and role",
  isPreparation: true,
  async run({ primary, secondary, mirrorMaker, flow, live, access }) {
    const { application } = primary;
    await application.create(RECORDS, PARTITIONS, SETTINGS);
    await application.create(POSITIONS, PARTITIONS);
    await createLiveTopic(live, primary);
    await application.create(GROWING, PARTITIONS);
    await application.create(DRILLS, PARTITIONS);
    await application.create(LARGE, 1, { 'max.message.bytes': String(2 * flow.largestRecord) });
    await application.write(RECORDS, assortedRecords(RECORDS_BEFORE, 'before'));
    await application.write(POSITIONS, assortedRecords(HALF, 'first half'));
    await Promise.all([
      application.readAs(READER, [POSITIONS]),
      application.readAs(LAGGARD, [POSITIONS], 0.5),
      live.start('primary', [live.topic]),
    ]);

    const before = primary.stage.endpoint.calls.length;
    await mirrorMaker.start();
    const copies = [flow.nameAtTarget(RECORDS)];
    const seconds = await secondsUntil('the first records at the secondary', START_TIMEOUT, async () => {
      expect(mirrorMaker.tasks.every(({ isRunning }) => isRunning), `MirrorMaker ended: ${(await mirrorMaker.lines()).slice(-3).join(' ')}`);
      return await countRecords(secondary.application, copies) > 0;
    });

    const calls = primary.stage.endpoint.calls.slice(before).filter(({ principal, status }) => principal === mirrorMaker.principal && status === 200);
    const regions = [...new Set(calls.map(({ region }) => region))].sort();
    return [
      `Kafka ${mirrorMaker.kafkaVersion}, ${mirrorMaker.tasks.length} process(es)`,
      ...(mirrorMaker.choosesTopics ? ["the template's topics and groups, and those of the rehearsal"] : []),
      access,
      `${calls.length} look-ups in ${regions.join(' and ')}, first record after ${seconds.toFixed(1)} s`,
    ].join(', ');
  },
};
