import type { ListrTask } from 'listr2';
import type { ClusterDescription, MirrorMakerDescription, Side } from '../assembly/descriptions';
import { withoutRights } from '../checks/cluster/not-rehearsed';
import type { Replication } from '../assembly/replications';
import type { ClusterEnvironment } from '../environment/check';
import type { ReplicationCheck, ReplicationEnvironment } from '../environment/replication-check';
import { record, recordNotRehearsed } from '../report/record';
import { withinLimit } from '../environment/limit';
import type { Rehearsal } from '../environment/rehearsal';
import { withServicesWatched } from '../environment/service-watch';
import type { CheckResult } from '../report/result';
import type { TimeLineRecorder } from '../report/time-line-recorder';
import { stepTasks } from './steps';
import { titleOf } from './usual-seconds';

/** What one replication is rehearsed with. */
export interface ReplicationPlan {
  readonly rehearsal: Rehearsal;
  readonly replication: Replication;
  /** What runs, by the ARN of its cluster. */
  readonly environments: ReadonlyMap<string, ClusterEnvironment>;
  /** One step after the other, the checks of a step side by side. */
  readonly steps: readonly (readonly ReplicationCheck[])[];
  readonly results: CheckResult[];
  /** What runs next to one of the checks, one that waits. */
  readonly meanwhile?: { readonly nextTo: ReplicationCheck; readonly tasks: readonly ListrTask[] };
}

/** Runs the checks of a replication. When MirrorMaker does not start, the others are not rehearsed. */
export function replicationTask(plan: ReplicationPlan): ListrTask {
  const { rehearsal, replication: { forward }, steps, results, meanwhile } = plan;
  let environment: ReplicationEnvironment | undefined;
  let skipReason = skipReasonOf(plan);
  const checkTask = (check: ReplicationCheck): ListrTask => ({
    title: `${forward.name}: ${titleOf(check)}`,
    task: async (_, task) => {
      if (environment && check.appliesTo?.(environment) === false) {
        return task.skip();
      }
      const reason = skipReason ?? (environment && check.skipReason?.(environment));
      if (reason !== undefined) {
        recordNotRehearsed(results, forward, check, reason);
        return task.skip(`${check.title}: not rehearsed, ${reason}`);
      }
      try {
        await record(
          { results, secrets: rehearsal.passwords }, forward, check,
          (timeLine) => withinLimit(check, async () => runWatched(check, environment ??= await environmentOf(plan), timeLine), environment),
          (moment) => task.output = moment,
        );
      } catch (error) {
        skipReason = check.isPreparation ? 'MirrorMaker did not start' : undefined;
        throw error;
      }
    },
  });
  return {
    title: forward.name,
    task: (_, task) => task.newListr(stepTasks(forward.name, steps.map((step) => [...step.map(checkTask), ...(meanwhile && step.includes(meanwhile.nextTo) ? meanwhile.tasks : [])])), { concurrent: false, exitOnError: false }),
  };
}

/** Whatever a check looks at, no MirrorMaker may fail meanwhile, unless the check makes it. */
function runWatched(check: ReplicationCheck, environment: ReplicationEnvironment, timeLine: TimeLineRecorder): Promise<string> {
  const services = [environment.mirrorMaker, ...(environment.failbackFlow ? [environment.failbackFlow.mirrorMaker] : [])];
  return check.breaksMirrorMaker ? check.run(environment, timeLine) : withServicesWatched(services, () => check.run(environment, timeLine));
}

/** What nothing need run for. */
export const PAIR = { id: 'replication.pair', title: 'a failback belongs to a failover' };

/** A failback without the MirrorMaker of its failover is not started. */
export function unpairedTask(mirrorMaker: MirrorMakerDescription, results: CheckResult[]): ListrTask {
  const reason = 'the assembly has no MirrorMaker from the primary to the secondary between the same clusters';
  return {
    title: `${mirrorMaker.name}: ${PAIR.title}`,
    task: (_, task) => {
      recordNotRehearsed(results, mirrorMaker, PAIR, reason);
      task.skip(`${PAIR.title}: not rehearsed, ${reason}`);
    },
  };
}

/** Why this replication cannot be rehearsed, if so. */
function skipReasonOf({ replication: { forward, failback }, environments }: ReplicationPlan): string | undefined {
  const mirrorMakers = failback ? [forward, failback] : [forward];
  const unknown = mirrorMakers.find((mirrorMaker) => mirrorMaker.unknown !== undefined);
  if (unknown) {
    return `${unknown.name}: ${unknown.unknown}`;
  }
  const sides = (['primary', 'secondary'] as const).map((side) => ({ side, environment: environments.get(forward.clusters[side] ?? '') }));
  const missing = sides.filter(({ environment }) => environment === undefined).map(({ side }) => side);
  return missing.length > 0
    ? `no brokers run for its ${missing.join(' and ')}`
    : sides.map(({ side, environment: { description } = {} }) => withoutRights(description!) ?? withoutUser(side, mirrorMakers, description!)).find((reason) => reason !== undefined);
}

/** A MirrorMaker logs in as a user of the cluster. */
function withoutUser(side: Side, mirrorMakers: readonly MirrorMakerDescription[], { users, rotations = [] }: ClusterDescription): string | undefined {
  const foreign = mirrorMakers.find(({ secrets }) => ![...users, ...rotations].some(({ secretArn }) => secretArn === secrets[side]));
  return foreign && `${foreign.name}: the secret of its user on the ${side} is none of that cluster's in the templates, ${foreign.secrets[side]}`;
}

function environmentOf({ rehearsal, replication, environments }: ReplicationPlan): Promise<ReplicationEnvironment> {
  const environment = (side: Side) => environments.get(replication.forward.clusters[side]!)!;
  return rehearsal.setUpReplication(replication, { primary: environment('primary'), secondary: environment('secondary') });
}
