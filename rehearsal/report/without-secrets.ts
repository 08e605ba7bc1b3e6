import { maskSecrets } from '../system/spellings';
import type { CheckResult } from './result';

/** Evidence is what programs printed, also those that went wrong: no password gets into a report with it. */
export function withoutSecrets(results: readonly CheckResult[], secrets: ReadonlySet<string>): CheckResult[] {
  const mask = (text: string) => maskSecrets(text, secrets);
  return results.map(({ timeLine, ...result }) => ({
    ...result,
    seen: mask(result.seen),
    ...timeLine && { timeLine: { ...timeLine, moments: timeLine.moments.map((moment) => ({ ...moment, name: mask(moment.name) })) } },
  }));
}
