import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { collide, validateTopicName } from '../../../lib/kafka/topics/topic-names';
import { TOPIC_SETTINGS } from '../../../lib/kafka/topics/topic-settings';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';
import { run } from '../../../rehearsal/system/processes';

const NAMES = ['orders', 'orders.v1', 'orders_v1', 'orders-v1', 'Orders', '.', '..', '...', 'a b', 'a/b', 'ä', '-', 'x'.repeat(249), 'x'.repeat(250)];

/** What Kafka itself says, as the columns of a table. */
async function askKafka(version: string): Promise<string[][]> {
  const { classpath } = await kafkaDistribution(version);
  const { stdout, stderr, status } = await run(javaProgram('java'), [
    ...javaFlags(tmpdir()), '-Dfile.encoding=UTF-8', '-cp', classpath, join(__dirname, 'CheckTopics.java'), ...NAMES,
  ], { environment: { ...process.env, LC_ALL: 'C.UTF-8' } });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').map((line) => line.split('\t'));
}

const answers = new Map<string, string[][]>();

beforeAll(async () => {
  for (const version of TESTED_VERSIONS) {
    answers.set(version, await askKafka(version));
  }
}, 300_000);

function columns(version: string, kind: string): string[][] {
  return answers.get(version)!.filter(([first]) => first === kind).map(([, ...rest]) => rest);
}

function settings(version: string): string[] {
  // Kafka's own tests have settings of their own.
  return columns(version, 'setting').map(([setting]) => setting!).filter((setting) => !setting.startsWith('internal.'));
}

describe.each(TESTED_VERSIONS)('Kafka %s', (version) => {
  test('knows no setting of a topic that is not in the list', () => {
    expect(settings(version).length).toBeGreaterThan(20);
    expect(settings(version).filter((setting) => !TOPIC_SETTINGS.has(setting))).toEqual([]);
  });

  test('takes the names that are taken here', () => {
    expect(columns(version, 'name')).toEqual(NAMES.map((name) => [name, String(validateTopicName(name) === undefined)]));
  });

  test('takes the same names for one', () => {
    expect(columns(version, 'collision')).toEqual(NAMES.flatMap((one) => NAMES.map((other) => [one, other, String(collide(one, other))])));
  });
});

test('the list holds nothing that no Kafka knows', () => {
  const known = new Set(TESTED_VERSIONS.flatMap(settings));
  expect([...TOPIC_SETTINGS].filter((setting) => !known.has(setting))).toEqual([]);
});
