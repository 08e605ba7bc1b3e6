import { assert } from '../../system/assert';
import type { ReplicationEnvironment } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import type { Watch } from './watch';

/** Within which a refusal of the target must be seen, whatever shows it. */
export const NOTICE_TIMEOUT = 120;

/** A task that sent a refused record is started again without waiting for its end, and what it had is read again. */
const LONGEST_STANDSTILL = 60;

/** Waits until the log tells what the target refuses; a metric and the health command must tell it then, which is no reason for a restart. */
export async function untilTold({ mirrorMaker }: ReplicationEnvironment, metric: string, line: RegExp): Promise<string> {
  const seconds = await secondsUntil(`a line ${line}`, NOTICE_TIMEOUT, async () => (await mirrorMaker.lines()).some((text) => line.test(text)));
  const told = (await mirrorMaker.metrics()).some((sample) => sample.metric === metric && sample.value > 0);
  assert(told, `${metric} tells nothing of what the log tells`);
  const answers = await mirrorMaker.healthAnswers();
  assert(answers.some(({ stdout }) => /^degraded: /m.test(stdout)), 'the health command tells nothing of what the log tells');
  return `told by log, metric and health after ${seconds.toFixed(1)} s`;
}

/** Fails if partitions of another topic stood still for long. */
export function assertGoesOn(watch: Watch): string {
  const seconds = (watch.standstill.to - watch.standstill.from) / 1000;
  assert(seconds <= LONGEST_STANDSTILL, `a partition of another topic stood still for ${seconds.toFixed(1)} s, expected at most ${LONGEST_STANDSTILL}`);
  return `no partition of another topic stood still for more than ${seconds.toFixed(1)} s`;
}
