import { isKnown } from './rules';

/** Whether two IPv4 blocks share an address. Blocks that are not known yet share none that anybody could name. */
export function overlap(one: string, other: string): boolean {
  const [first, second] = [rangeOf(one), rangeOf(other)];
  return first !== undefined && second !== undefined && first.from <= second.to && second.from <= first.to;
}

/** First and last address of a block such as 10.0.0.0/16, as numbers. */
export function rangeOf(block: string): { from: number; to: number } | undefined {
  if (!isKnown(block)) {
    return undefined;
  }
  const [address = '', prefixLength = '32'] = block.split('/');
  const size = 2 ** (32 - Number(prefixLength));
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const from = Math.floor(number / size) * size;
  return { from, to: from + size - 1 };
}
