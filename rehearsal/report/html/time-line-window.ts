import type { TimeLine } from '../time-line';

/** Seconds before what matters. */
const LEAD = 8;

/** What a chart shows. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * From a little before the first fault or span, or else everything: in a minute of steady flow before it, no reader would see that
 * a second's records are missing.
 */
export function windowOf({ series, moments, spans }: TimeLine): Window {
  const matters = [...spans.map(({ from }) => from), ...moments.filter(({ kind }) => kind === 'fault').map(({ seconds }) => seconds)];
  const ends = [...series.map(({ counts }) => counts.at(-1)![0]), ...moments.map(({ seconds }) => seconds), ...spans.map(({ to }) => to)];
  return {
    from: Math.max(0, Math.floor(Math.min(...matters, Infinity) === Infinity ? 0 : Math.min(...matters) - LEAD)),
    to: Math.ceil(Math.max(1, ...ends)),
  };
}

/** The counts of a series in a window, beginning with what there was by then. */
export function countsIn({ counts }: TimeLine['series'][number], { from }: Window): [number, number][] {
  const before = counts.filter(([seconds]) => seconds < from).at(-1);
  return [...before ? [[from, before[1]] as [number, number]] : [], ...counts.filter(([seconds]) => seconds >= from).map(([seconds, records]): [number, number] => [seconds, records])];
}
