import { assert } from '../../system/assert';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { AGAINST_POLICY_TOPIC, COLLIDING_TOPIC, LONG_TOPIC, PARTITIONS } from '../../environment/topics';
import { countRecords, secondsUntil } from '../../environment/waiting';
import { assortedRecords } from '../replication/comparison';
import { limitWith, withLoadDuring } from './fault';
import { assertGoesOn, nameInTheWayOf, NOTICE_TIMEOUT, untilTold } from './refusals';

const PER_SECOND = 100;

/** In each topic. */
const RECORDS = 200;

/** Besides the interval after which MirrorMaker asks again. */
const ALLOWANCE = 60;

/** A topic whose copy cannot be created. */
interface Refused {
  readonly topic: string;
  /** What the log says of it. */
  readonly reason: string;
  /** Takes away what stands in the way; nothing can where the name itself is the reason. */
  readonly permit?: () => Promise<void>;
}

export const refusedTopic: ReplicationCheck = {
  id: 'faults.refused-topic',
  title: 'topics whose copies the secondary refuses, for a name that is there, a policy and their length, until it does not',
  limit: ({ flow }) => limitWith(NOTICE_TIMEOUT, ALLOWANCE, flow.refreshInterval + ALLOWANCE),
  async run(replication, timeLine) {
    const { primary, secondary, mirrorMaker, flow } = replication;
    let told: string[] = [];
    let arrived = 0;
    const refused = await refuse(replication);
    const topics = refused.map(({ topic }) => topic);
    const permitted = refused.filter(({ permit }) => permit).map(({ topic }) => flow.nameAtTarget(topic));
    const { seen } = await withLoadDuring(replication, {
      name: 'refused-topic',
      perSecond: PER_SECOND,
      async inject(watch) {
        timeLine.fault(`the copies of ${refused.length} topics are refused`);
        await primary.workload.createAll(topics, PARTITIONS);
        await primary.workload.writeToEach(topics, assortedRecords(RECORDS, 'refused'));
        told = await Promise.all(refused.map(async ({ topic, reason }) => {
          const name = flow.nameAtTarget(topic);
          return untilTold(replication, { metric: 'mirror_maker_refused_topic', name, line: new RegExp(`refuses to create ${name}: ${reason}`) });
        }));
        await watch.untilAllGrow(PER_SECOND / PARTITIONS, ALLOWANCE);
        told.push(assertGoesOn(watch));
        await Promise.all(refused.map(({ permit }) => permit?.()));
        timeLine.step('the secondary takes those that it can take');
        arrived = await secondsUntil(`${RECORDS} records in each of ${permitted.join(', ')}`, flow.refreshInterval + ALLOWANCE, async () =>
          await countRecords(secondary.workload, permitted) >= RECORDS * permitted.length);
        timeLine.recovery('their records are at the secondary');
      },
    }, timeLine);
    const found = await secondary.workload.read(permitted);
    const wrong = permitted.filter((copy) => found.filter(({ topic }) => topic === copy).length !== RECORDS);
    assert(wrong.length === 0, `${wrong.join(', ')} must have ${RECORDS} records each, ${found.length} are in ${permitted.join(', ')}`);
    await Promise.all([primary.workload.delete(topics), secondary.workload.delete(permitted)]);
    // Partitions of a copy that was never made are told as held until half a minute after the next refresh.
    await mirrorMaker.redeploy();
    return `${told.join(', ')}; all ${RECORDS} records of ${permitted.length} topics there ${arrived.toFixed(1)} s after they were taken; ${seen}`;
  },
};

/** Sees to it that the secondary will refuse these copies. */
async function refuse({ secondary, flow }: ReplicationEnvironment): Promise<Refused[]> {
  const { cluster } = secondary.environment;
  const inTheWay = nameInTheWayOf(flow.nameAtTarget(COLLIDING_TOPIC));
  await secondary.workload.create(inTheWay, 1);
  await cluster.refuseTopics([flow.nameAtTarget(AGAINST_POLICY_TOPIC)]);
  return [
    { topic: COLLIDING_TOPIC, reason: 'InvalidTopicException: .*collides', permit: () => secondary.workload.delete([inTheWay]) },
    { topic: AGAINST_POLICY_TOPIC, reason: 'PolicyViolationException: a policy', permit: () => cluster.refuseTopics([]) },
    // Without a prefix no copy is longer than its original.
    ...(flow.keepsNames ? [] : [{ topic: LONG_TOPIC, reason: 'InvalidTopicException: .*longer than' }]),
  ];
}
