import { Box, BROKERS, PASSWORD } from './box';

let box: Box;

beforeEach(() => {
  box = new Box();
  box.aws();
});
afterEach(() => box.remove());

/** The arguments with which a tool is run when an operator types it with others. */
function argumentsOf(tool: string, ...typed: string[]): string[] {
  box.tool(tool);
  const { status, stdout, stderr } = box.run(`usr/local/bin/${tool}`, typed);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  return lines.slice(0, lines.indexOf(`as operator:${PASSWORD}`));
}

const PROPERTIES = '/etc/kafka/client.properties';

/** As the tools of Apache Kafka take it, older ones and those since Kafka 4.2. */
const OPTIONS: Record<string, string[]> = {
  '--command-config': [
    'acls', 'broker-api-versions', 'client-metrics', 'configs', 'consumer-groups', 'delegation-tokens', 'delete-records', 'features',
    'get-offsets', 'groups', 'log-dirs', 'metadata-quorum', 'reassign-partitions', 'share-groups', 'streams-groups', 'topics', 'transactions',
    'verifiable-share-consumer',
  ],
  '--producer.config': ['console-producer', 'verifiable-producer'],
  '--consumer.config': ['console-consumer', 'consumer-perf-test', 'share-consumer-perf-test', 'verifiable-consumer'],
  '--consumer-config': ['console-share-consumer'],
  '--admin.config': ['leader-election'],
  '--config-file': ['streams-application-reset'],
};
const TOOLS = Object.entries(OPTIONS).flatMap(([option, names]) => names.map((name) => ({ tool: `kafka-${name}.sh`, option })));

test.each(TOOLS)('$tool gets the brokers and, by $option, the client configuration', ({ tool, option }) => {
  expect(argumentsOf(tool, 'describe', '--topic', 'a b')).toEqual(['--bootstrap-server', BROKERS, option, PROPERTIES, 'describe', '--topic', 'a b']);
});

test('kafka-cluster.sh takes them behind its subcommand', () => {
  expect(argumentsOf('kafka-cluster.sh', 'cluster-id')).toEqual(['cluster-id', '--bootstrap-server', BROKERS, '--config', PROPERTIES]);
});

test('kafka-producer-perf-test.sh takes the brokers inside of its configuration, so that --producer-props stay the caller\'s', () => {
  box.tool('kafka-producer-perf-test.sh');
  const { stdout } = box.run('usr/local/bin/kafka-producer-perf-test.sh', ['--topic', 'orders', '--producer-props', 'acks=all']);
  const lines = stdout.split('\n');

  expect(lines.slice(0, 6)).toEqual(['--producer.config', expect.stringMatching(/^\/dev\/fd\/\d+$/), '--topic', 'orders', '--producer-props', 'acks=all']);
  expect(stdout).toContain(`as operator:${PASSWORD}\n${box.read(PROPERTIES)}bootstrap.servers=${BROKERS}\n`);
});

test.each([
  { tool: 'kafka-topics.sh', typed: ['--bootstrap-server', 'other:9096', '--list'], added: ['--command-config', PROPERTIES] },
  { tool: 'kafka-topics.sh', typed: ['--bootstrap-server=other:9096', '--list'], added: ['--command-config', PROPERTIES] },
  { tool: 'kafka-metadata-quorum.sh', typed: ['--bootstrap-controller', 'other:9093', 'describe'], added: ['--command-config', PROPERTIES] },
  { tool: 'kafka-console-producer.sh', typed: ['--broker-list', 'other:9096'], added: ['--producer.config', PROPERTIES] },
  { tool: 'kafka-get-offsets.sh', typed: ['--broker-list', 'other:9096'], added: ['--command-config', PROPERTIES] },
  { tool: 'kafka-topics.sh', typed: ['--command-config', 'mine', '--list'], added: ['--bootstrap-server', BROKERS] },
  { tool: 'kafka-console-consumer.sh', typed: ['--consumer.config=mine'], added: ['--bootstrap-server', BROKERS] },
  // Since Kafka 4.2 the older name is refused beside the new one.
  { tool: 'kafka-console-producer.sh', typed: ['--command-config', 'mine'], added: ['--bootstrap-server', BROKERS] },
  { tool: 'kafka-producer-perf-test.sh', typed: ['--producer.config', 'mine', '--topic', 'orders'], added: [] },
  { tool: 'kafka-topics.sh', typed: ['--bootstrap-server', 'other:9096', '--command-config', 'mine', '--list'], added: [] },
])('$tool $typed leaves the caller\'s own alone', ({ tool, typed, added }) => {
  expect(argumentsOf(tool, ...typed)).toEqual([...added, ...typed]);
});

test.each([
  // There it names the brokers that get replicas, or are described.
  { tool: 'kafka-reassign-partitions.sh', typed: ['--broker-list', '1,2,3'], option: '--command-config' },
  { tool: 'kafka-log-dirs.sh', typed: ['--broker-list', '1'], option: '--command-config' },
  { tool: 'kafka-topics.sh', typed: ['--create', '--config', 'retention.ms=1'], option: '--command-config' },
])('$tool $typed says nothing of an address or a client configuration', ({ tool, typed, option }) => {
  expect(argumentsOf(tool, ...typed)).toEqual(['--bootstrap-server', BROKERS, option, PROPERTIES, ...typed]);
});

test.each([
  { typed: ['-b', 'other:9096'], behind: ['--config', PROPERTIES, '-b', 'other:9096'] },
  { typed: ['-c', 'mine'], behind: ['--bootstrap-server', BROKERS, '-c', 'mine'] },
])('kafka-cluster.sh cluster-id $typed: its short options are the caller\'s own too', ({ typed, behind }) => {
  expect(argumentsOf('kafka-cluster.sh', 'cluster-id', ...typed)).toEqual(['cluster-id', ...behind]);
});

test('the exit code is the tool\'s', () => {
  box.tool('kafka-topics.sh');
  box.stub('opt/kafka/bin/kafka-topics.sh', 'exit 7');

  expect(box.run('usr/local/bin/kafka-topics.sh', ['--list']).status).toBe(7);
});
