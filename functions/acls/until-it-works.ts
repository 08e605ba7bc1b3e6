import { isRefusal, reasonOf } from '../shared/reason';
import { Hopeless, tryUntil } from '../shared/try-until';

/**
 * Sets the ACLs, if need be when MSK knows the administrator. Only what Kafka forbids ends it at once.
 *
 * @throws Error with the reason of the last attempt, when the deadline has passed
 */
export function untilItWorks(deadline: number, attempt: () => Promise<void>, milliseconds?: number): Promise<void> {
  return tryUntil(deadline, () => attempt().catch(explain), 'the ACLs could not be set in time', milliseconds);
}

function explain(error: unknown): never {
  if (isRefusal(error)) {
    throw new Hopeless(`the administrator may not change ACLs: allow.everyone.if.no.acl.found was false before the first deploy, or somebody removed the administrator's own ACLs (${reasonOf(error)})`);
  }
  throw error;
}
