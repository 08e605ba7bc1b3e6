import type { ListrTask } from 'listr2';
import type { AssemblyDescription, ClusterDescription } from './assembly/descriptions';
import { PROOFS } from './proofs';
import type { Stage } from './proofs/proof';
import type { Rehearsal } from './rehearsal';
import type { Row } from './report';

const START = "real brokers start with the template's server.properties";

/** What is known of each cluster once its brokers run, by its ARN. */
type Stages = Map<string, Stage>;

/**
 * Starts the brokers of all clusters side by side, then puts each promise to the test, beside each other too. Every step
 * leaves a row for the table.
 */
export function rehearsalTasks(rehearsal: Rehearsal, assembly: AssemblyDescription, rows: Row[]): ListrTask[] {
  const stages: Stages = new Map();
  const sideBySide = { concurrent: true, exitOnError: false };
  return [
    {
      title: 'Start the brokers',
      task: (_, task) => task.newListr(assembly.clusters.map((cluster) => startTask(rehearsal, assembly, cluster, stages, rows)), sideBySide),
    },
    {
      title: 'Prove what the templates promise',
      task: (_, task) => task.newListr(assembly.clusters.map((cluster) => proofsTask(assembly, cluster, stages, rows)), sideBySide),
    },
  ];
}

function startTask(rehearsal: Rehearsal, assembly: AssemblyDescription, cluster: ClusterDescription, stages: Stages, rows: Row[]): ListrTask {
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

function proofsTask(assembly: AssemblyDescription, cluster: ClusterDescription, stages: Stages, rows: Row[]): ListrTask {
  const box = boxOf(cluster, assembly);
  const proofs = PROOFS.filter(({ appliesTo }) => !box || !appliesTo || appliesTo(box));
  return {
    title: title(cluster),
    task: (_, task) => task.newListr(proofs.map((proof): ListrTask => ({
      title: `${cluster.name}: ${proof.promise}`,
      task: (_context, proofTask) => {
        const stage = stages.get(cluster.arn);
        if (stage) {
          return record(rows, cluster, proof.promise, () => proof.run(stage));
        }
        const reason = box ? 'the brokers did not start' : 'the assembly has no client box for this cluster';
        rows.push({ cluster: cluster.name, promise: proof.promise, outcome: 'not rehearsed', seen: reason, seconds: 0 });
        return proofTask.skip(`${proof.promise}: not rehearsed, ${reason}`);
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

/** What was seen when it held, what was seen otherwise when not; the error goes on, to the progress display. */
async function record(rows: Row[], { name: cluster }: ClusterDescription, promise: string, run: () => Promise<string>): Promise<void> {
  const start = Date.now();
  const seconds = () => (Date.now() - start) / 1000;
  try {
    rows.push({ cluster, promise, outcome: 'proven', seen: await run(), seconds: seconds() });
  } catch (error) {
    rows.push({ cluster, promise, outcome: 'disproved', seen: (error as Error).message, seconds: seconds() });
    throw error;
  }
}
