import { assert } from '../../system/assert';
import { assortedRecords, compareCopies } from './comparison';
import type { ReplicationCheck } from '../../environment/replication-check';
import { PARTITIONS, RECORDS_TOPIC, SETTINGS } from '../../environment/topics';
import { RECORDS_BEFORE } from './start';
import { SERIES } from '../../report/time-line';
import { countRecords, secondsUntil } from '../../environment/waiting';

const RECORDS_MEANWHILE = 1000;
const TIMEOUT = 60;

export const arrival: ReplicationCheck = {
  id: 'replication.arrival',
  title: 'records arrive with key, headers and time, in order; partitions and settings are the same',
  async run({ primary, secondary, flow }, timeLine) {
    const copy = flow.nameAtTarget(RECORDS_TOPIC);
    await primary.workload.write(RECORDS_TOPIC, assortedRecords(RECORDS_MEANWHILE, 'meanwhile'));
    timeLine.step('the last record is acknowledged');
    const seconds = await secondsUntil(`${RECORDS_BEFORE + RECORDS_MEANWHILE} records in ${copy}`, TIMEOUT, async () => {
      const records = await countRecords(secondary.workload, [copy]);
      timeLine.count(SERIES.atSecondary, records);
      return records >= RECORDS_BEFORE + RECORDS_MEANWHILE;
    });
    timeLine.step('everything is at the secondary');

    const original = await primary.workload.read([RECORDS_TOPIC]);
    const { missing, unknown, repeated, outOfOrder } = compareCopies(original, await secondary.workload.read([copy]));
    assert(original.length === RECORDS_BEFORE + RECORDS_MEANWHILE, `the primary holds ${original.length} records`);
    assert(missing.length === 0, `${missing.length} of ${original.length} records are missing or differ, the first is ${JSON.stringify(missing[0])}`);
    assert(unknown.length === 0, `${unknown.length} records are not the primary's, the first is ${JSON.stringify(unknown[0])}`);
    assert(repeated === 0 && outOfOrder === 0, `${repeated} records are there twice, ${outOfOrder} in another order`);

    const found = (await secondary.workload.topics())[copy]!;
    assert(found.partitions === PARTITIONS, `${copy} has ${found.partitions} partitions, ${RECORDS_TOPIC} has ${PARTITIONS}`);
    for (const [setting, value] of Object.entries(SETTINGS)) {
      assert(found.settings[setting] === value, `${copy} has ${setting} ${found.settings[setting]}, ${RECORDS_TOPIC} has ${value}`);
    }
    return `${original.length} written, ${original.length} in ${copy}, 0 missing, 0 altered, 0 twice, 0 out of order, the last after ${seconds.toFixed(1)} s; ${PARTITIONS} partitions, ${Object.keys(SETTINGS).join(', ')}`;
  },
};
