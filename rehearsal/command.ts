import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { Listr } from 'listr2';
import { readAssembly } from './assembly/read-assembly';
import { formatReachability } from './reachability/format';
import { reachability } from './reachability/reachability';
import { Rehearsal } from './rehearsal';
import { formatReport, hasPassed, type Row } from './report';
import { synthesize } from './synthesize';
import type { Selection } from './selection';
import { rehearsalTasks } from './tasks';

interface Options extends Selection {
  readonly assembly?: string;
  readonly drills?: boolean;
  readonly keep?: boolean;
}

async function main({ assembly: directory, drills = false, keep, ...selection }: Options): Promise<void> {
  const rehearsal = await Rehearsal.begin();
  endWithSignals(rehearsal);
  try {
    const rows: Row[] = [];
    let whoReachesWhom = '';
    await new Listr([{
      title: directory ? `Read ${directory}` : 'Synthesize the app of cdk.json',
      task: async (_, task) => {
        const cloudAssembly = directory ? resolve(directory) : await synthesize(join(rehearsal.directory, 'cdk.out'));
        const assembly = readAssembly(cloudAssembly);
        if (assembly.clusters.length === 0) {
          throw new Error('the assembly has no cluster that takes SASL/SCRAM: nothing can be rehearsed');
        }
        whoReachesWhom = formatReachability(reachability(cloudAssembly));
        await rehearsal.prepare(assembly);
        return task.newListr(rehearsalTasks({ rehearsal, assembly, selection, drills, rows }), { exitOnError: false });
      },
    }], { registerSignalListeners: false, rendererOptions: { collapseSubtasks: false } }).run();
    console.log(`Who reaches whom, computed from the templates alone:\n${whoReachesWhom}\n`);
    console.log(`What the templates promise, on real Kafka:\n${formatReport(rows)}`);
    process.exitCode = hasPassed(rows) ? 0 : 1;
    if (keep) {
      console.log(rehearsal.howToConnect());
      // Until a signal ends the rehearsal.
      await new Promise(() => setInterval(() => {}, 60_000));
    }
  } finally {
    await rehearsal.end();
  }
}

/** What an interrupted rehearsal saw says nothing, so nothing more is printed. */
function endWithSignals(rehearsal: Rehearsal): void {
  for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
    process.once(signal, () => {
      process.stdout.write = () => true;
      console.error('Interrupted: stops and removes everything.');
      void rehearsal.end().finally(() => process.exit(status));
    });
  }
}

void new Command('rehearse')
  .description('Runs what the templates of a cloud assembly say on real Apache Kafka, on this machine and without AWS.')
  .option('--assembly <directory>', 'the cloud assembly, cdk.out of any app that uses these constructs (default: the app of cdk.json)')
  .option('--keep', 'leave the brokers up after the last proof, until Ctrl-C')
  .option('--drills', 'also break what can break while records flow; takes minutes')
  .option('--only <text>', 'only what proves a promise with this text in it, and what that builds on')
  .option('--skip <text>', 'nothing that proves a promise with this text in it')
  .action(main)
  .parseAsync();
