import type { Reading } from '../../application/records';
import { PER_SECOND } from './live-application';
import type { ReplicationStage } from './proof';
import { PARTITIONS } from './topics';
import { secondsUntil, untilSteady } from './waiting';

const WORKING_TIMEOUT = 90;

/** What an application did at the secondary. */
export interface Continuation {
  /** When it had written and, if anything was left, read its first record, in milliseconds since 1970. */
  readonly worksSince: number;
  readonly acknowledged: readonly Reading[];
  readonly read: readonly Reading[];
  /** Every value that the topic's names hold now. */
  readonly values: readonly string[];
}

/**
 * Moves an application to the secondary, with the user that it has there: it writes to the topic, and its group reads all
 * names that the topic has there.
 */
export async function goOnAtSecondary({ secondary: { application }, flow }: ReplicationStage, topic: string, group: string): Promise<Continuation> {
  const names = flow.namesAtTarget(topic);
  const name = `${topic}-after`;
  if (!flow.keepsNames) {
    await application.create(topic, PARTITIONS);
  }
  await application.startReading(group, names);
  await application.startWriting({ name, topic, perSecond: PER_SECOND });
  await secondsUntil('the application works at the secondary', WORKING_TIMEOUT, async () =>
    await application.countWritten(name) > 0 && await application.countRead(group) > 0);
  const worksSince = Date.now();

  const { acknowledged } = await application.stopWriting(name, true);
  await untilSteady(() => application.countRead(group));
  const read = await application.stopReading(group, true);
  const values = (await application.read(names)).map(({ value }) => value!.trim());
  return { worksSince, acknowledged, read, values };
}
