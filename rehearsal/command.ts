import { join } from 'node:path';
import { Command } from 'commander';
import { Listr } from 'listr2';
import { readAssembly } from './assembly/read-assembly';
import { formatReachability } from './reachability/format';
import { reachability } from './reachability/reachability';
import { Rehearsal } from './rehearsal';
import { formatSections, hasPassed, type Row, type Section } from './report';
import type { Selection } from './selection';
import { subjectsOf, type Subject } from './subjects';
import { rehearsalTasks } from './tasks';

interface Options extends Selection {
  readonly assembly?: string;
  readonly drills: boolean;
  readonly keep?: boolean;
}

/** One subject after the other: the brokers of one are gone before those of the next start. */
async function main({ assembly, drills, keep, ...selection }: Options): Promise<void> {
  const subjects = subjectsOf({ assembly, drills });
  const sections: Section[] = [];
  for (const [index, subject] of subjects.entries()) {
    const isLast = index === subjects.length - 1;
    const rehearsal = await Rehearsal.begin();
    const release = endWithSignals(rehearsal);
    try {
      sections.push(await rehearse(rehearsal, subject, selection));
      if (isLast) {
        console.log(formatSections(sections));
        process.exitCode = sections.every(({ rows }) => hasPassed(rows)) ? 0 : 1;
      }
      if (isLast && keep) {
        console.log(rehearsal.howToConnect());
        // Until a signal ends the rehearsal.
        await new Promise(() => setInterval(() => {}, 60_000));
      }
    } finally {
      await rehearsal.end();
      release();
    }
  }
}

async function rehearse(rehearsal: Rehearsal, { name, assemblyIn, drills }: Subject, selection: Selection): Promise<Section> {
  const rows: Row[] = [];
  let whoReachesWhom = '';
  await new Listr([{
    title: `Read ${name}`,
    task: async (_, task) => {
      const cloudAssembly = await assemblyIn(join(rehearsal.directory, 'cdk.out'));
      const assembly = readAssembly(cloudAssembly);
      if (assembly.clusters.length === 0) {
        throw new Error('the assembly has no cluster that takes SASL/SCRAM: nothing can be rehearsed');
      }
      whoReachesWhom = formatReachability(reachability(cloudAssembly));
      await rehearsal.prepare(assembly);
      return task.newListr(rehearsalTasks({ rehearsal, assembly, selection, drills, rows }), { exitOnError: false });
    },
  }], { registerSignalListeners: false, rendererOptions: { collapseSubtasks: false } }).run();
  return { name, whoReachesWhom, rows };
}

/** What an interrupted rehearsal saw says nothing, so nothing more is printed. Returns what takes the answer to signals back. */
function endWithSignals(rehearsal: Rehearsal): () => void {
  const answers = ([['SIGINT', 130], ['SIGTERM', 143]] as const).map(([signal, status]) => {
    const answer = () => {
      process.stdout.write = () => true;
      console.error('Interrupted: stops and removes everything.');
      void rehearsal.end().finally(() => process.exit(status));
    };
    process.once(signal, answer);
    return () => process.off(signal, answer);
  });
  return () => answers.forEach((release) => release());
}

void new Command('rehearse')
  .description('Runs what the templates of a cloud assembly say on real Apache Kafka, on this machine and without AWS.')
  .option('--assembly <directory>', 'the cloud assembly, cdk.out of any app that uses these constructs (default: the app of cdk.json)')
  .option('--keep', 'leave the brokers up after the last proof, until Ctrl-C')
  .option('--drills', 'also break what can break while records flow, fail over and back, and rehearse an example with identical names; takes minutes', false)
  .option('--only <text>', 'only what proves a promise with this text in it, and what that builds on')
  .option('--skip <text>', 'nothing that proves a promise with this text in it')
  .action(main)
  .parseAsync();
