import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, reasonOf } from './reason';

const PAUSE = 10_000;

/**
 * Tries again and again: MSK learns a user late, brokers restart, a role's policies take effect with delay. Only what
 * Kafka forbids ends it at once.
 *
 * @throws Error with the reason of the last attempt, when the deadline has passed
 */
export async function untilItWorks(deadline: number, attempt: () => Promise<void>, milliseconds = PAUSE): Promise<void> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isRefusal(error)) {
        throw new Error(`the administrator may not change ACLs: allow.everyone.if.no.acl.found was false before the first deploy, or somebody removed the administrator's own ACLs (${reasonOf(error)})`);
      }
      if (Date.now() + milliseconds >= deadline) {
        throw new Error(`the ACLs could not be set in time: ${reasonOf(error)}`);
      }
      console.log(`Tries again: ${reasonOf(error)}`);
    }
    await pause(milliseconds);
  }
}
