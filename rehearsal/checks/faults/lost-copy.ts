import type { ReplicationCheck } from '../../environment/replication-check';
import { LOST_TOPIC, PARTITIONS } from '../../environment/topics';
import { countRecords, secondsUntil } from '../../environment/waiting';
import { assortedRecords } from '../replication/comparison';
import { limitWith, withLoadDuring } from './fault';
import { assertGoesOn, nameInTheWayOf, NOTICE_TIMEOUT, untilTold } from './refusals';

const PER_SECOND = 100;
const RECORDS = 200;

/** Of the lost one, so many that each task has some of it. */
const MANY = 3 * PARTITIONS;

/** Besides the interval after which MirrorMaker asks again. */
const ALLOWANCE = 60;

const WRITER = 'lost-copy-itself';
const HELD = 'mirror_maker_held_partitions';

/** One of them, which stands for all. */
const PARTITION = 3;

/** Every task waits for the copy at first, and with it all else that the task copies. */
export const lostCopy: ReplicationCheck = {
  id: 'faults.lost-copy',
  title: 'a copy that is deleted on the secondary, which refuses to create it anew, until its topic is deleted, too',
  limit: ({ flow }) => limitWith(flow.refreshInterval + ALLOWANCE, NOTICE_TIMEOUT, ALLOWANCE, flow.refreshInterval + ALLOWANCE),
  async run(replication, timeLine) {
    const { primary, secondary, mirrorMaker, flow } = replication;
    const copy = flow.nameAtTarget(LOST_TOPIC);
    const inTheWay = nameInTheWayOf(copy);
    let told = '';
    let forgotten = 0;
    const { seen } = await withLoadDuring(replication, {
      name: 'lost-copy',
      perSecond: PER_SECOND,
      async inject(watch) {
        await primary.workload.create(LOST_TOPIC, MANY);
        await primary.workload.write(LOST_TOPIC, assortedRecords(RECORDS, 'lost'));
        await secondsUntil(`${RECORDS} records of the copy`, flow.refreshInterval + ALLOWANCE, async () => await countRecords(secondary.workload, [copy]) >= RECORDS);
        await primary.workload.startWriting({ name: WRITER, topic: LOST_TOPIC, perSecond: PER_SECOND });
        try {
          timeLine.fault('a copy is deleted, and refused from then on');
          watch.begin();
          await secondary.workload.delete([copy]);
          await secondary.workload.create(inTheWay, 1);
          told = await untilTold(replication, { metric: 'mirror_maker_held_partition', name: `${copy}-${PARTITION}`, line: new RegExp(`has no ${copy}-${PARTITION} to write to`) });
          timeLine.step('health, metrics and log say so');
          await watch.untilAllGrow(PER_SECOND / PARTITIONS, ALLOWANCE);
          told += `, ${assertGoesOn(watch)}`;
        } finally {
          await primary.workload.stopWriting(WRITER, false);
        }
        await primary.workload.delete([LOST_TOPIC]);
        timeLine.step('its topic is deleted on the primary');
        forgotten = await secondsUntil('no partition is held', flow.refreshInterval + ALLOWANCE, async () =>
          (await mirrorMaker.metrics()).filter(({ metric }) => metric === HELD).every(({ value }) => value === 0));
        timeLine.recovery('nothing is held any more');
      },
    }, timeLine);
    await secondary.workload.delete([inTheWay]);
    return `${told}; nothing held ${forgotten.toFixed(1)} s after its topic was deleted; ${seen}`;
  },
};
