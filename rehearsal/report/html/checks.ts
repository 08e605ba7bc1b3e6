import { h, type JSX } from 'preact';
import { detailsOf, headlineOf } from '../evidence';
import { inOrder, OUTCOMES, type CheckResult, type LeftOut, type Report } from '../result';
import { anchorOf } from './summary';
import { timeLineFigure } from './time-line';

/** Every check with its evidence. What stands out is open: failures, and time lines. */
export function checksSection({ results }: Report): JSX.Element {
  const ordered = inOrder(results);
  const subjects = [...new Set(ordered.map(({ subject }) => subject))];
  return h('section', { 'id': 'checks', 'aria-labelledby': 'checks-heading' },
    h('h2', { id: 'checks-heading' }, 'Checks'),
    h('fieldset', { class: 'filter' },
      h('legend', null, 'Show'),
      ...['all', ...OUTCOMES].map((outcome) => h('label', null,
        h('input', { type: 'radio', name: 'outcome', id: `show-${outcome.replace(' ', '-')}`, checked: outcome === 'all' }),
        ` ${outcome}`))),
    ...subjects.map((subject) => h('section', { class: 'subject' },
      h('h3', null, subject),
      ...ordered.filter((result) => result.subject === subject).map(checkDetails))));
}

function checkDetails(result: CheckResult): JSX.Element {
  const { id, title, outcome, seconds, timeLine } = result;
  const details = detailsOf(result);
  return h('details', { 'id': anchorOf(result), 'class': 'check', 'data-outcome': outcome, 'open': outcome === 'disproved' || timeLine !== undefined },
    h('summary', null,
      h('span', { class: 'outcome' }, outcome),
      h('span', { class: 'title' }, title),
      h('code', null, id),
      h('span', { class: 'seconds' }, outcome === 'not rehearsed' ? '' : `${seconds.toFixed(1)} s`)),
    h('p', { class: 'evidence' }, headlineOf(result)),
    details.length > 0 && h('ul', { class: 'evidence' }, ...details.map((line) => h('li', null, line))),
    timeLine && timeLineFigure(timeLine, title));
}

/** Of these nothing was expected. */
export function leftOutSection(leftOut: readonly LeftOut[]): JSX.Element | false {
  return leftOut.length > 0 && h('section', { 'id': 'left-out', 'aria-labelledby': 'left-out-heading' },
    h('h2', { id: 'left-out-heading' }, 'Left out'),
    h('ul', null, ...[...new Set(leftOut.map(({ reason }) => reason))].map((reason) =>
      h('li', null, `${reason}: `, ...leftOut.filter((each) => each.reason === reason).flatMap(({ id }, index) => [index > 0 && ', ', h('code', null, id)])))));
}
