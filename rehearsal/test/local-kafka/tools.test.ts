import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../system/processes';
import { kafkaTools } from '../../local-kafka/tool-classes';
import { writeTools } from '../../local-kafka/tools';

const environment = process.env;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kafka tools '));
  process.env = { ...environment };
  delete process.env.JAVA_HOME;
});

afterEach(() => {
  process.env = environment;
  rmSync(directory, { recursive: true });
});

function mainOf(version: string, script: string): string | undefined {
  return kafkaTools(version).find((tool) => tool.script === script)?.main;
}

test.each([
  ['3.6.2', 'kafka-topics.sh', 'kafka.admin.TopicCommand'],
  ['3.9.2', 'kafka-topics.sh', 'org.apache.kafka.tools.TopicCommand'],
  ['3.9.2', 'kafka-console-producer.sh', 'kafka.tools.ConsoleProducer'],
  ['4.1.2', 'kafka-console-producer.sh', 'org.apache.kafka.tools.ConsoleProducer'],
  ['3.9.2', 'kafka-acls.sh', 'kafka.admin.AclCommand'],
  ['4.0.2', 'kafka-acls.sh', 'org.apache.kafka.tools.AclCommand'],
  ['3.9.2', 'kafka-streams-groups.sh', undefined],
  ['4.1.2', 'kafka-streams-groups.sh', 'org.apache.kafka.tools.streams.StreamsGroupCommand'],
])('Kafka %s: %s runs %s', (version, script, main) => {
  expect(mainOf(version, script)).toBe(main);
});

/** What java would be called with. */
async function argumentsOf(version: string, script: string, variables: Record<string, string>): Promise<string[]> {
  const java = join(directory, 'java');
  writeFileSync(java, '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
  const bin = await writeTools({ version, classpath: '/jars/a.jar:/jars/b.jar' }, join(directory, 'kafka'));
  const { stdout } = await run(join(bin, script), ['--topic', 'a b'], {
    environment: { PATH: `${directory}:${environment.PATH}`, ...variables },
  });
  return stdout.trimEnd().split('\n');
}

test('a tool has Kafka\'s own heap and a quiet log', async () => {
  const args = await argumentsOf('3.9.2', 'kafka-console-consumer.sh', {});
  expect(args[0]).toBe('-Xmx512M');
  expect(args).toContain(`-Dlog4j.configuration=file:${join(directory, 'kafka', 'config', 'tools-log4j.properties')}`);
  expect(args.slice(-5)).toEqual(['-cp', '/jars/a.jar:/jars/b.jar', 'org.apache.kafka.tools.consumer.ConsoleConsumer', '--topic', 'a b']);
});

test('KAFKA_HEAP_OPTS replaces the heap and KAFKA_OPTS comes last', async () => {
  const args = await argumentsOf('4.1.2', 'kafka-topics.sh', { KAFKA_HEAP_OPTS: '-Xms64M -Xmx128M', KAFKA_OPTS: '-Da=b -Dc=d', CLASSPATH: '/more' });
  expect(args.slice(0, 2)).toEqual(['-Xms64M', '-Xmx128M']);
  expect(args.slice(-7)).toEqual([
    '-cp', '/more:/jars/a.jar:/jars/b.jar', '-Da=b', '-Dc=d', 'org.apache.kafka.tools.TopicCommand', '--topic', 'a b',
  ]);
});

test('a service writes its log to standard output, in the words of the logger at hand', async () => {
  await argumentsOf('4.1.2', 'connect-mirror-maker.sh', {});
  const log = readFileSync(join(directory, 'kafka', 'config', 'connect-log4j.properties'), 'utf8');
  expect(log).toContain('appender.console.target=SYSTEM_OUT');
});

test('an unpacked Kafka has scripts of its own', async () => {
  const bin = await writeTools({ version: '3.9.1', classpath: '', home: '/opt/kafka' }, join(directory, 'kafka'));
  expect(readlinkSync(bin)).toBe('/opt/kafka/bin');
});
