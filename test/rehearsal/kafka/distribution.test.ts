import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaDistribution } from '../../../rehearsal/kafka/distribution';

jest.mock('../../../rehearsal/kafka/java', () => ({ requireJava: () => Promise.resolve() }));
jest.mock('../../../rehearsal/maven-classpath', () => ({ mavenClasspath: ({ name }: { name: string }) => Promise.resolve(`jars of ${name}`) }));

const environment = process.env;
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kafka-home-'));
  process.env = { ...environment };
  delete process.env.KAFKA_HOME;
});

afterEach(() => {
  process.env = environment;
  rmSync(home, { recursive: true });
});

test('Maven supplies the jars', async () => {
  expect(await kafkaDistribution('4.1.x.kraft')).toEqual({ version: '4.1.2', classpath: 'jars of kafka-4.1.2' });
});

test('a ZooKeeper version runs as KRaft and says so', async () => {
  expect((await kafkaDistribution('3.9.x')).note).toBe('3.9.x keeps its metadata in ZooKeeper on MSK; here it runs as KRaft.');
});

describe('with KAFKA_HOME', () => {
  beforeEach(() => {
    mkdirSync(join(home, 'libs'));
    process.env.KAFKA_HOME = home;
  });

  test('its jars run', async () => {
    writeFileSync(join(home, 'libs', 'kafka_2.13-3.9.1.jar'), '');
    expect(await kafkaDistribution('3.9.x.kraft')).toEqual({ version: '3.9.1', classpath: join(home, 'libs', '*'), home });
  });

  test('another line than the template\'s runs, too, and says so', async () => {
    writeFileSync(join(home, 'libs', 'kafka_2.13-4.1.0.jar'), '');
    expect((await kafkaDistribution('3.9.x.kraft')).note).toBe('Kafka 4.1.0 of KAFKA_HOME runs in place of 3.9.x.kraft.');
  });

  test('a directory that is no Kafka is refused', async () => {
    await expect(kafkaDistribution('3.9.x.kraft')).rejects.toThrow('let it point to an unpacked Kafka, or unset it.');
  });
});
