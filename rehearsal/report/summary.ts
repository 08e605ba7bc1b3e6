import { countOf, OUTCOMES, type Report } from './result';

/** As a sentence: what is left out or was not rehearsed does not look like success. */
export function summaryOf({ results, leftOut }: Pick<Report, 'results' | 'leftOut'>): string {
  const counts = OUTCOMES.map((outcome) => `${countOf(results, outcome)} ${outcome}`).join(', ');
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))].map((reason) => `${leftOut.filter((each) => each.reason === reason).length} left out ${reason}`);
  return `${[counts, ...reasons].join('; ')}.`;
}
