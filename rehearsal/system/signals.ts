import { constants } from 'node:os';

/** What ends a run from outside: a terminal that closes, Ctrl-C, Ctrl-\, and a program that supervises it. */
export const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const satisfies NodeJS.Signals[];

export type Signal = typeof SIGNALS[number];

/** Ended by a signal, as a shell tells it: 128 and the number of the signal. */
export function statusOf(signal: Signal): number {
  return 128 + constants.signals[signal];
}
