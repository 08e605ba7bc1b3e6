/** Yes, no, or that it is not known here, and why. */
export type Verdict = boolean | { readonly unknown: string };

/** Whether all are true: one that is false decides, whatever is unknown of the others. */
export function every(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes(false) ? false : verdicts.find((verdict) => verdict !== true) ?? true;
}

/** Whether one of them is true: one that is decides. */
export function some(verdicts: readonly Verdict[]): Verdict {
  return not(every(verdicts.map(not)));
}

export function not(verdict: Verdict): Verdict {
  return typeof verdict === 'boolean' ? !verdict : verdict;
}
