import type { Reachability } from '../reachability/reachability';
import type { TimeLine } from './time-line';

export const OUTCOMES = ['proven', 'disproved', 'not rehearsed'] as const;

export type Outcome = typeof OUTCOMES[number];

/** What became of one check. */
export interface CheckResult {
  /** Of the check. */
  readonly id: string;
  readonly title: string;
  /** The construct path of the cluster or MirrorMaker that was checked. */
  readonly subject: string;
  readonly outcome: Outcome;
  /** What was seen, or why it was not tried: its first line is what fits into a table. */
  readonly seen: string;
  readonly seconds: number;
  /** Whether it is not rehearsed as something on this machine went wrong, which says nothing of the assembly. */
  readonly couldNotBeTried?: true;
  /** What happened when, if the check counts records. */
  readonly timeLine?: TimeLine;
}

/** A check that a run left out: by choice, or as it takes minutes. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}

/** What became of one assembly. */
export interface Report {
  /** The assembly, as its user called it. */
  readonly assembly: string;
  readonly start: Date;
  /** With everything around the checks. */
  readonly seconds: number;
  /** Computed from the templates alone. */
  readonly reachability: Reachability;
  readonly results: readonly CheckResult[];
  /** What a reader should know of how the assembly was read. */
  readonly notes: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

export function countOf(results: readonly CheckResult[], outcome: Outcome): number {
  return results.filter((result) => result.outcome === outcome).length;
}

/** Clusters run side by side; a report has them one after the other, then what lies between them, each in the order of its checks. */
export function inOrder(results: readonly CheckResult[]): CheckResult[] {
  const clusters = new Set(results.filter(({ id }) => id.startsWith('cluster.')).map(({ subject }) => subject));
  const key = ({ subject }: CheckResult) => `${clusters.has(subject) ? 0 : 1} ${subject}`;
  return [...results].sort((one, other) => key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
}
