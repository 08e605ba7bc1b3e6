import type { Reading } from '../../drivers/kafka/records';
import { tally } from '../replication/comparison';

/** What was seen of a workload that failed over from one side to the other, from its first record on. */
export interface ObservedFailover {
  /** On either side, before and after the failover. */
  readonly acknowledgedBefore: readonly Reading[];
  readonly acknowledgedAfter: readonly Reading[];
  /** The values of everything that its topics hold where it is now. */
  readonly held: readonly string[];
  /** By its group on either side, before and after the failover. */
  readonly readBefore: readonly Reading[];
  readonly readAfter: readonly Reading[];
  /** When producers were stopped or the old side was gone, in milliseconds since 1970. */
  readonly left: number;
}

/** What was lost, duplicated or skipped. */
export interface DeliveryReport {
  /** Acknowledged before the failover, and not where the workload is now. */
  readonly lost: number;
  /** Acknowledged after the failover, and not there. */
  readonly lostAfter: number;
  /** Age of the oldest lost record when the workload left, in seconds. */
  readonly rpo: number;
  /** How often a record from before the failover is there once more. */
  readonly heldTwice: number;
  /** Records there that the group read nowhere. */
  readonly skipped: number;
  /** How often the group read again after the failover what it had read. */
  readonly readTwice: number;
}

export function deliveryReportOf({ acknowledgedBefore, acknowledgedAfter, held, readBefore, readAfter, left }: ObservedFailover): DeliveryReport {
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
