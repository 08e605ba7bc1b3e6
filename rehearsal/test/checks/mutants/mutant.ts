import type { Finished } from '../../../system/processes';

/** A system that breaks what a check promises, and how the check must say so: with its assertion left out, it would not. */
export interface Mutant {
  /** Of the check. */
  readonly id: string;
  /** What is wrong with the system. */
  readonly broken: string;
  readonly run: () => Promise<unknown>;
  readonly says: RegExp;
}

/** What a command ended with; with 0 and nothing printed by default. */
export function finished(stdout = '', status = 0): Finished {
  return { status, stdout, stderr: '' };
}
