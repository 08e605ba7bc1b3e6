import type { Reachability } from '../reachability/reachability';
import { evidenceFileOf } from './evidence';
import { countOf, inOrder, type CheckResult, type LeftOut, type Report } from './result';

/** Raised when a field goes or changes its meaning; a field that is added raises nothing. */
export const SCHEMA_VERSION = 1;

/** What report.json and --json hold. docs/rehearsal.md describes it for users. */
export interface JsonReport {
  readonly schemaVersion: number;
  readonly program: 'msk-rehearsal';
  readonly version: string;
  readonly assembly: string;
  /** As ISO 8601 has it. */
  readonly start: string;
  readonly seconds: number;
  readonly summary: { readonly proven: number; readonly disproved: number; readonly notRehearsed: number; readonly leftOut: number };
  readonly reachability: Reachability;
  readonly results: readonly JsonResult[];
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

export interface JsonResult extends CheckResult {
  /** A file below the directory of the report, if what was seen has more than one line. */
  readonly evidence?: string;
}

export function formatJson(report: Report, version: string): string {
  const { assembly, start, seconds, reachability, results, notes, leftOut } = report;
  const json: JsonReport = {
    schemaVersion: SCHEMA_VERSION,
    program: 'msk-rehearsal',
    version,
    assembly,
    start: start.toISOString(),
    seconds,
    summary: {
      proven: countOf(results, 'proven'),
      disproved: countOf(results, 'disproved'),
      notRehearsed: countOf(results, 'not rehearsed'),
      leftOut: leftOut.length,
    },
    reachability,
    results: inOrder(results).map((result) => ({ ...result, evidence: evidenceFileOf(result) })),
    notes,
    leftOut,
  };
  return `${JSON.stringify(json)}\n`;
}
