import { setTimeout as pause } from 'node:timers/promises';
import type { Application } from '../../application/application';
import type { Flow } from '../../mirror-maker/flow';
import { LIVE, LIVE_READER } from './topics';

export const PER_SECOND = 100;

/** Its values begin with it while it works at the primary. */
export const BEFORE = 'before';

/** For the work itself, beside the intervals. */
const ALLOWANCE = 5;

/** An application that writes and reads at the primary all the time, from before anything is put to the test. */
export async function startLive(application: Application): Promise<void> {
  await application.startReading(LIVE_READER, [LIVE]);
  await application.startWriting({ name: BEFORE, topic: LIVE, perSecond: PER_SECOND });
}

/** So old a group's position at the target may be: what was flushed is translated, then checkpointed, then carried over. */
export function oldestPosition(flow: Flow): number {
  return flow.flushInterval + flow.checkpointInterval + ALLOWANCE;
}

/** Resolves when the application has worked for much longer than a position may be old. */
export async function untilSettled(application: Application, flow: Flow): Promise<void> {
  const enough = 2 * oldestPosition(flow) * PER_SECOND;
  const missing = enough - await application.countWritten(BEFORE);
  await pause(Math.max(missing, 0) / PER_SECOND * 1000);
}
