/** What was found of one thing that a rehearsal needs of the machine. */
export interface Finding {
  readonly name: string;
  readonly found?: string;
  /** What is missing, and how to get it. */
  readonly fault?: string;
  /** What is left out where it is missing; without a text, nothing can be rehearsed. */
  readonly leftOut?: string;
}

/** What keeps a rehearsal from starting. */
export function faultsOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ fault, leftOut }) => fault !== undefined && leftOut === undefined ? [fault] : []);
}
