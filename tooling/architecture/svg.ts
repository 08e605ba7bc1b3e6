import type { ElkNode } from 'elkjs';
import type { Arrow, Frame } from './graph';
import { LINE, MARGIN } from './text';

/** What the layout has placed. */
export type Box = Required<Pick<ElkNode, 'x' | 'y' | 'width' | 'height'>>;

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function rect({ x, y, width, height }: Box, look: string, radius = 6): string {
  return `<rect class="${look}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
}

export function text(x: number, y: number, content: string, look = '', anchor: 'start' | 'middle' = 'middle'): string {
  return `<text class="${look}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escape(content)}</text>`;
}

/** A frame with all that stands in it. */
export function drawFrame(frame: Frame): string[] {
  const { x, y, width, lines, look, children } = frame as Frame & Box;
  const firstLook = look === 'region' ? 'strong title' : 'strong';
  return [
    rect(frame as Frame & Box, look),
    ...lines.map((line, index) => text(children ? x + MARGIN : x + width / 2, y + MARGIN / 2 + (index + 0.75) * LINE, line, index > 0 ? '' : firstLook, children ? 'start' : 'middle')),
    ...(children ?? []).flatMap(drawFrame),
  ];
}

export function drawArrow({ look, title, rises, labels = [], sections = [] }: Arrow): string {
  const lines = sections.map(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]).map((points) => rises ? points.reverse() : points);
  return [
    `<g><title>${escape(title)}</title>`,
    ...lines.map((points) => `<polyline class="${look}" points="${points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ')}" marker-end="url(#head)"/>`),
    ...(labels as (Box & { text: string })[]).flatMap((label) => [
      rect(label, 'chip', label.height / 2), text(label.x + label.width / 2, label.y + 2 + 0.75 * LINE, label.text, 'strong'),
    ]),
    '</g>',
  ].join('');
}

function round(length: number): number {
  return Math.round(length);
}
