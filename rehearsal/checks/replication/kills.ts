import type { ReplicationCheck } from '../../environment/replication-check';
import { LIMIT } from '../../environment/limit';
import { COMPACTED_TOPIC, LOG_APPEND_TIME_TOPIC, ONE_PARTITION_TOPIC, PARTITIONS } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import { failIfStopped, pauseUnlessStopped } from '../../system/stopping';
import { withIndependentCount, type CountedTopic, type IndependentCount } from './independent-count';
import { randomNumbers, seedOfRun } from './random';

const KILLS = 10;

/** Of each producer. */
const PER_SECOND = 100;

/** Of three kills one comes while it starts, the others while it copies. Seconds, at most. */
const EARLY = 1 / 3;
const WHILE_STARTING = 8;
const WHILE_COPYING = 5;

/** Several processes on two cores take minutes. */
const START_TIMEOUT = 240;

/** Milliseconds without a record. */
const SETTLED = 500;

/** One producer writes what is years old. */
const FOR_EVER = { 'retention.ms': '-1' };

const TOPICS: readonly CountedTopic[] = [
  // Compacted within the minutes of the check.
  { name: COMPACTED_TOPIC, partitions: PARTITIONS, settings: { 'cleanup.policy': 'compact', 'segment.ms': '10000', 'min.cleanable.dirty.ratio': '0.01' } },
  { name: LOG_APPEND_TIME_TOPIC, partitions: PARTITIONS, settings: { ...FOR_EVER, 'message.timestamp.type': 'LogAppendTime' } },
  { name: ONE_PARTITION_TOPIC, partitions: 1, settings: FOR_EVER },
];

export const kills: ReplicationCheck = {
  id: 'replication.kills',
  title: `MirrorMaker killed with -9 at ${KILLS} random moments: another client counts what three producers wrote`,
  isSlow: true,
  limit: ({ flow }) => LIMIT.slow + flow.refreshInterval,
  run: (replication, timeLine) => withIndependentCount(replication, TOPICS, timeLine, async (count) => {
    const { mirrorMaker } = replication;
    const seed = seedOfRun();
    const random = randomNumbers(seed);
    await count.startWriting(['transactional', 'idempotent', 'long-ago'], PER_SECOND, seed);
    // A new process looks for topics at once.
    await mirrorMaker.redeploy();
    await count.startReadingCopies();
    let whileCopying = 0;
    let left = await count.copied();
    for (let number = 1; number <= KILLS; number++) {
      const isEarly = number > 1 && random() < EARLY;
      if (!isEarly) {
        await untilMoreThan(left, count);
        whileCopying++;
      }
      await pauseUnlessStopped(random() * 1000 * (isEarly ? WHILE_STARTING : WHILE_COPYING));
      failIfStopped(`kill ${number} of ${KILLS}: not yet`);
      timeLine.fault(`kill ${number}`);
      await mirrorMaker.kill();
      left = await countLeft(count);
      await mirrorMaker.start();
    }
    await untilMoreThan(left, count);
    timeLine.recovery('it copies after the last one');
    const seen = await count.assertComplete();
    return `${KILLS} kills, ${whileCopying} of them while it copied, seed ${seed}: ${seen}`;
  }),
};

/** What it left: the reader has it when nothing comes any more. */
async function countLeft(count: IndependentCount): Promise<number> {
  let left = -1;
  await secondsUntil('the end of what a killed process left', START_TIMEOUT, async () => {
    const before = left;
    left = await count.copied();
    await pauseUnlessStopped(SETTLED);
    return left === before;
  });
  return left;
}

async function untilMoreThan(left: number, count: IndependentCount): Promise<void> {
  await secondsUntil(`more than ${left} records at the secondary`, START_TIMEOUT, async () => await count.copied() > left);
}
