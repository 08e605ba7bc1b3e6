import { h, type JSX } from 'preact';
import { countOf, OUTCOMES, type Report } from '../result';

/** What became of how many checks, and a way to each that is disproved. */
export function summarySection({ results, notes, leftOut }: Report): JSX.Element {
  const disproved = results.filter(({ outcome }) => outcome === 'disproved');
  return h('section', { 'id': 'summary', 'aria-labelledby': 'summary-heading' },
    h('h2', { id: 'summary-heading' }, 'Summary'),
    h('dl', { class: 'counts' },
      ...OUTCOMES.map((outcome) => count(outcome, countOf(results, outcome), outcome)),
      count('left out', leftOut.length, 'left out')),
    disproved.length > 0 && h('ul', { class: 'disproved-checks' }, ...disproved.map((result) =>
      h('li', null, h('a', { href: `#${anchorOf(result)}` }, result.title), ` (${result.subject})`))),
    countOf(results, 'proven') === 0 && h('p', { class: 'warning' }, 'Nothing was proven.'),
    ...notes.map((note) => h('p', null, note)));
}

export function anchorOf({ id, subject }: { readonly id: string; readonly subject: string }): string {
  return `${id}-${subject}`.replace(/[^A-Za-z0-9.]+/g, '-');
}

function count(name: string, number: number, outcome: string): JSX.Element {
  return h('div', { 'data-outcome': outcome, 'class': number === 0 ? 'zero' : undefined }, h('dt', null, name), h('dd', null, number));
}
