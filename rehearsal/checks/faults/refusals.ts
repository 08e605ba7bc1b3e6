import { assert } from '../../system/assert';
import type { ReplicationEnvironment } from '../../environment/replication-check';
import type { MirrorMaker } from '../../hosts/mirror-maker/mirror-maker';
import { secondsUntil } from '../../environment/waiting';
import { failIfStopped, pauseUnlessStopped } from '../../system/stopping';
import type { Watch } from './watch';

/** Within which a refusal of the target must be seen, whatever shows it. */
export const NOTICE_TIMEOUT = 120;

/** With exactlyOnce a task ends with the record that is refused, and before the next one runs, the health command says that and no more. */
const LOOKS = 10;
const LOOK_EVERY = 1000;

/** A task that sent a refused record is started again without waiting for its end, and what it had is read again. */
const LONGEST_STANDSTILL = 60;

/** A name that lets brokers refuse another: the two differ in a dot and an underscore only. */
export function nameInTheWayOf(topic: string): string {
  return topic.replace(/\.(?=[^.]*$)/, '_');
}

/** What is not copied, and how that must be told. */
export interface Refusal {
  /** Of which a label names it. */
  readonly metric: 'mirror_maker_refused_topic' | 'mirror_maker_held_partition';
  /** A topic or a partition, as metrics call it. */
  readonly name: string;
  /** A line of the log, with the reason. */
  readonly line: RegExp;
}

/** Waits until the log tells what is not copied; a metric and the health command must name it then, which is no reason for a restart. */
export async function untilTold({ mirrorMaker }: ReplicationEnvironment, { metric, name, line }: Refusal): Promise<string> {
  const seconds = await secondsUntil(`a line ${line}`, NOTICE_TIMEOUT, async () => (await mirrorMaker.lines()).some((text) => line.test(text)));
  const told = (await mirrorMaker.metrics()).some((sample) => sample.metric === metric && Object.values(sample.labels).includes(name));
  assert(told, `${metric} does not name ${name}, as the log does`);
  let answers = await healthOf(mirrorMaker);
  for (let look = 1; look < LOOKS && !isDegraded(answers, name); look++) {
    await pauseUnlessStopped(LOOK_EVERY);
    answers = await healthOf(mirrorMaker);
  }
  failIfStopped(`the health command does not name ${name} yet`);
  assert(isDegraded(answers, name), `the health command does not name ${name}, as the log does, it says: ${answers.join('; ') || 'nothing'}`);
  return `told by log, metric and health after ${seconds.toFixed(1)} s`;
}

async function healthOf(mirrorMaker: MirrorMaker): Promise<string[]> {
  return (await mirrorMaker.healthAnswers()).flatMap(({ stdout }) => stdout.trim().split('\n'));
}

function isDegraded(answers: readonly string[], name: string): boolean {
  return answers.some((answer) => answer.startsWith('degraded: ') && answer.includes(name));
}

/** Fails if partitions of another topic stood still for long. */
export function assertGoesOn(watch: Watch): string {
  const seconds = (watch.standstill.to - watch.standstill.from) / 1000;
  assert(seconds <= LONGEST_STANDSTILL, `a partition of another topic stood still for ${seconds.toFixed(1)} s, expected at most ${LONGEST_STANDSTILL}`);
  return `no partition of another topic stood still for more than ${seconds.toFixed(1)} s`;
}
