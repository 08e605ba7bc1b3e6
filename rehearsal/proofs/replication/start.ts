import { expect } from '../proof';
import { assortedRecords } from './comparison';
import { startLive } from './live-application';
import type { ReplicationProof } from './proof';
import { DRILLS, GROWING, LAGGARD, LIVE, PARTITIONS, POSITIONS, READER, RECORDS, SETTINGS } from './topics';
import { countRecords, secondsUntil } from './waiting';

export const RECORDS_BEFORE = 1000;
export const HALF = 2000;

const START_TIMEOUT = 120;

/** Topics and groups are there before it starts, as in every cluster that gets a secondary. */
export const start: ReplicationProof = {
  promise: "MirrorMaker starts with the template's entry script, properties and role",
  isPreparation: true,
  async run({ primary, secondary, mirrorMaker, flow }) {
    const { application } = primary;
    await application.create(RECORDS, PARTITIONS, SETTINGS);
    await application.create(POSITIONS, PARTITIONS);
    await application.create(LIVE, PARTITIONS);
    await application.create(GROWING, PARTITIONS);
    await application.create(DRILLS, PARTITIONS);
    await application.write(RECORDS, assortedRecords(RECORDS_BEFORE, 'before'));
    await application.write(POSITIONS, assortedRecords(HALF, 'first half'));
    await Promise.all([
      application.readAs(READER, [POSITIONS]),
      application.readAs(LAGGARD, [POSITIONS], 0.5),
      startLive(application),
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
    return `Kafka ${mirrorMaker.kafkaVersion}, ${mirrorMaker.tasks.length} process(es), ${calls.length} look-ups in ${regions.join(' and ')}, first record after ${seconds.toFixed(1)} s`;
  },
};
