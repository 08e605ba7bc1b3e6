import { assert } from '../../system/assert';
import type { ReplicationCheck } from '../../environment/replication-check';
import { COLLIDING_TOPIC, PARTITIONS } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import { assortedRecords } from '../replication/comparison';
import { limitWith, withLoadDuring } from './fault';
import { assertGoesOn, NOTICE_TIMEOUT, untilTold } from './refusals';

const PER_SECOND = 100;
const RECORDS = 200;

/** Besides the interval after which MirrorMaker asks again. */
const ALLOWANCE = 60;

/** Of two topics whose names differ in a dot and an underscore only, Kafka refuses the second. */
export const refusedTopic: ReplicationCheck = {
  id: 'faults.refused-topic',
  title: 'a topic whose copy the secondary refuses, until it does not',
  limit: ({ flow }) => limitWith(NOTICE_TIMEOUT, ALLOWANCE, flow.refreshInterval + ALLOWANCE),
  async run(replication, timeLine) {
    const { primary, secondary, flow } = replication;
    const copy = flow.nameAtTarget(COLLIDING_TOPIC);
    const inTheWay = copy.replace(/\.(?=[^.]*$)/, '_');
    let told = '';
    let arrived = 0;
    await secondary.workload.create(inTheWay, 1);
    const { seen } = await withLoadDuring(replication, {
      name: 'refused-topic',
      perSecond: PER_SECOND,
      async inject(watch) {
        timeLine.fault('the copy of a topic is refused');
        await primary.workload.create(COLLIDING_TOPIC, PARTITIONS);
        await primary.workload.write(COLLIDING_TOPIC, assortedRecords(RECORDS, 'refused'));
        told = await untilTold(replication, 'mirror_maker_refused_topics', new RegExp(`refuses to create ${copy}: .*collides`));
        await watch.untilAllGrow(PER_SECOND / PARTITIONS, ALLOWANCE);
        told += `, ${assertGoesOn(watch)}`;
        await secondary.workload.delete([inTheWay]);
        timeLine.step('the secondary takes it');
        arrived = await secondsUntil(`${RECORDS} records of the copy`, flow.refreshInterval + ALLOWANCE, async () => {
          const ends = await secondary.workload.ends([copy]);
          return ends.reduce((sum, [, , end]) => sum + end, 0) >= RECORDS;
        });
        timeLine.recovery('its records are at the secondary');
      },
    }, timeLine);
    const found = (await secondary.workload.read([copy])).length;
    assert(found === RECORDS, `${found} records in the copy, expected ${RECORDS}`);
    await Promise.all([primary.workload.delete([COLLIDING_TOPIC]), secondary.workload.delete([copy])]);
    return `${told}; all ${RECORDS} records there ${arrived.toFixed(1)} s after it was taken; ${seen}`;
  },
};
