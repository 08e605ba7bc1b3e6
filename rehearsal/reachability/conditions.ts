import { together, worst, type Extent } from './extent';

/** Whether connections come about, and what first stops those that do not. */
export interface ConnectionResult {
  readonly extent: Extent;
  /** None where all do. */
  readonly reason?: string;
}

/** A condition of a connection, and what to say where it does not hold for all. */
export interface Condition {
  readonly extent: Extent;
  readonly otherwise: string;
}

/** Of the conditions of one connection. */
export function judge(all: readonly Condition[]): ConnectionResult {
  const extent = worst(all.map((condition) => condition.extent));
  return { extent, reason: extent === 'all' ? undefined : all.find((condition) => condition.extent === extent)!.otherwise };
}

/** Of several connections. */
export function allTogether(results: readonly ConnectionResult[]): ConnectionResult {
  const extent = together(results.map((result) => result.extent));
  return { extent, reason: (results.find((result) => result.extent === extent) ?? results.find(({ reason }) => reason !== undefined))?.reason };
}
