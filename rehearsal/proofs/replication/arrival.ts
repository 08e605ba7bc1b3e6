import { expect } from '../proof';
import { assortedRecords, compareCopies } from './comparison';
import type { ReplicationProof } from './proof';
import { PARTITIONS, RECORDS, SETTINGS } from './topics';
import { RECORDS_BEFORE } from './start';
import { countRecords, secondsUntil } from './waiting';

const RECORDS_MEANWHILE = 1000;
const TIMEOUT = 60;

export const arrival: ReplicationProof = {
  promise: 'records arrive with key, headers and time, in order; partitions and settings are the same',
  async run({ primary, secondary, flow }) {
    const copy = flow.nameAtTarget(RECORDS);
    await primary.application.write(RECORDS, assortedRecords(RECORDS_MEANWHILE, 'meanwhile'));
    const seconds = await secondsUntil(`${RECORDS_BEFORE + RECORDS_MEANWHILE} records in ${copy}`, TIMEOUT, async () =>
      await countRecords(secondary.application, [copy]) >= RECORDS_BEFORE + RECORDS_MEANWHILE);

    const original = await primary.application.read([RECORDS]);
    const { missing, unknown, repeated, outOfOrder } = compareCopies(original, await secondary.application.read([copy]));
    expect(original.length === RECORDS_BEFORE + RECORDS_MEANWHILE, `the primary holds ${original.length} records`);
    expect(missing.length === 0, `${missing.length} of ${original.length} records are missing or differ, the first is ${JSON.stringify(missing[0])}`);
    expect(unknown.length === 0, `${unknown.length} records are not the primary's, the first is ${JSON.stringify(unknown[0])}`);
    expect(repeated === 0 && outOfOrder === 0, `${repeated} records are there twice, ${outOfOrder} in another order`);

    const found = (await secondary.application.topics())[copy]!;
    expect(found.partitions === PARTITIONS, `${copy} has ${found.partitions} partitions, ${RECORDS} has ${PARTITIONS}`);
    for (const [setting, value] of Object.entries(SETTINGS)) {
      expect(found.settings[setting] === value, `${copy} has ${setting} ${found.settings[setting]}, ${RECORDS} has ${value}`);
    }
    return `${original.length} written, ${original.length} in ${copy}, 0 missing, 0 altered, 0 twice, 0 out of order, the last after ${seconds.toFixed(1)} s; ${PARTITIONS} partitions, ${Object.keys(SETTINGS).join(', ')}`;
  },
};
