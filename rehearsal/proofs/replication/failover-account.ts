import type { Reading } from '../../application/records';
import { tally } from './comparison';

/** What was seen of a failover, in values and times. */
export interface Failover {
  /** By the primary. */
  readonly acknowledged: readonly Reading[];
  /** By the secondary, from then on. */
  readonly acknowledgedAfter: readonly Reading[];
  /** Everything that the secondary holds. */
  readonly atSecondary: readonly string[];
  /** By the group, before and after. */
  readonly readAtPrimary: readonly Reading[];
  readonly readAtSecondary: readonly Reading[];
  /** When the primary was gone, in milliseconds since 1970. */
  readonly gone: number;
}

export interface Account {
  /** Acknowledged at the primary, and not at the secondary. */
  readonly lost: number;
  /** Acknowledged at the secondary, and not there. */
  readonly lostAfter: number;
  /** Age of the oldest lost record when the primary was gone, in seconds. */
  readonly rpo: number;
  /** How often a record of the primary is at the secondary once more. */
  readonly copiedTwice: number;
  /** Records at the secondary that the group read nowhere. */
  readonly skipped: number;
  /** Records that the group read on both sides, or twice on one. */
  readonly readTwice: number;
}

export function failoverAccount({ acknowledged, acknowledgedAfter, atSecondary, readAtPrimary, readAtSecondary, gone }: Failover): Account {
  const copies = tally(acknowledged.map(({ value }) => value), atSecondary);
  const lost = new Set(copies.missing);
  const firstLost = acknowledged.find(({ value }) => lost.has(value));
  const read = tally(new Set(atSecondary), [...readAtPrimary, ...readAtSecondary].map(({ value }) => value));
  return {
    lost: lost.size,
    lostAfter: tally(acknowledgedAfter.map(({ value }) => value), atSecondary).missing.length,
    rpo: firstLost ? Math.max(gone - firstLost.at, 0) / 1000 : 0,
    copiedTwice: copies.repeated,
    skipped: read.missing.length,
    readTwice: read.repeated,
  };
}
