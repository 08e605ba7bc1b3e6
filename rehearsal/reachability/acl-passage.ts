import { together, type Extent } from './extent';
import { isBlock, rangeOf, type Range } from './ipv4';
import type { NetworkAcl } from './network';

/** For how many addresses of a block, on all ports from one to another, a network ACL lets packets pass. */
export function aclPassage({ entries, isDefined }: NetworkAcl, direction: 'ingress' | 'egress', ports: Range, block: string): Extent {
  if (!isDefined) {
    return 'unknown';
  }
  const relevant = entries.filter((entry) => entry.isEgress === (direction === 'egress') && entry.fromPort <= ports.to && ports.from <= entry.toPort);
  if (relevant.some((entry) => !isBlock(entry.block) || (entry.unknown !== undefined && overlap(rangeOf(entry.block), rangeOf(block))))) {
    return 'unknown';
  }
  // Between two of these, all ports meet the same entries.
  const starts = [ports.from, ...relevant.flatMap(({ fromPort, toPort }) => [fromPort, toPort + 1])].filter((port) => ports.from <= port && port <= ports.to);
  return together([...new Set(starts)].map((port) => {
    let open = [rangeOf(block)];
    const passed: Extent[] = [];
    for (const entry of relevant.filter(({ fromPort, toPort }) => fromPort <= port && port <= toPort)) {
      const range = rangeOf(entry.block);
      passed.push(...open.some((part) => overlap(part, range)) ? [entry.isAllowed ? 'all' as const : 'none' as const] : []);
      open = open.flatMap((part) => without(part, range));
    }
    return together([...passed, ...open.length > 0 ? ['none' as const] : []]);
  }));
}

function overlap(one: Range, other: Range): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** What remains of a range. */
function without(range: Range, taken: Range): Range[] {
  const parts = [{ from: range.from, to: Math.min(range.to, taken.from - 1) }, { from: Math.max(range.from, taken.to + 1), to: range.to }];
  return overlap(range, taken) ? parts.filter(({ from, to }) => from <= to) : [range];
}
