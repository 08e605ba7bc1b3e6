import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXPRESS_SETTABLE, STANDARD_SETTABLE } from '../../lib/kafka/settable-properties';
import {
  ADMIN_SETTING_VALUES, CONSUMER_SETTING_VALUES, faultOfSetting, PRODUCER_SETTING_VALUES, SERVER_SETTING_VALUES, TOPIC_SETTING_VALUES, type SettingValue,
} from '../../lib/kafka/setting-values';
import { GONE_WITH_KAFKA_4, TOPIC_SETTINGS } from '../../lib/kafka/topic-settings';
import { kafkaDistribution } from '../../rehearsal/kafka/distribution';
import { javaFlags, javaProgram } from '../../rehearsal/kafka/java';
import { run } from '../../rehearsal/processes';

interface Probe {
  readonly kind: string;
  readonly name: string;
  readonly setting: SettingValue;
  readonly value: string;
}

// Kafka also takes NaN for a ratio, and then compares with it in vain: that is refused here.
const VALUES = [
  '', ' ', 'abc', 'true', 'FALSE', 'yes', '0', '1', '-1', '-2', '+7', ' 8 ', '1.5', '1e3', '0.5', '0x10', '12_000', '1,2', '1d',
  '32767', '32768', '2147483647', '2147483648', '-2147483649', '9223372036854775807', '9223372036854775808', 'delete', 'compact, delete', 'compact;delete',
];

const TABLES = {
  server: SERVER_SETTING_VALUES,
  topic: TOPIC_SETTING_VALUES,
  producer: PRODUCER_SETTING_VALUES,
  consumer: CONSUMER_SETTING_VALUES,
  admin: ADMIN_SETTING_VALUES,
};

const PROBES: Probe[] = Object.entries(TABLES).flatMap(([kind, settings]) =>
  Object.entries(settings).flatMap(([name, setting]) => [...VALUES, ...boundaries(setting)].map((value) => ({ kind, name, setting, value }))));

function boundaries({ least, most, words = [] }: SettingValue): string[] {
  const around = (bound?: number) => bound === undefined ? [] : [bound - 1, bound, bound + 1].map(String);
  return [...around(least), ...around(most), ...words, ...words.map((word) => word.toUpperCase())];
}

/** What Kafka judges by more than a type and bounds, so that more is taken here than there. */
const NARROWER_IN_KAFKA = ['compression.gzip.level', 'message.format.version', 'follower.replication.throttled.replicas', 'leader.replication.throttled.replicas'];

const VERSIONS = ['3.9.x', '4.1.x'];
const verdicts = new Map<string, string[]>();

async function askKafka(version: string): Promise<string[]> {
  const { classpath } = await kafkaDistribution(version);
  const { stdout, stderr, status } = await run(javaProgram('java'), [...javaFlags(tmpdir()), '-cp', classpath, join(__dirname, 'CheckSettings.java')], {
    input: PROBES.map(({ kind, name, value }) => `${kind}\t${name}\t${value}\n`).join(''),
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trimEnd().split('\n');
}

beforeAll(async () => {
  for (const version of VERSIONS) {
    verdicts.set(version, await askKafka(version));
  }
}, 300_000);

function verdictsOn(position: number): string[] {
  return VERSIONS.map((version) => verdicts.get(version)![position]!);
}

function written({ name, value }: Probe): string {
  return `${name}=${value}`;
}

test('each answer belongs to a question', () => {
  expect(VERSIONS.map((version) => verdicts.get(version)!.length)).toEqual(VERSIONS.map(() => PROBES.length));
});

test('no value is refused that a Kafka takes', () => {
  const refused = PROBES.filter(({ setting, value }, position) => faultOfSetting(value, setting) !== undefined && verdictsOn(position).includes('taken'));

  expect(refused.map(written)).toEqual([]);
});

test('no value is taken that each Kafka refuses', () => {
  const taken = PROBES.filter(({ name, setting, value }, position) =>
    faultOfSetting(value, setting) === undefined && !NARROWER_IN_KAFKA.includes(name)
      && verdictsOn(position).includes('refused') && !verdictsOn(position).includes('taken'));

  expect(taken.map(written)).toEqual([]);
});

test('each setting is known to a Kafka, but for the one of the authorizer', () => {
  const unknown = PROBES.filter((_, position) => verdictsOn(position).every((verdict) => verdict === 'unknown'));

  expect(new Set(unknown.map(({ name }) => name))).toEqual(new Set(['allow.everyone.if.no.acl.found']));
});

test('what is gone with Kafka 4 is known before, and not since', () => {
  const topics = PROBES.map((probe, position) => ({ ...probe, verdicts: verdictsOn(position) })).filter(({ kind }) => kind === 'topic');

  expect(new Set(topics.filter(({ verdicts: [, now] }) => now === 'unknown').map(({ name }) => name))).toEqual(GONE_WITH_KAFKA_4);
  expect(topics.filter(({ verdicts: [before] }) => before === 'unknown')).toEqual([]);
});

test('every setting that may be set has its values', () => {
  expect(new Set(Object.keys(SERVER_SETTING_VALUES))).toEqual(new Set([...STANDARD_SETTABLE, ...EXPRESS_SETTABLE]));
  expect(new Set(Object.keys(TOPIC_SETTING_VALUES))).toEqual(TOPIC_SETTINGS);
});

test.each([
  { value: 'abc', setting: 'log.retention.hours', must: 'a whole number of at least -2147483648 and at most 2147483647' },
  { value: '0', setting: 'num.partitions', must: 'a whole number of at least 1 and at most 2147483647' },
  { value: '2', setting: 'log.cleaner.min.cleanable.ratio', must: 'a number of at least 0 and at most 1' },
  { value: 'yes', setting: 'auto.create.topics.enable', must: 'true or false' },
  { value: 'brotli', setting: 'compression.type', must: 'one of uncompressed, zstd, lz4, snappy, gzip, producer' },
  { value: 'keep', setting: 'log.cleanup.policy', must: 'a list of compact, delete' },
])('$setting $value must be $must', ({ value, setting, must }) => {
  expect(faultOfSetting(value, SERVER_SETTING_VALUES[setting])).toBe(must);
});

test('a setting that nobody knows may have any value', () => {
  expect(faultOfSetting('abc', SERVER_SETTING_VALUES['log.retention.hour'])).toBeUndefined();
});
