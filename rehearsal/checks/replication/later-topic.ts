import { CheckFailed, assert } from '../../system/assert';
import { assortedRecords, compareCopies } from './comparison';
import type { ReplicationCheck } from '../../environment/replication-check';
import { GROWING_TOPIC, LATER_TOPIC, PARTITIONS, SETTINGS } from '../../environment/topics';
import { LIMIT } from '../../environment/limit';
import { SERIES } from '../../report/time-line';
import { countRecords, secondsUntil } from '../../environment/waiting';

const RECORDS = 500;
const MORE_PARTITIONS = PARTITIONS + 2;

/** To create topics and to hand the partitions to tasks, once MirrorMaker has seen them. */
const ALLOWANCE = 20;

export const laterTopic: ReplicationCheck = {
  id: 'replication.later-topic',
  title: 'a topic and partitions that are created later follow within the refresh interval',
  limit: ({ flow }) => LIMIT.quick + flow.refreshInterval,
  async run({ primary, secondary, flow }, timeLine) {
    const copy = flow.nameAtTarget(LATER_TOPIC);
    await primary.workload.create(LATER_TOPIC, PARTITIONS, SETTINGS);
    await primary.workload.grow(GROWING_TOPIC, MORE_PARTITIONS);
    await primary.workload.write(LATER_TOPIC, assortedRecords(RECORDS, 'later'));
    timeLine.step('the topic is there and written to');
    const timeout = flow.refreshInterval + ALLOWANCE;
    const original = await primary.workload.read([LATER_TOPIC]);
    let difference = compareCopies(original, []);
    const arrival = secondsUntil(`${RECORDS} records in ${copy}`, timeout, async () => {
      const records = await countRecords(secondary.workload, [copy]);
      timeLine.count(SERIES.atSecondary, records);
      // The end alone also counts what is there twice.
      difference = records >= RECORDS ? compareCopies(original, await secondary.workload.read([copy])) : difference;
      return difference.missing.length === 0;
    });
    // Either may be seen first, in two looks of MirrorMaker.
    let grown = 0;
    const growth = secondsUntil('new partitions', timeout, async () => {
      grown = (await secondary.workload.ends([flow.nameAtTarget(GROWING_TOPIC)])).length;
      return grown === MORE_PARTITIONS;
    }).catch(() => {
      throw new CheckFailed(`${GROWING_TOPIC} has ${MORE_PARTITIONS} partitions now, its copy has ${grown}`);
    });
    const [seconds] = await Promise.all([arrival, growth]);
    timeLine.step('everything is at the secondary');

    const { unknown, repeated } = difference;
    // For new partitions MirrorMaker starts its tasks anew, and may repeat once what it had not written down as copied.
    const bound = flow.exactlyOnce ? 0 : RECORDS;
    assert(unknown.length === 0 && repeated <= bound, `${unknown.length} records are unknown, ${repeated} there twice, expected at most ${bound}`);
    return `${RECORDS} written, ${RECORDS} in ${copy} after ${seconds.toFixed(1)} s, ${repeated} there twice, interval ${flow.refreshInterval} s; ${GROWING_TOPIC} grew from ${PARTITIONS} to ${grown} partitions`;
  },
};
