/**
 * Measures MirrorMaker with many topics and groups on one processor, with the heap and all else of the template of bin/app.ts,
 * between two clusters of one broker each:
 *
 *   TSX_TSCONFIG_PATH=tooling/tsconfig.json npx tsx tooling/many-topics.ts [TOPICS [GROUPS [RECORDS_PER_SECOND]]]
 */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { AssemblyDescription } from '../rehearsal/assembly/descriptions';
import { readAssembly } from '../rehearsal/assembly/read-assembly';
import { pairMirrorMakers } from '../rehearsal/assembly/replications';
import { login } from '../rehearsal/checks/cluster/login';
import { lookUnderLoad, manyTopicsOf, type Scale } from '../rehearsal/checks/replication/many-topics';
import { start } from '../rehearsal/checks/replication/start';
import { withOwnClients } from '../rehearsal/environment/own-clients';
import { Rehearsal } from '../rehearsal/environment/rehearsal';
import type { ReplicationEnvironment } from '../rehearsal/environment/replication-check';
import { TimeLineRecorder } from '../rehearsal/report/time-line-recorder';
import { installPythonTools } from '../rehearsal/system/python-tools';
import { makeTemporaryDirectory, removeTemporaryDirectory } from '../rehearsal/system/temporary-directories';
import { synthesize } from './synthesize';

const SCRAPES = 5;

/** The clock of Linux for the time of processes: so many ticks are a second. */
const TICKS = 100;

async function main(scale: Scale): Promise<void> {
  const directory = makeTemporaryDirectory(tmpdir(), 'msk-rehearsal-app-');
  const rehearsal = Rehearsal.begin();
  process.once('SIGINT', () => void rehearsal.end());
  const timeLine = new TimeLineRecorder();
  try {
    await installPythonTools();
    const assembly = ofOneBroker(withOwnClients(readAssembly(await synthesize(directory))));
    const replication = await begin(rehearsal, assembly);
    console.log(await start.run(replication, timeLine));
    const { mirrorMaker } = replication;
    const { MIRROR_MAKER_HEAP: heap = '' } = mirrorMaker.description.environment;
    await mirrorMaker.redeploy({}, { MIRROR_MAKER_HEAP: heap });
    console.log(`heap ${heap}`);
    console.log(await manyTopicsOf(scale, measure).run(replication, timeLine));
  } finally {
    timeLine.stop();
    await rehearsal.end();
    await removeTemporaryDirectory(directory);
  }
}

/** One broker has one copy of each partition. */
function ofOneBroker(assembly: AssemblyDescription): AssemblyDescription {
  return {
    ...assembly,
    clusters: assembly.clusters.map((cluster) => ({
      ...cluster, zones: 1, serverProperties: cluster.serverProperties.replace(/^(default\.replication\.factor|min\.insync\.replicas)=.*$/gm, '$1=1'),
    })),
  };
}

async function begin(rehearsal: Rehearsal, assembly: AssemblyDescription): Promise<ReplicationEnvironment> {
  await rehearsal.prepare(assembly);
  const [replication] = pairMirrorMakers(assembly.mirrorMakers).replications;
  const environments = await Promise.all((['primary', 'secondary'] as const).map(async (side) => {
    const cluster = assembly.clusters.find(({ arn }) => arn === replication!.forward.clusters[side])!;
    await rehearsal.startBrokers(cluster, () => {});
    const environment = await rehearsal.setUpCluster(assembly, cluster, assembly.clientInstances.find(({ clusterArn }) => clusterArn === cluster.arn)!);
    await login.run(environment);
    return environment;
  }));
  return rehearsal.setUpReplication(replication!, { primary: environments[0]!, secondary: environments[1]! });
}

/** What a scrape costs while nothing is copied, then what the health command says while records flow. */
async function measure(replication: ReplicationEnvironment, scale: Scale): Promise<string> {
  const [task] = replication.mirrorMaker.tasks;
  const seen: string[] = [];
  for (let scrape = 1; scrape <= SCRAPES; scrape++) {
    const [begin, ticks] = [Date.now(), await processorTicks(task!.pid!)];
    const lines = (await task!.metrics()).length;
    seen.push(`${lines} lines after ${((Date.now() - begin) / 1000).toFixed(2)} s with ${((await processorTicks(task!.pid!) - ticks) / TICKS).toFixed(2)} s of the processor`);
  }
  const idle = await task!.health();
  const memory = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${task!.pid}/status`, 'utf8'))![1];
  console.log([...seen, `health: ${idle.status} ${idle.stdout.trim()}`, `resident memory ${Math.round(Number(memory) / 1024)} MiB`].join('\n'));
  return lookUnderLoad(replication, scale);
}

async function processorTicks(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

const [topics = 1000, groups = 300, perSecond = 1000] = process.argv.slice(2).map(Number);
main({ topics, groups, perSecond }).then(() => process.exit(), (error: Error) => {
  console.error(error.message);
  process.exit(1);
});
