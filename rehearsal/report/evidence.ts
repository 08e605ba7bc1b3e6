import { fileName } from '../system/names';
import type { CheckResult } from './result';

/** Where evidence of more than one line lies, below the directory of the report. */
export const EVIDENCE_DIRECTORY = 'evidence';

export function headlineOf({ seen }: Pick<CheckResult, 'seen'>): string {
  return seen.split('\n', 1)[0]!;
}

/** The lines below the headline. */
export function detailsOf({ seen }: Pick<CheckResult, 'seen'>): string[] {
  return seen.split('\n').slice(1);
}

/** The file of the evidence, as seen from the directory of the report, if there is more than a headline. */
export function evidenceFileOf(result: CheckResult): string | undefined {
  return detailsOf(result).length > 0 ? `${EVIDENCE_DIRECTORY}/${result.id}-${fileName(result.subject)}.txt` : undefined;
}
