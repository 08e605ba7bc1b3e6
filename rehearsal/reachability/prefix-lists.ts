import { unknownIn } from '../system/unknown';
import { isBlock } from './ipv4';
import { listOf, type Resources } from './resources';

/** The blocks of a prefix list: all of them are of one family. */
export interface PrefixList {
  readonly blocks: readonly string[];
  readonly ipv6Blocks: readonly string[];
}

/** Gives a prefix list by its id, if a template defines it with all that it holds. */
export type PrefixLists = (id: string) => PrefixList | undefined;

export function readPrefixLists(resources: Resources): PrefixLists {
  const lists = new Map(resources.ofType('AWS::EC2::PrefixList').map(({ id, property }): [string, PrefixList | undefined] => {
    const entries = (listOf<{ readonly Cidr?: string } | string>(property('Entries')) ?? []).map((entry) => typeof entry === 'string' ? entry : entry.Cidr ?? '');
    const family = property<string>('AddressFamily');
    const isKnown = entries.every((entry) => unknownIn(entry) === undefined);
    return [id, family === 'IPv4' && entries.every(isBlock) ? { blocks: entries, ipv6Blocks: [] }
      : family === 'IPv6' && isKnown ? { blocks: [], ipv6Blocks: entries } : undefined];
  }));
  return (id) => lists.get(id);
}
