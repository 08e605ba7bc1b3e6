import { Address4 } from 'ip-address';
import type { Extent } from './extent';

/** First and last address, as numbers. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The few blocks of an assembly are compared thousands of times. */
const ranges = new Map<string, Range>();

/** How much of a block a list of blocks holds together. */
export function coverage(block: string, by: readonly string[]): Extent {
  const { from, to } = rangeOf(block);
  let next = from;
  let touched = false;
  for (const range of by.filter(isBlock).map(rangeOf).filter((other) => other.from <= to && from <= other.to).sort((one, other) => one.from - other.from)) {
    touched = true;
    next = range.from <= next ? Math.max(next, range.to + 1) : next;
  }
  return next > to ? 'all' : touched ? 'some' : 'none';
}

/** Whether a block holds every address of another one. */
export function contains(block: string, other: string): boolean {
  return coverage(other, [block]) === 'all';
}

export function prefixLength(block: string): number {
  return Number(block.split('/')[1] ?? 32);
}

/** Whether a text is a block, and not a name that stands for one until the deploy. */
export function isBlock(text: string): boolean {
  return ranges.has(text) || Address4.isValid(text);
}

/** Of a block such as 10.0.0.0/16. */
export function rangeOf(block: string): Range {
  const known = ranges.get(block);
  if (known) {
    return known;
  }
  const address = new Address4(block);
  const range = { from: Number(address.startAddress().bigInt()), to: Number(address.endAddress().bigInt()) };
  ranges.set(block, range);
  return range;
}
