import * as fs from 'node:fs';
import * as path from 'node:path';
import { Box } from './box';

/** Commands of Apache Kafka that begin with kafka-, those of an older line and of a newer one. */
const CLIENTS = [
  'kafka-acls.sh', 'kafka-broker-api-versions.sh', 'kafka-client-metrics.sh', 'kafka-cluster.sh', 'kafka-configs.sh',
  'kafka-console-consumer.sh', 'kafka-console-producer.sh', 'kafka-console-share-consumer.sh', 'kafka-consumer-groups.sh',
  'kafka-consumer-perf-test.sh', 'kafka-delegation-tokens.sh', 'kafka-delete-records.sh', 'kafka-features.sh', 'kafka-get-offsets.sh',
  'kafka-groups.sh', 'kafka-leader-election.sh', 'kafka-log-dirs.sh', 'kafka-metadata-quorum.sh', 'kafka-producer-perf-test.sh',
  'kafka-reassign-partitions.sh', 'kafka-share-consumer-perf-test.sh', 'kafka-share-groups.sh', 'kafka-streams-application-reset.sh',
  'kafka-streams-groups.sh', 'kafka-topics.sh', 'kafka-transactions.sh', 'kafka-verifiable-consumer.sh', 'kafka-verifiable-producer.sh',
  'kafka-verifiable-share-consumer.sh',
];
const OTHERS = [
  'kafka-dump-log.sh', 'kafka-e2e-latency.sh', 'kafka-jmx.sh', 'kafka-metadata-shell.sh', 'kafka-replica-verification.sh', 'kafka-run-class.sh',
  'kafka-server-start.sh', 'kafka-server-stop.sh', 'kafka-storage.sh',
];

let box: Box;

beforeEach(() => {
  box = new Box();
  for (const name of [...CLIENTS, ...OTHERS, 'connect-mirror-maker.sh']) {
    box.stub(`opt/kafka/bin/${name}`, 'true');
  }
});
afterEach(() => box.remove());

const link = () => box.run('usr/local/lib/msk-client/link-tools.sh');

test('every client of a cluster has its name in the PATH, nothing else has', () => {
  expect(link()).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(box.list('usr/local/bin')).toEqual(CLIENTS);
});

test('each is the wrapper', () => {
  link();

  for (const name of CLIENTS) {
    expect(fs.readlinkSync(path.join(box.root, 'usr/local/bin', name))).toBe(path.join(box.root, 'usr/local/lib/msk-client/kafka-tool.sh'));
  }
});

test('may be run again', () => {
  link();

  expect(link()).toEqual({ status: 0, stdout: '', stderr: '' });
});
