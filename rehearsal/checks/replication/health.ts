import { assert } from '../../system/assert';
import type { MirrorMakerFlow, ReplicationCheck } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import { idleIn } from '../../hosts/mirror-maker/tasks';
import type { MirrorMaker } from '../../hosts/mirror-maker/mirror-maker';

export const healthy: ReplicationCheck = {
  id: 'replication.health',
  title: "the template's health command says that it works",
  run: ({ mirrorMaker }) => assertHealthy(mirrorMaker),
};

/** Waits as ECS does: so many failures in a row are one. */
async function assertHealthy(mirrorMaker: MirrorMaker): Promise<string> {
  const { name, healthCommand, healthRetries } = mirrorMaker.description;
  let healthErrors = await mirrorMaker.healthErrors();
  let attempt = 1;
  for (; healthErrors.length > 0 && attempt < healthRetries; attempt++) {
    healthErrors = await mirrorMaker.healthErrors();
  }
  assert(healthErrors.length === 0, `${name}: ${healthCommand.join(' ')}: ${healthErrors.join('; ')}`);
  return `${healthCommand.join(' ')} ended with 0 in ${mirrorMaker.tasks.length === 1 ? '1 container' : `${mirrorMaker.tasks.length} containers`}, at attempt ${attempt} of ${healthRetries}`;
}

/** A group is found, and its task started, with the next look at all groups. */
const TASKS_TIMEOUT = 120;

/** Fails unless a service does what a failover builds on: all its processes run, it is healthy, and every connector has a task that runs. */
export async function assertWorking({ mirrorMaker, flow }: MirrorMakerFlow): Promise<void> {
  const { name } = mirrorMaker.description;
  const gone = mirrorMaker.tasks.filter(({ isRunning }) => !isRunning).length;
  assert(gone === 0, `${name}: ${gone} of ${mirrorMaker.tasks.length} processes do not run`);
  await assertHealthy(mirrorMaker);
  let idle = flow.connectors;
  await secondsUntil(`${name}: a task of ${flow.connectors.join(', ')}`, TASKS_TIMEOUT, async () => {
    idle = idleIn(await mirrorMaker.metrics(), flow.connectors);
    return idle.length === 0;
  });
}
