import type { Box } from './layout';

type Point = readonly [x: number, y: number];

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function rect({ x, y, width, height }: Box, style: string, radius = 6): string {
  return `<rect class="${style}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
}

export function text([x, y]: Point, content: string, style = '', anchor: 'start' | 'middle' | 'end' = 'start'): string {
  return `<text class="${style}" x="${x}" y="${y}" text-anchor="${anchor}">${escape(content)}</text>`;
}

/** Lines of text below each other, the first on the baseline given. */
export function lines([x, y]: Point, contents: readonly string[], style = '', anchor: 'start' | 'middle' = 'start', height = 19): string[] {
  return contents.map((content, index) => text([x, y + index * height], content, style, anchor));
}

/** A list in lines of at most so many characters. */
export function wrap(items: readonly string[], width: number): string[] {
  const [first, ...others] = items;
  return others.reduce((done, item) => {
    const longer = `${done.at(-1)}, ${item}`;
    return longer.length <= width ? [...done.slice(0, -1), longer] : [...done.slice(0, -1), `${done.at(-1)},`, item];
  }, [first ?? '']);
}

/** A tile with two lines, the first one stronger. */
export function tile(box: Box, style: string, [first, second]: readonly [string, string]): string[] {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return [rect(box, style), text([x, y - 4], first, 'strong', 'middle'), text([x, y + 14], second, 'small', 'middle')];
}

/** What stands on an arrow. */
export interface Chip {
  readonly at: Point;
  readonly width: number;
  readonly label: string;
}

/** A way from who connects to who listens; the title says it in words. */
export function arrow(points: readonly Point[], style: 'kafka' | 'https', title: string, chip?: Chip): string {
  return [
    `<g><title>${escape(title)}</title>`,
    `<polyline class="way ${style}" points="${points.map((point) => point.join()).join(' ')}" marker-end="url(#${style})"/>`,
    ...chip ? drawChip(chip, style) : [],
    '</g>',
  ].join('');
}

function drawChip({ at: [x, y], width, label }: Chip, style: string): string[] {
  return [rect({ x: x - width / 2, y: y - 12, width, height: 24 }, `chip ${style}`, 12), text([x, y + 5], label, 'strong', 'middle')];
}

export function marker(id: string): string {
  return `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto">`
    + `<path class="head ${id}" d="M0,0.5 L10,5 L0,9.5 Z"/></marker>`;
}
