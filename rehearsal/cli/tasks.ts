import type { ListrTask } from 'listr2';
import type { AssemblyDescription, ClusterDescription, OtherResource } from '../assembly/descriptions';
import { pairMirrorMakers } from '../assembly/replications';
import { CHECKS, CHECK_STEPS, OTHER_RESOURCES, START, UNDISTURBING_CHECK_STEPS } from '../checks';
import { login } from '../checks/cluster/login';
import { REPLICATION_STEPS } from '../checks/replication';
import { laterTopic } from '../checks/replication/later-topic';
import type { Check, ClusterEnvironment } from '../environment/check';
import { withinLimit } from '../environment/limit';
import type { Rehearsal } from '../environment/rehearsal';
import { reasonAgainst } from '../local-kafka/versions';
import { record, recordNotRehearsed, type Collection } from '../report/record';
import type { CheckResult } from '../report/result';
import { checksFor, clientOf } from './applicable';
import { PAIR, replicationTask, unpairedTask } from './replication-tasks';
import { stepTasks } from './steps';
import { leftOutBecause, select, type Selection } from './selection';
import { titleOf, usually } from './usual-seconds';

/** What is rehearsed. */
export interface Plan {
  readonly rehearsal: Rehearsal;
  readonly assembly: AssemblyDescription;
  readonly selection: Selection;
  /** Gets what was seen. */
  readonly results: CheckResult[];
}

/** What is known of each cluster once its brokers run, by its ARN. */
type Environments = Map<string, ClusterEnvironment>;

/**
 * Starts the brokers of all clusters side by side, then runs the checks of all clusters side by side, then those of the
 * replication between them. Checks of clusters that disturb nothing fill the time in which a replication waits. Every step leaves a
 * result for the report.
 */
export function rehearsalTasks(plan: Plan): ListrTask[] {
  const { rehearsal, assembly, selection, results } = plan;
  const environments: Environments = new Map();
  const chosen = select(REPLICATION_STEPS.flat(), selection);
  const steps = REPLICATION_STEPS.map((step) => step.filter((check) => chosen.includes(check))).filter((step) => step.length > 0);
  const { replications, unpaired } = pairMirrorMakers(assembly.mirrorMakers);
  const chosenOfClusters = select(CHECKS, selection);
  // What an operator does in a failback needs tools, which a client instance links when it logs in.
  const checks = CHECKS.filter((check) => chosenOfClusters.includes(check) || (check === login && replications.length > 0 && steps.length > 0));
  const unpairedChosen = leftOutBecause(PAIR, selection) === undefined ? unpaired : [];
  const replicationsChosen = steps.length > 0 ? replications : [];
  const others = assembly.others.filter(({ kind }) => leftOutBecause(OTHER_RESOURCES[kind], selection) === undefined);
  const sideBySide = { concurrent: true, exitOnError: false };
  const checkTasks = (checkSteps: readonly (readonly Check[])[]) => assembly.clusters.map((cluster) => checksTask(plan, cluster, environments, checks, checkSteps));
  // MirrorMaker looks for new topics once in an interval, and until then this check does nothing.
  const waits = replicationsChosen.length > 0 && chosen.includes(laterTopic);
  return [
    {
      title: `Start the brokers${usually(START)}`,
      task: (_, task) => task.newListr(assembly.clusters.map((cluster) => startTask(plan, cluster, environments)), sideBySide),
    },
    {
      title: 'Check what the templates say',
      task: (_, task) => task.newListr(checkTasks(waits ? CHECK_STEPS : [...CHECK_STEPS, ...UNDISTURBING_CHECK_STEPS]), sideBySide),
    },
    {
      title: 'Say what no local brokers can stand for',
      enabled: others.length > 0,
      task: (_, task) => task.newListr(others.map((other) => otherTask(other, results))),
    },
    {
      title: 'Replicate and fail over',
      enabled: replicationsChosen.length + unpairedChosen.length > 0,
      task: (_, task) => task.newListr([
        ...replicationsChosen.map((replication, index) => replicationTask({
          rehearsal, replication, environments, steps, results,
          ...(waits && index === 0 ? { meanwhile: { nextTo: laterTopic, tasks: checkTasks(UNDISTURBING_CHECK_STEPS) } } : {}),
        })),
        ...unpairedChosen.map((mirrorMaker) => unpairedTask(mirrorMaker, results)),
      ], { concurrent: false, exitOnError: false }),
    },
  ];
}

function startTask(plan: Plan, cluster: ClusterDescription, environments: Environments): ListrTask {
  const { rehearsal, assembly, results } = plan;
  return {
    title: placeOf(cluster),
    task: async (_, task) => {
      const reason = reasonAgainst(cluster.kafkaVersion);
      if (reason !== undefined) {
        recordNotRehearsed(results, cluster, START, reason);
        return task.skip(`${placeOf(cluster)}: not rehearsed, ${reason}`);
      }
      await record(collectionOf(plan), cluster, START, () => withinLimit(START, async () => {
        const seen = await rehearsal.startBrokers(cluster, (text) => task.output = text);
        environments.set(cluster.arn, await rehearsal.setUpCluster(assembly, cluster, clientOf(cluster, assembly)));
        return seen;
      }));
    },
  };
}

function checksTask(plan: Plan, cluster: ClusterDescription, environments: Environments, chosen: readonly Check[], checkSteps: readonly (readonly Check[])[]): ListrTask {
  const { assembly, results } = plan;
  const client = clientOf(cluster, assembly);
  const checks = checksFor(cluster, assembly, chosen);
  const checkTask = (check: Check): ListrTask => ({
    title: `${cluster.name}: ${titleOf(check)}`,
    task: async (_, task) => {
      const environment = environments.get(cluster.arn);
      const reason = reasonAgainst(cluster.kafkaVersion) ?? check.skipReason?.(cluster, client);
      if (reason !== undefined || environment === undefined) {
        const why = reason ?? 'the brokers did not start';
        recordNotRehearsed(results, cluster, check, why);
        return task.skip(`${check.title}: not rehearsed, ${why}`);
      }
      const lack = await record(collectionOf(plan), cluster, check, () => withinLimit(check, () => check.run(environment)));
      return lack === undefined ? undefined : task.skip(`${check.title}: not rehearsed, ${lack}`);
    },
  });
  const steps = checkSteps.map((step) => step.filter((check) => checks.includes(check)).map(checkTask));
  return {
    title: placeOf(cluster),
    task: (_, task) => task.newListr(stepTasks(cluster.name, steps), { concurrent: false, exitOnError: false }),
  };
}

function collectionOf({ results, rehearsal }: Plan): Collection {
  return { results, secrets: rehearsal.passwords };
}

function otherTask(other: OtherResource, results: CheckResult[]): ListrTask {
  const row = OTHER_RESOURCES[other.kind];
  return {
    title: `${other.name}: ${row.title}`,
    task: (_, task) => {
      recordNotRehearsed(results, other, row, other.reason);
      task.skip(`${row.title}: not rehearsed, ${other.reason}`);
    },
  };
}

function placeOf({ name, region }: ClusterDescription): string {
  return `${name} in ${region}`;
}
