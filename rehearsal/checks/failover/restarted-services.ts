import type { Side } from '../../assembly/descriptions';
import type { End, MirrorMakerFlow, ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { DRILL_TOPIC, PARTITIONS } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import { assert } from '../../system/assert';
import { failIfStopped, pauseUnlessStopped } from '../../system/stopping';
import { switchTo } from './active-side';
import { primaryNotGone, workloadNotAt } from './preconditions';

/** Seconds. It asks both Regions when it starts, and every ten seconds. */
const TOLD_TIMEOUT = 60;

/** Milliseconds. One that copies has sent its first records by then. */
const WHILE = 30_000;

const MARKS = 100;

/**
 * The whole app is deployed, tasks are replaced, a Region comes back: whatever starts the services, they start. The operator could write
 * the parameter of the secondary's Region alone, and that of the primary's says what it said.
 */
export const restartedServices: ReplicationCheck = {
  id: 'failover.restarted-services',
  title: 'after the unplanned failover the old primary comes back and both services are started: nothing is copied',
  limit: () => 420,
  appliesTo: ({ mirrorMaker }) => mirrorMaker.description.activeSide !== undefined,
  skipReason: (replication) => workloadNotAt('secondary', replication) ?? primaryNotGone(replication),
  async run(replication, timeLine) {
    const { primary, secondary, failbackFlow } = replication;
    timeLine.step('the brokers of the primary start');
    await primary.environment.cluster.revive();
    await Promise.all([mark('primary', primary), mark('secondary', secondary)]);
    const services: MirrorMakerFlow[] = [replication, ...(failbackFlow ? [failbackFlow] : [])];
    timeLine.step('the services start');
    await Promise.all(services.map(({ mirrorMaker }) => mirrorMaker.start()));
    try {
      const told = await Promise.all(services.map((service) => untilStandsBy(service, `${service.flow.target} is the active side`)));
      timeLine.step('they stand by');
      await pauseUnlessStopped(WHILE);
      failIfStopped(`they stood by for less than ${WHILE / 1000} s`);
      await assertNothingCopied(replication, services);
      // To copy would be right from now on, and is what the failback does.
      await failbackFlow?.mirrorMaker.stop();
      timeLine.step('the operator makes the secondary active in both Regions');
      switchTo(replication, 'secondary', ['primary']);
      await untilStandsBy(replication, 'secondary is the active side');
      await assertNothingCopied(replication, services);
      return [
        `${services.length === 1 ? 'the service stands' : 'both services stand'} by ${Math.max(...told).toFixed(1)} s after the start`,
        `of ${MARKS} records on each side that the other does not have, none was copied in ${WHILE / 1000} s`,
        'and none when both Regions say that the secondary is active',
      ].join('; ');
    } finally {
      await Promise.all(services.map(({ mirrorMaker }) => mirrorMaker.stop()));
      // As it was found: the return of the primary comes next.
      await primary.environment.cluster.killAll();
    }
  },
};

/** Records that the other side would get if anything flowed. */
async function mark(side: Side, { workload }: End): Promise<void> {
  if (!(DRILL_TOPIC in await workload.topics())) {
    await workload.create(DRILL_TOPIC, PARTITIONS);
  }
  await workload.write(DRILL_TOPIC, Array.from({ length: MARKS }, (_, number) => [null, `${markOf(side)}${number}`, []]));
}

function markOf(side: Side): string {
  return `the ${side} alone has `;
}

/** Waits until the health command of all its tasks ends with 0 and says that it stands by for this reason. */
async function untilStandsBy({ mirrorMaker }: MirrorMakerFlow, reason: string): Promise<number> {
  const { name } = mirrorMaker.description;
  let said: string[] = [];
  const told = (answers: readonly string[]) => answers.every((answer) => answer.startsWith('0: standing by: ') && answer.includes(reason));
  try {
    return await secondsUntil(`${name} stands by`, TOLD_TIMEOUT, async () => {
      said = (await mirrorMaker.healthAnswers()).map(({ status, stdout }) => `${status}: ${stdout.trim()}`);
      return told(said);
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}; its health command said ${said.join(', ')}`, { cause: error });
  }
}

async function assertNothingCopied(replication: ReplicationEnvironment, services: readonly MirrorMakerFlow[]): Promise<void> {
  for (const { mirrorMaker, flow } of services) {
    const { workload } = replication[flow.target];
    const copy = flow.nameAtTarget(DRILL_TOPIC);
    const held = (await workload.ends([copy])).length > 0 ? await workload.read([copy]) : [];
    const copied = held.filter(({ value }) => value?.startsWith(markOf(flow.source)));
    assert(copied.length === 0, `${mirrorMaker.description.name} copied ${copied.length} records of the ${flow.source} to the ${flow.target}`);
  }
}
