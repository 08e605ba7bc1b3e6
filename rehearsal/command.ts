import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { Listr, type ListrTask } from 'listr2';
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

/**
 * Side by side, each subject has brokers of its own, and much of what a replication is put to the test with is waiting. On
 * fewer processors all wait for each other, so long that what is put to the test gives up.
 */
const SIDE_BY_SIDE = availableParallelism() >= 4;

async function main({ assembly, drills, keep, ...selection }: Options): Promise<void> {
  const subjects = subjectsOf({ assembly, drills });
  const rehearsals = await Promise.all(subjects.map(() => Rehearsal.begin()));
  endWithSignals(rehearsals);
  try {
    const sections = await rehearse(subjects.map((subject, index) => ({ subject, rehearsal: rehearsals[index]! })), selection, keep);
    console.log(formatSections(sections));
    process.exitCode = sections.every(({ rows }) => hasPassed(rows)) ? 0 : 1;
    if (keep) {
      console.log(rehearsals.map((rehearsal) => rehearsal.howToConnect()).join('\n\n'));
      // Until a signal ends the rehearsal.
      await new Promise(() => setInterval(() => {}, 60_000));
    }
  } finally {
    await endAll(rehearsals);
  }
}

async function rehearse(pairs: readonly { subject: Subject; rehearsal: Rehearsal }[], selection: Selection, keep = false): Promise<Section[]> {
  const sections: Section[] = [];
  let turn: Promise<void> = Promise.resolve();
  const tasks = pairs.map(({ subject, rehearsal }, index): ListrTask => {
    // The clusters of one after those of the other: they leave the machine no time to wait in.
    const isItsTurn = turn;
    let onClustersProven = () => {};
    turn = new Promise((resolve) => onClustersProven = resolve);
    return {
      title: `Rehearse ${subject.name}`,
      task: async (_, task) => {
        await isItsTurn;
        const cloudAssembly = await subject.assemblyIn(join(rehearsal.directory, 'cdk.out'));
        const assembly = readAssembly(cloudAssembly);
        if (assembly.clusters.length === 0) {
          throw new Error(`${subject.name} has no cluster that takes SASL/SCRAM: nothing can be rehearsed`);
        }
        const rows: Row[] = [];
        sections[index] = { name: subject.name, whoReachesWhom: formatReachability(reachability(cloudAssembly)), rows };
        await rehearsal.prepare(assembly);
        const plan = { rehearsal, assembly, selection, drills: subject.drills, rows, onClustersProven };
        const end: ListrTask = { enabled: !SIDE_BY_SIDE && !keep, task: () => rehearsal.end() };
        return task.newListr([...rehearsalTasks(plan), end], { concurrent: false, exitOnError: false });
      },
    };
  });
  await new Listr(tasks, { concurrent: SIDE_BY_SIDE, registerSignalListeners: false, rendererOptions: { collapseSubtasks: false } }).run();
  return sections;
}

/** What an interrupted rehearsal saw says nothing, so nothing more is printed. A second signal changes nothing: brokers would remain. */
function endWithSignals(rehearsals: readonly Rehearsal[]): void {
  let end: Promise<void> | undefined;
  for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
    process.on(signal, () => {
      process.stdout.write = () => true;
      console.error('Interrupted: stops and removes everything.');
      end ??= endAll(rehearsals).finally(() => process.exit(status));
    });
  }
}

async function endAll(rehearsals: readonly Rehearsal[]): Promise<void> {
  await Promise.all(rehearsals.map((rehearsal) => rehearsal.end()));
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
