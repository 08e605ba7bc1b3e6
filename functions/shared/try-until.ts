import { setTimeout as pause } from 'node:timers/promises';
import { Unreachable } from './aws';
import { reasonOf } from './reason';

/** In milliseconds. */
export interface Patience {
  /** Between two attempts. */
  readonly pause?: number;
  /** How long an API of AWS may be silent: a missing route does not come by itself. */
  readonly silence?: number;
}

const PAUSE = 10_000;
const SILENCE = 3 * 60_000;

/** More makes a timer of Node.js go off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What no further attempt can cure. */
export class Hopeless extends Error {}

/**
 * Tries again and again: MSK takes up to ten minutes to learn a user or a password, brokers restart, a role's policies take
 * effect with delay. Ends at the deadline also where an attempt does not, which then hears that it must stop: a function
 * that is called again continues with what was left.
 *
 * @param outOfTime what to say, before the reason of the last attempt, when the deadline has passed
 * @throws Hopeless at once, when an attempt does
 */
export async function tryUntil(
  deadline: number, attempt: (stop: AbortSignal) => Promise<void>, outOfTime: string, { pause: between = PAUSE, silence = SILENCE }: Patience = {},
): Promise<void> {
  const stop = new AbortController();
  let last = 'no answer';
  const attempts = async (): Promise<void> => {
    let silentSince: number | undefined;
    while (!stop.signal.aborted) {
      try {
        return await attempt(stop.signal);
      } catch (error) {
        last = reasonOf(error);
        silentSince = error instanceof Unreachable ? silentSince ?? Date.now() : undefined;
        if (error instanceof Hopeless || (silentSince !== undefined && Date.now() - silentSince >= silence)) {
          throw error;
        }
        if (Date.now() + between >= deadline) {
          throw new Error(`${outOfTime}: ${last}`);
        }
        console.log(`Tries again: ${last}`);
      }
      await pause(between, undefined, { signal: stop.signal });
    }
  };
  const timeIsUp = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(new Error(`${outOfTime}: ${last}`)));
  });
  const timer = setTimeout(() => stop.abort(), Math.min(Math.max(deadline - Date.now(), 0), LONGEST_TIMER));
  try {
    await Promise.race([attempts(), timeIsUp]);
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
