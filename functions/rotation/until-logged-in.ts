import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../acls/reason';

const PAUSE = 10_000;

/**
 * Tries again and again: MSK takes up to ten minutes to learn a password, and brokers restart.
 *
 * @throws Error with the reason of the last attempt, when the deadline has passed
 */
export async function untilLoggedIn(deadline: number, attempt: () => Promise<void>, milliseconds = PAUSE): Promise<void> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() + milliseconds >= deadline) {
        throw new Error(`the brokers do not take the new password, clients go on with the present one: ${reasonOf(error)}`);
      }
      console.log(`Tries again: ${reasonOf(error)}`);
    }
    await pause(milliseconds);
  }
}
