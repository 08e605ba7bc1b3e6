import { rangeOf } from '../../lib/private/ipv4';
import type { Extent } from './extent';

/** How much of a block a list of blocks holds together. Of a block that nobody knows, only everything is known to hold all. */
export function coverage(block: string | undefined, by: readonly string[]): Extent {
  const ranges = by.flatMap((other) => rangeOf(other) ?? []).filter(({ from, to }) => from <= to);
  if (block === undefined) {
    return ranges.length === 0 ? 'none' : coverage('0.0.0.0/0', by) === 'all' ? 'all' : 'unknown';
  }
  const { from, to } = rangeOf(block)!;
  let next = from;
  let touched = false;
  for (const range of ranges.filter((other) => other.from <= to && from <= other.to).sort((one, other) => one.from - other.from)) {
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
