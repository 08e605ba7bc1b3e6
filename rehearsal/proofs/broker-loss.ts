import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Proof, type Stage } from './proof';
import { TOPIC } from './topics';

const RECORDS_PER_SECOND = 600;
const RECORDS = 5000;
/** The broker dies when the producer is well under way, and comes back while it still writes. */
const KILLED_AT = 600;
const RESTARTED_AT = 2400;
const IN_SYNC_TIMEOUT = 60_000;

/** As every producer does by default; the verifiable one would not. */
const RETRIES = 'retries=2147483647\nenable.idempotence=true\n';

export const brokerLoss: Proof = {
  promise: 'with one broker killed acks=all still writes, and nothing acknowledged is lost',
  async run(stage) {
    const lost = stage.cluster.brokers.at(-1)!.id;
    const acknowledged = await produceThroughTheLossOf(lost, stage);
    const seconds = await secondsUntilInSync(stage);
    const read = await everythingIn(stage);
    const missing = [...acknowledged].filter((value) => !read.has(value));
    expect(missing.length === 0, `${missing.length} of ${acknowledged.size} acknowledged records are missing, the first is ${missing[0]}`);
    return `broker ${lost} killed with SIGKILL and restarted: ${acknowledged.size} acknowledged, 0 missing, every partition in sync ${seconds} s later`;
  },
};

/** Writes with Kafka's own verifiable producer, which says of each record whether it was acknowledged. */
async function produceThroughTheLossOf(brokerId: number, { box, cluster }: Stage): Promise<Set<string>> {
  const configuration = box.path('/run/producer.properties');
  await writeFile(configuration, await readFile(box.path('/etc/kafka/client.properties'), 'utf8') + RETRIES);
  const producer = box.start('kafka-verifiable-producer.sh', [
    '--producer.config', configuration,
    '--topic', TOPIC,
    '--acks', '-1',
    '--throughput', String(RECORDS_PER_SECOND),
    '--max-messages', String(RECORDS),
  ]);
  const acknowledged = new Set<string>();
  const errors: string[] = [];
  let restart: Promise<void> | undefined;
  for await (const line of createInterface({ input: producer.stdout! })) {
    const event = JSON.parse(line) as { name: string; value?: string; message?: string };
    if (event.name === 'producer_send_success') {
      acknowledged.add(event.value!);
    } else if (event.name === 'producer_send_error') {
      errors.push(event.message ?? line);
    }
    if (acknowledged.size === KILLED_AT && event.name === 'producer_send_success') {
      await cluster.kill(brokerId);
    } else if (acknowledged.size === RESTARTED_AT && event.name === 'producer_send_success') {
      restart = cluster.restart(brokerId);
    }
  }
  expect(restart !== undefined, `only ${acknowledged.size} of ${RECORDS} records were acknowledged: ${errors[0] ?? 'the producer ended'}`);
  await restart;
  expect(acknowledged.size === RECORDS, `${RECORDS - acknowledged.size} records were refused: ${errors[0]}`);
  return acknowledged;
}

async function secondsUntilInSync({ box }: Stage): Promise<string> {
  const start = Date.now();
  for (;;) {
    const { status, stdout, stderr } = await box.run('kafka-topics.sh', ['--describe', '--under-replicated-partitions']);
    expect(status === 0, `kafka-topics.sh --describe failed: ${stdout}${stderr}`);
    if (stdout.trim() === '') {
      return ((Date.now() - start) / 1000).toFixed(1);
    }
    expect(Date.now() - start < IN_SYNC_TIMEOUT, `still not in sync after ${IN_SYNC_TIMEOUT / 1000} s: ${stdout}`);
    await pause(1000);
  }
}

/** What the topic holds, with the records of earlier proofs. */
async function everythingIn({ box }: Stage): Promise<Set<string>> {
  const { stdout: offsets } = await box.run('kafka-get-offsets.sh', ['--topic', TOPIC]);
  const records = offsets.trim().split('\n').reduce((sum, line) => sum + Number(line.split(':')[2]), 0);
  const { stdout } = await box.run('kafka-console-consumer.sh', [
    '--topic', TOPIC,
    '--from-beginning',
    '--max-messages', String(records),
    '--timeout-ms', '30000',
  ]);
  return new Set(stdout.split('\n'));
}
