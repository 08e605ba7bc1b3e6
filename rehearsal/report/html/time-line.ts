import { h, type JSX } from 'preact';
import type { TimeLine } from '../time-line';
import { LINES, SIZES, timeLineChart, type Size } from './time-line-chart';

/** A chart of the records, what its lines are, how long each span was, and the moments by their numbers. */
export function timeLineFigure(timeLine: TimeLine, title: string): JSX.Element {
  const { series, moments, spans } = timeLine;
  const totals = series.map(({ name, counts }) => ({ name, total: counts.at(-1)![1] }));
  const inWords = totals.map(({ name, total }) => `${total} ${name}`).join(', ');
  return h('figure', { class: 'time-line' },
    h('ul', { class: 'legend' }, ...totals.map(({ name, total }, index) => h('li', null, swatch(index), ` ${name}: ${total}`))),
    ...(Object.keys(SIZES) as Size[]).map((size) =>
      h('div', { 'class': size, 'role': 'img', 'aria-label': `Time line of ${title}: in the end ${inWords}`, 'dangerouslySetInnerHTML': { __html: timeLineChart(timeLine, size) } })),
    spans.length > 0 && h('dl', { class: 'spans' }, ...spans.flatMap(({ name, from, to }) => [h('dt', null, name), h('dd', null, `${(to - from).toFixed(2)} s`)])),
    moments.length > 0 && h('figcaption', null, h('ol', { class: 'moments' }, ...moments.map(({ name, kind, seconds }) =>
      h('li', { class: kind }, h('span', { class: 'at' }, `${seconds.toFixed(1)} s`), ` ${name}`)))));
}

function swatch(index: number): JSX.Element {
  const { color, dashes } = LINES[index % LINES.length]!;
  return h('svg', { 'width': 32, 'height': 6, 'aria-hidden': 'true' }, h('line', { 'x1': 0, 'y1': 3, 'x2': 32, 'y2': 3, 'stroke': color, 'stroke-width': 2.2, 'stroke-dasharray': dashes.join(' ') }));
}
