import Table from 'cli-table3';
import { formatReachability } from '../reachability/format';
import { headlineOf } from './evidence';
import { inOrder, type CheckResult, type Report } from './result';

const WIDTHS = { check: 34, outcome: 15, seconds: 9 };
const BORDERS = 5;
const PADDING = 2;

/** Less shows nothing of what was seen; more is no line that anybody reads. */
const [NARROWEST, WIDEST] = [100, 200];

/**
 * Who reaches whom, and the table of the checks, for a terminal of so many columns. What is disproved stands below it in full, and so does
 * why something was not rehearsed where its line has no room for that.
 */
export function formatReport(report: Report, columns = 160): string {
  const seenWidth = seenWidthOf(columns);
  const cutShort = report.results.filter((result) => result.outcome === 'not rehearsed' && shorten(result.seen, seenWidth - PADDING) !== result.seen);
  return [
    `Who reaches whom in ${report.assembly}, computed from the templates alone:`,
    formatReachability(report.reachability),
    '',
    `What was checked of the templates of ${report.assembly}, on real Kafka:`,
    formatTable(report.results, seenWidth),
    ...report.notes,
    ...[...new Set(cutShort.map(({ subject, seen }) => `not rehearsed of ${subject}: ${seen}`))],
    ...report.results.filter(({ outcome }) => outcome === 'disproved').map(({ id, subject, title, seen }) => `disproved: ${id} of ${subject}: ${title}\n  ${seen.replaceAll('\n', '\n  ')}`),
  ].join('\n');
}

function seenWidthOf(columns: number): number {
  return Math.min(Math.max(columns, NARROWEST), WIDEST) - BORDERS - WIDTHS.check - WIDTHS.outcome - WIDTHS.seconds;
}

/** One line for each check: what does not fit stands in the report's files. */
function formatTable(results: readonly CheckResult[], seenWidth: number): string {
  const table = new Table({
    head: ['check', 'outcome', 'seconds', 'seen'],
    colWidths: [WIDTHS.check, WIDTHS.outcome, WIDTHS.seconds, seenWidth],
    style: { head: [], border: [], compact: true },
  });
  let last: string | undefined;
  for (const result of inOrder(results)) {
    const { subject, id, outcome, seconds } = result;
    if (subject !== last) {
      table.push([{ content: subject, colSpan: 4 }]);
      last = subject;
    }
    table.push([`  ${id}`, outcome, { content: seconds.toFixed(1), hAlign: 'right' }, shorten(headlineOf(result), seenWidth - PADDING)]);
  }
  return table.toString();
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
