import type { ListrTask } from 'listr2';
import type { AssemblyDescription, ClusterDescription } from './assembly/descriptions';
import { pairMirrorMakers } from './assembly/way-back';
import { PROOFS } from './proofs';
import { login } from './proofs/login';
import { noSecret } from './proofs/no-secret';
import { expect, type Proof, type Stage } from './proofs/proof';
import { replicationSteps } from './proofs/replication';
import type { Drills } from './proofs/replication/proof';
import { record } from './record';
import type { Rehearsal } from './rehearsal';
import { replicationTask, unpairedTask } from './replication-tasks';
import type { Row } from './report';
import { select, type Selection } from './selection';

const START = "real brokers start with the template's server.properties";

/** What is rehearsed. */
export interface Plan {
  readonly rehearsal: Rehearsal;
  readonly assembly: AssemblyDescription;
  readonly selection: Selection;
  /** What of that which takes minutes is rehearsed, too. */
  readonly drills: Drills;
  /** Gets what was seen. */
  readonly rows: Row[];
  /** Called when the clusters are done with, and only the replication remains. */
  readonly onClustersProven: () => void;
}

/** What an app proves of its clusters that is rehearsed beside another one: what its replication builds on, and where secrets are. */
const PARTICULAR: readonly Proof[] = [login, noSecret];

/** What is known of each cluster once its brokers run, by its ARN. */
type Stages = Map<string, Stage>;

/**
 * Starts the brokers of all clusters side by side, then puts each promise to the test, beside each other too, then the
 * replication between them. Every step leaves a row for the table.
 */
export function rehearsalTasks(plan: Plan): ListrTask[] {
  const { rehearsal, assembly, selection, drills, rows } = plan;
  const stages: Stages = new Map();
  const allSteps = replicationSteps(drills);
  const chosen = select(allSteps.flat(), selection);
  const steps = allSteps.map((step) => step.filter((proof) => chosen.includes(proof))).filter((step) => step.length > 0);
  const { replications, unpaired } = pairMirrorMakers(assembly.mirrorMakers);
  const chosenOfClusters = select(PROOFS, selection);
  // What an operator does in a failback needs a box on which the tools are linked, which the login does.
  const proofs = PROOFS.filter((proof) => chosenOfClusters.includes(proof) || (proof === login && replications.length > 0 && steps.length > 0));
  const sideBySide = { concurrent: true, exitOnError: false };
  return [
    {
      title: 'Start the brokers',
      task: (_, task) => task.newListr(assembly.clusters.map((cluster) => startTask(plan, cluster, stages)), sideBySide),
    },
    {
      title: 'Prove what the templates promise',
      task: (_, task) => task.newListr(assembly.clusters.map((cluster) => proofsTask(plan, cluster, stages, proofs)), sideBySide),
    },
    { task: () => plan.onClustersProven() },
    {
      title: 'Replicate and fail over',
      enabled: assembly.mirrorMakers.length > 0 && steps.length > 0,
      task: (_, task) => task.newListr([
        ...replications.map((replication) => replicationTask({ rehearsal, replication, stages, steps, rows })),
        ...unpaired.map((mirrorMaker) => unpairedTask(mirrorMaker, rows)),
      ], { concurrent: false, exitOnError: false }),
    },
  ];
}

function startTask({ rehearsal, assembly, rows }: Plan, cluster: ClusterDescription, stages: Stages): ListrTask {
  return {
    title: title(cluster),
    task: (_, task) => record(rows, cluster, START, async () => {
      const seen = await rehearsal.startBrokers(cluster, (text) => task.output = text);
      const box = boxOf(cluster, assembly);
      if (box) {
        stages.set(cluster.arn, await rehearsal.stage(assembly, cluster, box));
      }
      return seen;
    }),
  };
}

function proofsTask({ assembly, drills, rows }: Plan, cluster: ClusterDescription, stages: Stages, chosen: readonly Proof[]): ListrTask {
  const box = boxOf(cluster, assembly);
  const isFirst = cluster === assembly.clusters[0];
  const proofs = chosen.filter((proof) =>
    (isFirst || !proof.isSameForAll)
    && (drills !== 'none' || !proof.isDrill)
    && (drills !== 'particular' || PARTICULAR.includes(proof))
    && (!box || !proof.appliesTo || proof.appliesTo(box, cluster)));
  return {
    title: title(cluster),
    task: (_, task) => task.newListr(proofs.map((proof): ListrTask => ({
      title: `${cluster.name}: ${proof.promise}`,
      task: (_context, proofTask) => {
        if (!box) {
          const reason = 'the assembly has no client box for this cluster';
          rows.push({ cluster: cluster.name, promise: proof.promise, outcome: 'not rehearsed', seen: reason, seconds: 0 });
          return proofTask.skip(`${proof.promise}: not rehearsed, ${reason}`);
        }
        return record(rows, cluster, proof.promise, async () => {
          const stage = stages.get(cluster.arn);
          expect(stage !== undefined, 'the brokers did not start');
          return proof.run(stage);
        });
      },
    })), { concurrent: false, exitOnError: false }),
  };
}

function title({ name, region }: ClusterDescription): string {
  return `${name} in ${region}`;
}

function boxOf({ arn }: ClusterDescription, { clientBoxes }: AssemblyDescription) {
  return clientBoxes.find(({ clusterArn }) => clusterArn === arn);
}
