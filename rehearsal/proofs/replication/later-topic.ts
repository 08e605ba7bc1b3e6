import { expect } from '../proof';
import { assortedRecords, compareCopies } from './comparison';
import type { ReplicationProof } from './proof';
import { GROWING, LATER, PARTITIONS, SETTINGS } from './topics';
import { countRecords, secondsUntil } from './waiting';

const RECORDS = 500;
const MORE_PARTITIONS = PARTITIONS + 2;

/** To create topics and to hand the partitions to tasks, once MirrorMaker has seen them. */
const ALLOWANCE = 20;

export const laterTopic: ReplicationProof = {
  promise: 'a topic and partitions that are created later follow within the refresh interval',
  async run({ primary, secondary, flow }) {
    const copy = flow.nameAtTarget(LATER);
    await primary.application.create(LATER, PARTITIONS, SETTINGS);
    await primary.application.grow(GROWING, MORE_PARTITIONS);
    await primary.application.write(LATER, assortedRecords(RECORDS, 'later'));
    const timeout = flow.refreshInterval + ALLOWANCE;
    const seconds = await secondsUntil(`${RECORDS} records in ${copy}`, timeout, async () => await countRecords(secondary.application, [copy]) >= RECORDS);
    const topics = await secondary.application.topics();
    const grown = topics[flow.nameAtTarget(GROWING)]?.partitions;
    expect(grown === MORE_PARTITIONS, `${GROWING} has ${MORE_PARTITIONS} partitions now, its copy has ${grown}`);

    const { missing, unknown, repeated } = compareCopies(await primary.application.read([LATER]), await secondary.application.read([copy]));
    expect(missing.length + unknown.length + repeated === 0, `${missing.length} records are missing, ${unknown.length} unknown, ${repeated} there twice`);
    return `${RECORDS} written, ${RECORDS} in ${copy} after ${seconds.toFixed(1)} s, interval ${flow.refreshInterval} s; ${GROWING} grew from ${PARTITIONS} to ${grown} partitions`;
  },
};
