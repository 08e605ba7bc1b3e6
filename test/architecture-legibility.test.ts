import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './examples/apps';

// What a reader has for a font is unknown: these are the widths of DejaVu Sans, among the widest, from blank to tilde in thousandths of the size.
const REGULAR = widths(`318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 838 838 838 531
  1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 500
  500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636 838`);
const BOLD = widths(`348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 838 838 838 580
  1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 500
  500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 712 652 924 645 652 582 712 365 712 838`);
const [ASCENT, DESCENT] = [0.93, 0.24];

const svg = readFileSync(join(ROOT, 'docs', 'architecture.svg'), 'utf8');
const groups = [...svg.matchAll(/<g>.*?<\/g>/g)].map(([group]) => group);
const outside = groups.reduce((rest, group) => rest.replace(group, ''), svg);
const [frames, texts] = [boxesIn(outside), textsIn(outside)];
const arrows = groups.map((group) => ({ segments: segmentsIn(group), chips: boxesIn(group), labels: textsIn(group) }));

describe('the picture of the README', () => {
  test('is read whole', () => {
    const drawn = ['rect', 'text', 'polyline'].map((element) => svg.split(`<${element} `).length - 1);
    expect([[frames, ...arrows.map(({ chips }) => chips)], [texts, ...arrows.map(({ labels }) => labels)], [arrows]].map((found) => found.flat().length)).toEqual(drawn);
  });

  test('has every text inside of its frame, beside all others', () => {
    expect(texts.flatMap((text) => frames.filter((frame) => touches(text, frame) && !contains(frame, text)).map(() => text.content))).toEqual([]);
    // Each but the legend has a frame within the page.
    expect(texts.filter((text) => frames.filter((frame) => contains(frame, text)).length < 2).map(({ content }) => content)).toEqual([expect.stringMatching(/^Each tinted/)]);
    expect(pairs(texts).filter(([one, other]) => touches(one, other)).map((both) => both.map(({ content }) => content))).toEqual([]);
  });

  test('has the label of every arrow inside of its own frame, which hides nothing else', () => {
    const chips = arrows.flatMap((arrow) => arrow.chips.map((chip) => ({ chip, arrow })));
    expect(arrows.flatMap(({ labels, chips: own }) => labels.filter((label) => !own.some((chip) => contains(chip, label))))).toEqual([]);
    expect(pairs(chips.map(({ chip }) => chip)).filter(([one, other]) => touches(one, other))).toEqual([]);
    expect(chips.filter(({ chip }) => texts.some((text) => touches(chip, text)))).toEqual([]);
    expect(chips.filter(({ chip, arrow }) => arrows.some((other) => other !== arrow && other.segments.some((segment) => touches(segment, chip))))).toEqual([]);
  });

  test('has no arrow across a text, or across a frame that it neither leaves nor enters', () => {
    expect(arrows.flatMap(({ segments }) => texts.filter((text) => segments.some((segment) => touches(segment, text)))).map(({ content }) => content)).toEqual([]);
    expect(arrows.flatMap(({ segments }) => {
      const ends = [segments[0]!.from, segments.at(-1)!.to].map(([x, y]) => ({ left: x, right: x, top: y, bottom: y }));
      return frames.filter((frame) => segments.some((segment) => touches(segment, frame)) && !ends.some((end) => touches(end, frame)));
    })).toEqual([]);
  });
});

interface Box { left: number; right: number; top: number; bottom: number }
interface Text extends Box { content: string }
interface Segment extends Box { from: [number, number]; to: [number, number] }

/** Whether they have more in common than a border. */
function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function contains(frame: Box, { left, right, top, bottom }: Box): boolean {
  return frame.left < left - 1 && right + 1 < frame.right && frame.top < top && bottom < frame.bottom;
}

function boxesIn(part: string): Box[] {
  return [...part.matchAll(/<rect class="[^"]*" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map((match) => {
    const [, x, y, width, height] = match.map(Number) as [number, number, number, number, number];
    return { left: x, right: x + width, top: y, bottom: y + height };
  });
}

function textsIn(part: string): Text[] {
  return [...part.matchAll(/<text class="([^"]*)" x="(\d+)" y="(\d+)" text-anchor="(start|middle)">(.*?)<\/text>/g)].map(([, look, x, y, anchor, content]) => {
    const size = sizeOf(look!.includes('title') ? '\\.title' : 'text');
    const width = [...content!].reduce((sum, letter) => sum + (look!.includes('strong') ? BOLD : REGULAR)[letter.charCodeAt(0) - 32]!, 0) * size / 1000;
    const left = Number(x) - (anchor === 'middle' ? width / 2 : 0);
    return { left, right: left + width, top: Number(y) - ASCENT * size, bottom: Number(y) + DESCENT * size, content: content! };
  });
}

function segmentsIn(part: string): Segment[] {
  return [...part.matchAll(/points="([^"]*)"/g)].flatMap(([, points]) => {
    const path = points!.split(' ').map((point) => point.split(',').map(Number) as [number, number]);
    return path.slice(1).map((to, index) => {
      const from = path[index]!;
      return { from, to, left: Math.min(from[0], to[0]), right: Math.max(from[0], to[0]), top: Math.min(from[1], to[1]), bottom: Math.max(from[1], to[1]) };
    });
  });
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]));
}

function sizeOf(selector: string): number {
  return Number(new RegExp(`^${selector} \\{.*font-size: (\\d+)px`, 'm').exec(svg)![1]);
}

function widths(text: string): number[] {
  return text.trim().split(/\s+/).map(Number);
}
