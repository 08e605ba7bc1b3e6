import type { ClientHost } from '../../hosts/client-host';
import { assert } from '../../system/assert';
import type { End } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';

const DELETION_TIMEOUT = 30;

/** Kafka's default for consumers is 45 s. */
const SESSION_TIMEOUT = 90;

/** What the operator types on the client instance of a side, with Kafka's own tools. */
async function type(clientInstance: ClientHost, tool: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await clientInstance.run(tool, args);
  assert(status === 0, `${tool} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout + stderr;
}

/**
 * Sets a group to the end of a topic. While the group has members the tool says so, changes nothing and ends with 0; brokers
 * that were killed remember members until their session is over.
 */
export async function setToTheEnd({ environment: { clientInstance } }: End, group: string, topic: string): Promise<void> {
  const reset = ['--group', group, '--topic', topic, '--reset-offsets', '--to-latest', '--execute'];
  await secondsUntil(`${group} has no member`, SESSION_TIMEOUT, async () => !/^Error:/m.test(await type(clientInstance, 'kafka-consumer-groups.sh', reset)));
}

/** Deletes every topic whose whole name is one of the expressions, and says how many. The offsets of groups on them go, too. */
export async function deleteTopics({ environment: { clientInstance }, workload }: End, expressions: readonly string[]): Promise<number> {
  const wanted = new RegExp(`^(${expressions.join('|')})$`);
  const found = async () => Object.keys(await workload.topics()).filter((topic) => wanted.test(topic)).length;
  const before = await found();
  await type(clientInstance, 'kafka-topics.sh', ['--delete', '--topic', expressions.join('|')]);
  await secondsUntil('the deleted topics are gone', DELETION_TIMEOUT, async () => await found() === 0);
  return before;
}

/** The values of a partition from an offset up to another. */
export async function readFrom({ environment: { clientInstance } }: End, topic: string, partition: number, offset: number, end: number): Promise<string[]> {
  if (offset >= end) {
    return [];
  }
  const printed = await type(clientInstance, 'kafka-console-consumer.sh', [
    '--topic', topic,
    '--partition', String(partition),
    '--offset', String(offset),
    '--max-messages', String(end - offset),
    '--timeout-ms', '30000',
  ]);
  return printed.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
