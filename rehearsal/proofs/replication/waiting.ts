import { setTimeout as pause } from 'node:timers/promises';
import type { Application } from '../../application/application';
import { Disproved } from '../proof';

const PAUSE = 250;

/** So long without a change, and nothing more will come. */
const STEADY = 3000;

/** Looks until it sees something, and says how many seconds that took. */
export async function secondsUntil(what: string, timeoutSeconds: number, look: () => Promise<boolean>): Promise<number> {
  const start = Date.now();
  for (;;) {
    const seen = await look();
    const seconds = (Date.now() - start) / 1000;
    if (seen) {
      return seconds;
    }
    if (seconds > timeoutSeconds) {
      throw new Disproved(`${what}: not within ${timeoutSeconds} s`);
    }
    await pause(PAUSE);
  }
}

/** How many records topics hold; 0 for those that are not there yet. The end of a partition also counts the markers of transactions. */
export async function countRecords(application: Application, topics: readonly string[]): Promise<number> {
  if (application.readsCommittedOnly) {
    return (await application.read(topics)).length;
  }
  const ends = await application.ends(topics);
  return ends.reduce((sum, [, , end]) => sum + end, 0);
}

/** Resolves when a number has not changed for a while. */
export async function untilSteady(count: () => Promise<number>): Promise<void> {
  let last = await count();
  let since = Date.now();
  while (Date.now() - since < STEADY) {
    await pause(PAUSE);
    const now = await count();
    if (now !== last) {
      [last, since] = [now, Date.now()];
    }
  }
}
