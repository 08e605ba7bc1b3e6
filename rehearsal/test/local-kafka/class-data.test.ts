import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { DEFAULT_RELEASE, TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { classDataFlags, hasUnkeptClassData, keepClassData, mergedLists } from '../../local-kafka/class-data';
import { kafkaDistribution, type KafkaDistribution } from '../../local-kafka/distribution';
import { javaProgram } from '../../system/java';
import { run } from '../../system/processes';

// Each test waits for processes of Java.
jest.setTimeout(120_000);

describe.each(TESTED_VERSIONS)('the classes of Kafka %s', (version) => {
  const directory = mkdtempSync(join(tmpdir(), 'class data '));
  const cache = join(directory, 'cache');
  let distribution: KafkaDistribution;
  /** A tool with a class path of its own before the jars, if one is given. */
  const tool = async (flags: readonly string[], before = '') =>
    run(javaProgram('java'), ['-XX:-UsePerfData', ...flags, '-cp', `${before}${distribution.classpath}`, 'org.apache.kafka.tools.TopicCommand', '--version']);
  const flags = (program: 'broker' | 'client') => classDataFlags(distribution, program, directory, cache);

  beforeAll(async () => {
    distribution = await kafkaDistribution(version);
  }, 300_000);

  afterAll(() => rmSync(directory, { recursive: true }));

  test('are listed by a process as long as none are kept, and then kept', async () => {
    await flags('client');
    expect(hasUnkeptClassData()).toBe(false);
    const { stdout } = await tool(await flags('client'));
    expect(stdout).toContain(distribution.version);
    expect(hasUnkeptClassData()).toBe(true);
    await keepClassData(cache);
    expect(hasUnkeptClassData()).toBe(false);
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^class-data-client-/)]);
  });

  test('are shared with the processes that come after', async () => {
    const { stdout } = await tool([...await flags('client'), '-Xlog:class+load']);
    expect(stdout).toMatch(/org\.apache\.kafka\.tools\.TopicCommand source: shared objects file/);
  });

  test('are of no use with other jars, of which no process says a word', async () => {
    const { stdout, stderr } = await tool(await flags('client'), directory + delimiter);
    expect([stdout.trim(), stderr]).toEqual([distribution.version, '']);
  });

  test('are those of each program', async () => {
    expect(await flags('broker')).toEqual([expect.stringContaining('DumpLoadedClassList')]);
  });
});

test('an unpacked Kafka starts with its own scripts, and its jars may be replaced', async () => {
  expect(await classDataFlags({ version: DEFAULT_RELEASE, classpath: '/opt/kafka/libs/*', home: '/opt/kafka' }, 'client', tmpdir())).toEqual([]);
});

describe('lists of several processes', () => {
  test('become one, with each class once', () => {
    expect(mergedLists(['# a comment\njava/lang/Object\nA\n', 'java/lang/Object\nB\n'])).toBe('java/lang/Object\nA\nB\n');
  });

  test('lose the half line of a process that was killed', () => {
    expect(mergedLists(['A\norg/apache/kaf'])).toBe('A\n');
  });

  test('lose the numbers of newer Javas, and what class loaders of their own made', () => {
    expect(mergedLists(['java/lang/Object id: 0\nA id: 1\n', 'A id: 7\nB id: 8 super: 0 source: /b.jar\n'])).toBe('java/lang/Object\nA\n');
  });
});
