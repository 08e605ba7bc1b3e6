import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { Listr } from 'listr2';
import { readAssembly } from './assembly/read-assembly';
import { Rehearsal } from './rehearsal';
import { formatReport, hasPassed, type Row } from './report';
import { synthesize } from './synthesize';
import { clusterTask } from './tasks';

interface Options {
  readonly assembly?: string;
  readonly keep?: boolean;
}

async function main({ assembly: directory, keep }: Options): Promise<void> {
  const rehearsal = await Rehearsal.begin();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void rehearsal.end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
  try {
    const rows: Row[] = [];
    await new Listr([{
      title: directory ? `Read ${directory}` : 'Synthesize the app of cdk.json',
      task: async (_, task) => {
        const assembly = readAssembly(directory ? resolve(directory) : await synthesize(join(rehearsal.directory, 'cdk.out')));
        if (assembly.clusters.length === 0) {
          throw new Error('the assembly has no cluster that takes SASL/SCRAM: nothing can be rehearsed');
        }
        await rehearsal.startAws(assembly);
        return task.newListr(assembly.clusters.map((cluster) => clusterTask(rehearsal, assembly, cluster, rows)), { exitOnError: false });
      },
    }], { registerSignalListeners: false, rendererOptions: { collapseSubtasks: false } }).run();
    console.log(formatReport(rows));
    process.exitCode = hasPassed(rows) ? 0 : 1;
    if (keep) {
      console.log(rehearsal.howToConnect());
      await once(process, 'SIGINT');
    }
  } finally {
    await rehearsal.end();
  }
}

void new Command('rehearse')
  .description('Runs what the templates of a cloud assembly say on real Apache Kafka, on this machine and without AWS.')
  .option('--assembly <directory>', 'the cloud assembly, cdk.out of any app that uses these constructs (default: the app of cdk.json)')
  .option('--keep', 'leave the brokers up after the last proof, until Ctrl-C')
  .action(main)
  .parseAsync();
