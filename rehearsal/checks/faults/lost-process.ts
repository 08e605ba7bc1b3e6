import { leaderIn, taskShareOf, type TaskShare } from '../../hosts/mirror-maker/task-share';
import type { EcsTask } from '../../hosts/mirror-maker/ecs-task';
import type { FlowProperties } from '../../hosts/mirror-maker/flow-properties';
import { assert } from '../../system/assert';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import { limitWith, withLoadDuring } from './fault';

const PER_SECOND = 500;

/** To notice that a process is gone, and to start its tasks elsewhere. */
const ALLOWANCE = 120;

/** Longer than a whole process needs to start and to be given its tasks. */
const RETURN_TIMEOUT = 300;

export const lostLeader: ReplicationCheck = {
  id: 'faults.lost-leader',
  title: 'the leader of several processes killed with -9, the others take its partitions over until it is back',
  appliesTo: ({ mirrorMaker: { tasks } }) => tasks.length > 1,
  limit: ({ flow: { rebalanceDelay } }) => limitWith(RETURN_TIMEOUT, rebalanceDelay + ALLOWANCE, rebalanceDelay + RETURN_TIMEOUT),
  async run(replication, timeLine) {
    const { mirrorMaker, flow } = replication;
    const before = await untilDistributed(replication);
    const lost = await leaderOf(replication);
    const others = mirrorMaker.tasks.filter((task) => task !== lost);
    let moved = 0;
    let back = 0;
    const { seen } = await withLoadDuring(replication, {
      name: 'lost-leader',
      perSecond: PER_SECOND,
      async inject() {
        timeLine.fault('the leader is killed');
        await lost.kill();
        try {
          moved = await secondsUntil('every partition at the processes that are left', flow.rebalanceDelay + ALLOWANCE, async () =>
            partitionsOf(await taskSharesOf(replication, others)) === partitionsOf(before));
          timeLine.recovery('every partition is at the processes that are left');
        } finally {
          await lost.start();
        }
        back = await secondsUntil('tasks at the process that is back', flow.rebalanceDelay + RETURN_TIMEOUT, async () => isDistributed(flow, await taskSharesOf(replication)));
        timeLine.recovery('it has tasks again');
      },
    }, timeLine);
    return `${inWords(before)}; one gone: all ${partitionsOf(before)} partitions at the rest after ${moved.toFixed(1)} s; back: distributed again after ${back.toFixed(1)} s; ${seen}`;
  },
};

export const lostFollower: ReplicationCheck = {
  id: 'faults.lost-follower',
  title: 'another of several processes killed with -9, and started again at once',
  appliesTo: ({ mirrorMaker: { tasks } }) => tasks.length > 1,
  limit: ({ flow: { rebalanceDelay } }) => limitWith(RETURN_TIMEOUT, rebalanceDelay + RETURN_TIMEOUT),
  async run(replication, timeLine) {
    const before = await untilDistributed(replication);
    const leader = await leaderOf(replication);
    const lost = replication.mirrorMaker.tasks.find((task) => task !== leader)!;
    let back = 0;
    const { seen } = await withLoadDuring(replication, {
      name: 'lost-follower',
      perSecond: PER_SECOND,
      async inject() {
        timeLine.fault('a follower is killed');
        await lost.kill();
        await lost.start();
        back = await secondsUntil('tasks at the process that is back', replication.flow.rebalanceDelay + RETURN_TIMEOUT, async () => isDistributed(replication.flow, await taskSharesOf(replication)));
        timeLine.recovery('it has tasks again');
      },
    }, timeLine);
    return `${inWords(before)}; distributed again after ${back.toFixed(1)} s; ${seen}`;
  },
};

async function leaderOf({ mirrorMaker }: ReplicationEnvironment): Promise<EcsTask> {
  const address = leaderIn(await mirrorMaker.lines());
  const leader = mirrorMaker.tasks.find((task) => task.address === address);
  assert(leader !== undefined, `Kafka Connect names ${address} as its leader, the processes are ${mirrorMaker.tasks.map((task) => task.address).join(', ')}`);
  return leader!;
}

function taskSharesOf({ mirrorMaker }: ReplicationEnvironment, tasks: readonly EcsTask[] = mirrorMaker.tasks): Promise<TaskShare[]> {
  return Promise.all(tasks.map(async (task) => taskShareOf(await task.metrics())));
}

async function untilDistributed(replication: ReplicationEnvironment): Promise<TaskShare[]> {
  let taskShares: TaskShare[] = [];
  await secondsUntil('tasks in every process', RETURN_TIMEOUT, async () => isDistributed(replication.flow, taskShares = await taskSharesOf(replication)));
  return taskShares;
}

/** Every process has tasks, and all tasks run somewhere: as many as may, or one for each partition where these are fewer. */
function isDistributed({ tasksMax }: FlowProperties, taskShares: readonly TaskShare[]): boolean {
  const running = taskShares.reduce((sum, { tasks }) => sum + tasks, 0);
  return taskShares.every(({ tasks }) => tasks > 0) && running === Math.min(tasksMax, partitionsOf(taskShares));
}

function partitionsOf(taskShares: readonly TaskShare[]): number {
  return taskShares.reduce((sum, { partitions }) => sum + partitions, 0);
}

function inWords(taskShares: readonly TaskShare[]): string {
  return `${taskShares.length} processes with ${taskShares.map(({ tasks, partitions }) => `${tasks} tasks and ${partitions} partitions`).join(', ')}`;
}
