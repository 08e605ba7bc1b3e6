import Table from 'cli-table3';
import { NOT_REHEARSED, OTHER_RESOURCES } from '../checks';
import { ALL_CHECKS } from './rehearse';
import { PAIR } from './replication-tasks';
import type { Selectable } from './selection';
import { inWords, USUAL_SECONDS } from './usual-seconds';

/** Rows that say of what an assembly declares why it is not put to the test. */
const NEVER_TRIED: ReadonlySet<string> = new Set([...NOT_REHEARSED, PAIR, ...Object.values(OTHER_RESOURCES)].map(({ id }) => id));

/** What can be chosen by `--only` and `--skip`, in the order in which it runs. */
export function formatList(): string {
  const table = new Table({
    head: ['id', 'when', 'usually', 'what it checks'],
    chars: { 'top': '', 'top-mid': '', 'top-left': '', 'top-right': '', 'bottom': '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '', 'left': '', 'left-mid': '', 'mid': '', 'mid-mid': '', 'right': '', 'right-mid': '', 'middle': ' ' },
    style: { 'head': [], 'border': [], 'padding-left': 0, 'padding-right': 1 },
  });
  const checks: readonly (Selectable & { readonly title: string })[] = ALL_CHECKS;
  for (const check of checks) {
    table.push([check.id, whenOf(check), { content: usualTimeOf(check), hAlign: 'right' }, check.title]);
  }
  return table.toString().split('\n').map((line) => line.trimEnd()).join('\n');
}

/** What was not measured takes minutes, or no time worth mention. */
function usualTimeOf({ id, isSlow }: Selectable): string {
  const seconds = USUAL_SECONDS[id];
  return seconds !== undefined ? inWords(seconds) : isSlow ? 'minutes' : '';
}

function whenOf({ id, isPreparation, isSlow }: Selectable): string {
  return NEVER_TRIED.has(id) ? 'not rehearsed' : isPreparation ? 'if others need it' : isSlow ? 'with --drills' : 'always';
}
