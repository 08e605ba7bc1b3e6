import { leaderIn, shareIn, type Share } from '../../../mirror-maker/share';
import type { Task } from '../../../mirror-maker/task';
import { expect } from '../../proof';
import type { ReplicationProof, ReplicationStage } from '../proof';
import { DRILLS, PARTITIONS } from '../topics';
import { secondsUntil } from '../waiting';
import { underFire } from './drill';

const PER_SECOND = 500;

/** To notice that a process is gone, and to start its tasks elsewhere. */
const ALLOWANCE = 120;

/** Longer than a whole process needs to start and to be given its share. */
const RETURN_TIMEOUT = 300;

export const lostLeader: ReplicationProof = {
  promise: 'drill: the leader of several processes killed with -9, the others take its partitions over until it is back',
  appliesTo: ({ mirrorMaker: { tasks } }) => tasks.length > 1,
  async run(stage) {
    const { mirrorMaker, flow } = stage;
    const before = await untilShared(stage);
    const lost = await leaderOf(stage);
    const others = mirrorMaker.tasks.filter((task) => task !== lost);
    let moved = 0;
    let back = 0;
    const { seen } = await underFire(stage, {
      name: 'lost-leader',
      perSecond: PER_SECOND,
      async fault() {
        await lost.kill();
        moved = await secondsUntil('every partition at the processes that are left', flow.rebalanceDelay + ALLOWANCE, async () =>
          partitionsOf(await sharesOf(stage, others)).length === PARTITIONS);
        await lost.start();
        back = await secondsUntil('a share of the process that is back', flow.rebalanceDelay + RETURN_TIMEOUT, async () => isShared(await sharesOf(stage)));
      },
    });
    return `${inWords(before)}; one gone: all ${PARTITIONS} partitions at the rest after ${moved.toFixed(1)} s; back: shared again after ${back.toFixed(1)} s; ${seen}`;
  },
};

export const lostFollower: ReplicationProof = {
  promise: 'drill: another of several processes killed with -9, and started again at once',
  appliesTo: ({ mirrorMaker: { tasks } }) => tasks.length > 1,
  async run(stage) {
    const before = await untilShared(stage);
    const leader = await leaderOf(stage);
    const lost = stage.mirrorMaker.tasks.find((task) => task !== leader)!;
    let back = 0;
    const { seen } = await underFire(stage, {
      name: 'lost-follower',
      perSecond: PER_SECOND,
      async fault() {
        await lost.kill();
        await lost.start();
        back = await secondsUntil('a share of the process that is back', stage.flow.rebalanceDelay + RETURN_TIMEOUT, async () => isShared(await sharesOf(stage)));
      },
    });
    return `${inWords(before)}; shared again after ${back.toFixed(1)} s; ${seen}`;
  },
};

async function leaderOf({ mirrorMaker }: ReplicationStage): Promise<Task> {
  const address = leaderIn(await mirrorMaker.lines());
  const leader = mirrorMaker.tasks.find((task) => task.address === address);
  expect(leader !== undefined, `Kafka Connect names ${address} as its leader, the processes are ${mirrorMaker.tasks.map((task) => task.address).join(', ')}`);
  return leader!;
}

function sharesOf({ mirrorMaker, flow }: ReplicationStage, tasks: readonly Task[] = mirrorMaker.tasks): Promise<Share[]> {
  return Promise.all(tasks.map(async (task) => shareIn(await task.metrics(), flow.nameAtTarget(DRILLS))));
}

async function untilShared(stage: ReplicationStage): Promise<Share[]> {
  let shares: Share[] = [];
  await secondsUntil('tasks in every process', RETURN_TIMEOUT, async () => isShared(shares = await sharesOf(stage)));
  return shares;
}

/** Every process has tasks, and every partition belongs to one of them. */
function isShared(shares: readonly Share[]): boolean {
  return shares.every(({ tasks }) => tasks > 0) && partitionsOf(shares).length === PARTITIONS;
}

function partitionsOf(shares: readonly Share[]): number[] {
  return shares.flatMap(({ partitions }) => partitions);
}

function inWords(shares: readonly Share[]): string {
  return `${shares.length} processes with ${shares.map(({ tasks, partitions }) => `${tasks} tasks and ${partitions.length} partitions`).join(', ')}`;
}
