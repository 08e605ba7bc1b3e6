/** A time in seconds since the time line began, and how many records there were by then. */
export type Count = readonly [seconds: number, records: number];

/** One number that grows, as that of the records that were acknowledged. */
export interface Series {
  readonly name: string;
  readonly counts: readonly Count[];
}

/** Something that was done or happened: broken on purpose, repaired or resumed, or any other step. */
export interface Moment {
  readonly name: string;
  readonly kind: MomentKind;
  readonly seconds: number;
}

export type MomentKind = 'fault' | 'recovery' | 'step';

/** How long something lasted, as the time until an application works again. */
export interface Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What happened in a check and when. Times are in seconds since its start. */
export interface TimeLine {
  /** As ISO 8601 has it. */
  readonly start: string;
  readonly series: readonly Series[];
  readonly moments: readonly Moment[];
  readonly spans: readonly Span[];
}

/** What the series of every check are called. */
export const SERIES = {
  acknowledged: 'acknowledged',
  atPrimary: 'at the primary',
  atSecondary: 'at the secondary',
  read: 'read by the group',
} as const;
