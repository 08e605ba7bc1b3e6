import type { TopicDescription } from '../drivers/kafka/records';
import type { Workload } from '../drivers/kafka/workload';
import { CheckFailed } from '../system/assert';
import { failIfStopped, pauseUnlessStopped } from '../system/stopping';

/** Milliseconds from one look to the next, and what part of the time that has passed if that is longer: a look costs work that what is waited for needs. */
const SHORTEST_PAUSE = 250;
const LONGEST_PAUSE = 1000;
const PART = 1 / 20;

const TOPICS_TIMEOUT = 30;

/** Looks until it sees something, and says how many seconds that took. */
export async function secondsUntil(what: string, timeoutSeconds: number, look: () => Promise<boolean>): Promise<number> {
  const start = Date.now();
  const failOnceStopped = () => failIfStopped(`${what}: not yet after ${((Date.now() - start) / 1000).toFixed(0)} s`);
  for (;;) {
    const seen = await look();
    const seconds = (Date.now() - start) / 1000;
    // A check that was stopped while it looked must not go on with what it sees.
    failOnceStopped();
    if (seen) {
      return seconds;
    }
    if (seconds > timeoutSeconds) {
      throw new CheckFailed(`${what}: not within ${timeoutSeconds} s`);
    }
    await pauseUnlessStopped(Math.min(Math.max(SHORTEST_PAUSE, seconds * 1000 * PART), LONGEST_PAUSE));
    failOnceStopped();
  }
}

/** What a cluster has, once the brokers that are asked know these topics: a broker may take a moment to show what another one has accepted. */
export async function topicsWith(workload: Workload, names: readonly string[]): Promise<Readonly<Record<string, TopicDescription>>> {
  let found: Readonly<Record<string, TopicDescription>> = {};
  await secondsUntil(`${names.join(', ')} at the brokers`, TOPICS_TIMEOUT, async () => {
    found = await workload.topics();
    return names.every((name) => name in found);
  });
  return found;
}

/** How many records topics hold; 0 for those that are not there yet. The end of a partition also counts the markers of transactions. */
export async function countRecords(workload: Workload, topics: readonly string[]): Promise<number> {
  if (workload.readsCommittedOnly) {
    return (await workload.read(topics)).length;
  }
  const ends = await workload.ends(topics);
  return ends.reduce((sum, [, , end]) => sum + end, 0);
}
