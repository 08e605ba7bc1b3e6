import { resolve } from 'node:path';
import { Listr, PRESET_TIMER } from 'listr2';
import { validateAssemblyDirectory } from '../assembly/assembly-directory';
import { readAssembly } from '../assembly/read-assembly';
import { CHECKS, OTHER_RESOURCES, START } from '../checks';
import { REPLICATION_STEPS } from '../checks/replication';
import { installKafka } from '../environment/installation';
import { withOwnClients } from '../environment/own-clients';
import { Rehearsal } from '../environment/rehearsal';
import { hasUnkeptClassData, keepClassData } from '../local-kafka/class-data';
import { reachability } from '../reachability/reachability';
import { clearOutput, validateOutput, writeOutput, type ReportOutput } from '../report/output';
import { countOf, type CheckResult, type LeftOut, type Report } from '../report/result';
import { summaryOf } from '../report/summary';
import { formatReport } from '../report/table';
import { faultsOf } from '../system/finding';
import { examineMachine } from '../system/machine';
import { packageVersion } from '../system/package-root';
import { installPythonTools } from '../system/python-tools';
import { examinePrograms } from '../system/prerequisites';
import { applicableIds } from './applicable';
import { howToConnect } from './how-to-connect';
import { endWithSignals } from './signals';
import { leftOutBecause, validateApplicable, validateSelection, type Selectable, type Selection } from './selection';
import { PAIR } from './replication-tasks';
import { rehearsalTasks } from './tasks';
import { UsageError } from './usage-error';

export interface RehearseOptions extends Selection, ReportOutput {
  readonly assembly: string;
  readonly title?: string;
  readonly keep?: boolean;
  readonly strict?: boolean;
}

/** How a run ends, for the pipeline that started it. docs/rehearsal.md has them for users. */
export const EXIT = { proven: 0, disproved: 1, cannotRun: 2, notRehearsed: 3 } as const;

const PROGRESS = {
  concurrent: false,
  registerSignalListeners: false,
  rendererOptions: { collapseSubtasks: false, timer: PRESET_TIMER },
  fallbackRendererOptions: { timer: PRESET_TIMER },
};

/** What can be chosen. */
export const ALL_CHECKS = [{ ...START, isPreparation: true }, ...CHECKS, ...REPLICATION_STEPS.flat(), PAIR, ...Object.values(OTHER_RESOURCES)];

export async function rehearse({ assembly: directory, title = directory, keep, strict, report: reportDirectory, json, junit, ...selection }: RehearseOptions): Promise<void> {
  const output: ReportOutput = { report: reportDirectory, json, junit };
  const ends: (() => Promise<void>)[] = [];
  endWithSignals(() => Promise.all(ends.map((end) => end())));
  refuse([...validateSelection(ALL_CHECKS, selection), validateAssemblyDirectory(directory), ...validateOutput(output)].filter((fault) => fault !== undefined));
  refuse(faultsOf((await Promise.all([examinePrograms(), examineMachine()])).flat()));
  const assembly = withOwnClients(readAssembly(resolve(directory)));
  if (assembly.clusters.length === 0 && assembly.others.length === 0) {
    throw new UsageError(`--assembly must have a cluster of Amazon MSK, got ${JSON.stringify(directory)}, which has none: nothing can be rehearsed`);
  }
  const applicable = applicableIds(assembly);
  refuse(validateApplicable(ALL_CHECKS, selection, applicable, directory));
  clearOutput(output);
  const start = new Date();
  const rehearsal = Rehearsal.begin();
  ends.push(() => rehearsal.end());
  try {
    const results: CheckResult[] = [];
    // Nothing can be checked without them: what they say ends the run.
    await new Listr([
      { title: 'Install what a rehearsal needs', task: () => Promise.all([installPythonTools(), installKafka(assembly)]) },
      { title: 'Generate passwords and a certificate', task: () => rehearsal.prepare(assembly) },
    ], { ...PROGRESS, concurrent: true }).run();
    await new Listr([
      ...rehearsalTasks({ rehearsal, assembly, selection, results }),
      { title: 'Keep the classes that Java has loaded, for the next rehearsal', enabled: hasUnkeptClassData, task: () => keepClassData() },
    ], { ...PROGRESS, exitOnError: false }).run();
    if (rehearsal.isEnding) {
      return;
    }
    const report: Report = {
      assembly: title,
      start,
      seconds: (Date.now() - start.getTime()) / 1000,
      reachability: reachability(resolve(directory)),
      results,
      notes: assembly.notes,
      leftOut: leftOut(selection, results, applicable),
    };
    console.log(formatReport(report, process.stdout.columns));
    console.log(`The report: ${await writeOutput(output, report, packageVersion())}`);
    console.log(summaryOf(report));
    process.exitCode = exitCodeOf(report, { strict, only: selection.only });
    if (process.exitCode === EXIT.notRehearsed) {
      console.log(notRehearsedSentence(report, selection.only));
    }
    if (keep) {
      console.log(howToConnect(rehearsal.environments));
      // Until a signal ends the rehearsal.
      await new Promise(() => setInterval(() => {}, 60_000));
    }
  } finally {
    await rehearsal.end();
  }
}

/**
 * Passes only if something was proven that was asked for, nothing was disproved and nothing went wrong; with `--strict`, and
 * nothing was left untried.
 */
export function exitCodeOf({ results }: Pick<Report, 'results'>, { strict = false, only }: Pick<RehearseOptions, 'strict' | 'only'> = {}): number {
  if (countOf(results, 'disproved') > 0) {
    return EXIT.disproved;
  }
  if (results.some(({ couldNotBeTried }) => couldNotBeTried)) {
    return EXIT.cannotRun;
  }
  return !isProven(results, only) || (strict && countOf(results, 'not rehearsed') > 0) ? EXIT.notRehearsed : EXIT.proven;
}

/** Whether something was proven that was asked for. */
function isProven(results: readonly CheckResult[], only?: readonly string[]): boolean {
  return countOf(results.filter(({ id }) => isAskedFor(id, only)), 'proven') > 0;
}

/** Why a run ends with 3: the counts before it may look like success. */
export function notRehearsedSentence({ results }: Pick<Report, 'results'>, only?: readonly string[]): string {
  const untried = [...new Set(results.filter(({ outcome }) => outcome === 'not rehearsed').map(({ id }) => id))];
  return [
    ...(isProven(results, only) ? [] : [`nothing was proven${only ? ' of what --only names' : ''}`]),
    ...(untried.length > 0 ? [`not rehearsed: ${untried.join(', ')}`] : []),
  ].join('; ');
}

/** What ran as the checks of `--only` build on it is no answer to who chose them, nor is the start of brokers that is not named itself. */
function isAskedFor(id: string, only?: readonly string[]): boolean {
  return only === undefined || (id === START.id ? only.includes(id) : leftOutBecause({ id }, { only, drills: true }) === undefined);
}

/** Of what the assembly has something for, without what ran all the same, as others build on it. */
export function leftOut(selection: Selection, results: readonly Pick<CheckResult, 'id'>[], applicable: ReadonlySet<string>): LeftOut[] {
  const unseen = ALL_CHECKS.filter(({ id }) => applicable.has(id) && !results.some((result) => result.id === id));
  return unseen.flatMap((check: Selectable) => {
    const reason = leftOutBecause(check, selection);
    return reason === undefined ? [] : [{ id: check.id, reason }];
  });
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new UsageError(faults.join('\n'));
  }
}
