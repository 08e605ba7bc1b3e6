import type { Reading } from '../../../application/records';
import { tally } from '../comparison';

/** What was seen of an application that moved from one side to the other, from the first record of the story on. */
export interface Move {
  /** On either side, before and after the move. */
  readonly acknowledgedBefore: readonly Reading[];
  readonly acknowledgedAfter: readonly Reading[];
  /** The values of everything that its topics hold where it is now. */
  readonly held: readonly string[];
  /** By its group on either side, before and after the move. */
  readonly readBefore: readonly Reading[];
  readonly readAfter: readonly Reading[];
  /** When producers were stopped or the old side was gone, in milliseconds since 1970. */
  readonly left: number;
}

export interface Account {
  /** Acknowledged before the move, and not where the application is now. */
  readonly lost: number;
  /** Acknowledged after the move, and not there. */
  readonly lostAfter: number;
  /** Age of the oldest lost record when the application left, in seconds. */
  readonly rpo: number;
  /** How often a record from before the move is there once more. */
  readonly heldTwice: number;
  /** Records there that the group read nowhere. */
  readonly skipped: number;
  /** How often the group read again after the move what it had read. */
  readonly readTwice: number;
}

export function accountOf({ acknowledgedBefore, acknowledgedAfter, held, readBefore, readAfter, left }: Move): Account {
  const copies = tally(valuesOf(acknowledgedBefore), held);
  const lost = new Set(copies.missing);
  const firstLost = acknowledgedBefore.find(({ value }) => lost.has(value));
  const before = valuesOf(readBefore);
  const read = tally(new Set(held), [...before, ...valuesOf(readAfter)]);
  return {
    lost: lost.size,
    lostAfter: tally(valuesOf(acknowledgedAfter), held).missing.length,
    rpo: firstLost ? Math.max(left - firstLost.at, 0) / 1000 : 0,
    heldTwice: copies.repeated,
    skipped: read.missing.length,
    readTwice: read.repeated - tally([], before).repeated,
  };
}

function valuesOf(readings: readonly Reading[]): string[] {
  return readings.map(({ value }) => value);
}
