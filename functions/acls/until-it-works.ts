import { isRefusal, reasonOf } from '../shared/reason';
import { Hopeless, tryUntil, type Patience } from '../shared/try-until';

/**
 * Sets the ACLs, if need be when MSK knows the administrator. Only what Kafka forbids ends it at once.
 *
 * @throws Error with the reason of the last attempt, when the deadline has passed
 */
export function untilItWorks(deadline: number, attempt: (stop: AbortSignal) => Promise<void>, patience?: Patience): Promise<void> {
  return tryUntil(deadline, (stop) => attempt(stop).catch(explain), 'the ACLs could not be set in time', patience);
}

function explain(error: unknown): never {
  if (isRefusal(error)) {
    throw new Hopeless(`the administrator may not change ACLs: allow.everyone.if.no.acl.found was false before the first deploy, or the administrator's own ACLs were removed (${reasonOf(error)})`);
  }
  throw error;
}
