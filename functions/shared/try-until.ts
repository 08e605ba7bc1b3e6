import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from './reason';

const PAUSE = 10_000;

/** What no further attempt can cure. */
export class Hopeless extends Error {}

/**
 * Tries again and again: MSK takes up to ten minutes to learn a user or a password, brokers restart, a role's policies take
 * effect with delay.
 *
 * @param outOfTime what to say, before the reason of the last attempt, when the deadline has passed
 * @throws Hopeless at once, when an attempt does
 */
export async function tryUntil(deadline: number, attempt: () => Promise<void>, outOfTime: string, milliseconds = PAUSE): Promise<void> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Hopeless) {
        throw error;
      }
      if (Date.now() + milliseconds >= deadline) {
        throw new Error(`${outOfTime}: ${reasonOf(error)}`);
      }
      console.log(`Tries again: ${reasonOf(error)}`);
    }
    await pause(milliseconds);
  }
}
