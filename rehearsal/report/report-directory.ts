import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVIDENCE_DIRECTORY, evidenceFileOf } from './evidence';
import { formatHtml } from './html/page';
import { formatJson } from './json';
import { formatJunit } from './junit';
import type { Report } from './result';

const JSON_FILE = 'report.json';
const HTML_FILE = 'report.html';
const JUNIT_FILE = 'junit.xml';

/** All that is ever written there, or taken away. */
const FILES = [HTML_FILE, JSON_FILE, JUNIT_FILE, EVIDENCE_DIRECTORY];

/** What is wrong with a directory for a report: it must be new, empty, or hold a report, which the next one replaces. */
export function validateReportDirectory(directory: string): string[] {
  const found = (what: string) => [`--report must be a new or empty directory or one with a report of msk-rehearsal, got ${JSON.stringify(directory)}, which ${what}`];
  const status = statSync(directory, { throwIfNoEntry: false });
  if (!status?.isDirectory()) {
    return status === undefined ? [] : found('is a file');
  }
  try {
    const names = readdirSync(directory);
    return names.length === 0 || isReport(join(directory, JSON_FILE)) ? [] : found(`holds ${names[0]}`);
  } catch (error) {
    return found(`cannot be read: ${(error as Error).message}`);
  }
}

/** Makes the directory, or takes an earlier report out of it: one that is not written to its end must not be taken for this one. */
export function clearReportDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true });
  FILES.forEach((file) => rmSync(join(directory, file), { recursive: true, force: true }));
  // Until there is a report, the directory is known for what it is.
  writeFileSync(join(directory, JSON_FILE), '{"program":"msk-rehearsal"}\n');
}

/** Gives the file that a reader opens. */
export async function writeReportDirectory(directory: string, report: Report, version: string): Promise<string> {
  const evidence = report.results.flatMap((result) => {
    const file = evidenceFileOf(result);
    return file ? [[file, `${result.seen}\n`] as const] : [];
  });
  if (evidence.length > 0) {
    mkdirSync(join(directory, EVIDENCE_DIRECTORY), { recursive: true });
  }
  const files = [...evidence, [HTML_FILE, await formatHtml(report, version)], [JUNIT_FILE, formatJunit(report)], [JSON_FILE, formatJson(report, version)]] as const;
  files.forEach(([file, text]) => writeFileSync(join(directory, file), text));
  return join(directory, HTML_FILE);
}

function isReport(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { program?: unknown }).program === 'msk-rehearsal';
  } catch {
    return false;
  }
}
