import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { formatJson } from './json';
import { formatJunit } from './junit';
import { clearReportDirectory, validateReportDirectory, writeReportDirectory } from './report-directory';
import type { Report } from './result';

/** Where a report goes. */
export interface ReportOutput {
  /** The directory of the whole report. */
  readonly report: string;
  /** Files for other programs. */
  readonly json?: string;
  readonly junit?: string;
}

/** What stands in the way of a report, so that a run of minutes need not end without one. */
export function validateOutput({ report, json, junit }: ReportOutput): string[] {
  const directories = Object.entries({ '--json': json, '--junit': junit })
    .filter(([, file]) => file !== undefined && statSync(file, { throwIfNoEntry: false })?.isDirectory())
    .map(([option, file]) => `${option} must be a file, got ${JSON.stringify(file)}, which is a directory`);
  const same = json !== undefined && junit !== undefined && resolve(json) === resolve(junit)
    ? [`--json and --junit must be two files, got ${JSON.stringify(json)} for both`]
    : [];
  return [...validateReportDirectory(report), ...directories, ...same];
}

/** Takes away what an earlier run wrote: a run that is interrupted leaves no report, and not that of another one. */
export function clearOutput({ report, json, junit }: ReportOutput): void {
  clearReportDirectory(report);
  for (const file of [json, junit]) {
    if (file !== undefined) {
      mkdirSync(dirname(file), { recursive: true });
      rmSync(file, { force: true });
    }
  }
}

/** Gives the file that a reader opens. */
export async function writeOutput({ report: directory, json, junit }: ReportOutput, report: Report, version: string): Promise<string> {
  const page = await writeReportDirectory(directory, report, version);
  for (const [file, format] of [[json, () => formatJson(report, version)], [junit, () => formatJunit(report)]] as const) {
    if (file !== undefined) {
      writeFileSync(file, format());
    }
  }
  return page;
}
