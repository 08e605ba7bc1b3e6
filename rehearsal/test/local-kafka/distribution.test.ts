import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_MSK_VERSION, KNOWN_VERSIONS, LINES } from '../../../lib/kafka/releases/releases';
import { lineOf, usesZooKeeper } from '../../../lib/kafka/releases/versions';
import { kafkaDistribution } from '../../local-kafka/distribution';

jest.mock('../../system/java', () => ({ requireJava: () => Promise.resolve() }));
jest.mock('../../system/maven-classpath', () => ({ mavenClasspath: ({ name }: { name: string }) => Promise.resolve(`jars of ${name}`) }));

const LINE = lineOf(DEFAULT_MSK_VERSION);
const RELEASE = LINES[LINE]!.release;

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
  expect(await kafkaDistribution(DEFAULT_MSK_VERSION)).toEqual({ version: RELEASE, classpath: `jars of kafka-${RELEASE}` });
});

test('a ZooKeeper version runs as KRaft and says so', async () => {
  const version = KNOWN_VERSIONS.find(usesZooKeeper)!;
  expect((await kafkaDistribution(version)).note).toBe(`${version} keeps its metadata in ZooKeeper on MSK; here it runs as KRaft`);
});

describe('with KAFKA_HOME', () => {
  beforeEach(() => {
    mkdirSync(join(home, 'libs'));
    process.env.KAFKA_HOME = home;
  });

  test('its jars run', async () => {
    writeFileSync(join(home, 'libs', `kafka_2.13-${LINE}.99.jar`), '');
    expect(await kafkaDistribution(DEFAULT_MSK_VERSION)).toEqual({ version: `${LINE}.99`, classpath: join(home, 'libs', '*'), home });
  });

  test('another line than the template\'s runs, too, and says so', async () => {
    writeFileSync(join(home, 'libs', 'kafka_2.13-99.1.0.jar'), '');
    expect((await kafkaDistribution(DEFAULT_MSK_VERSION)).note).toBe(`Kafka 99.1.0 of KAFKA_HOME runs in place of ${DEFAULT_MSK_VERSION}`);
  });

  test('a directory that is no Kafka is refused', async () => {
    await expect(kafkaDistribution(DEFAULT_MSK_VERSION)).rejects.toThrow('let it point to an unpacked Kafka, or unset it.');
  });
});
