import type { ListrTask } from 'listr2';
import type { AssemblyDescription, ClusterDescription } from './assembly/descriptions';
import { PROOFS } from './proofs';
import type { Stage } from './proofs/proof';
import type { Rehearsal } from './rehearsal';
import type { Row } from './report';

const START = "real brokers start with the template's server.properties";

/** Starts the brokers of a cluster, then puts each promise to the test. Every step leaves a row for the table. */
export function clusterTask(rehearsal: Rehearsal, assembly: AssemblyDescription, cluster: ClusterDescription, rows: Row[]): ListrTask {
  let stage: Stage | undefined;
  const box = assembly.clientBoxes.find(({ clusterArn }) => clusterArn === cluster.arn);

  const start: ListrTask = {
    title: START,
    task: (_, task) => record(rows, cluster, START, async () => {
      const seen = await rehearsal.startBrokers(cluster, (text) => task.output = text);
      stage = box && await rehearsal.stage(assembly, cluster, box);
      return seen;
    }),
  };
  const proofs = PROOFS.map((proof): ListrTask => ({
    title: proof.promise,
    task: (_, task) => {
      if (stage) {
        return record(rows, cluster, proof.promise, () => proof.run(stage!));
      }
      const reason = box ? 'the brokers did not start' : 'the assembly has no client box for this cluster';
      rows.push({ cluster: cluster.name, promise: proof.promise, outcome: 'not rehearsed', seen: reason, seconds: 0 });
      return task.skip(`${proof.promise}: not rehearsed, ${reason}`);
    },
  }));
  return {
    title: `${cluster.name} in ${cluster.region}`,
    task: (_, task) => task.newListr([start, ...proofs], { exitOnError: false }),
  };
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
