import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { EXPRESS_SETTABLE, STANDARD_SETTABLE } from '../../../lib/kafka/brokers/settable-properties';
import { SERVER_SETTING_VALUES, TOPIC_SETTING_VALUES, validateSetting, type SettingValue } from '../../../lib/kafka/settings/setting-values';
import { GONE_WITH_KAFKA_4, TOPIC_SETTINGS } from '../../../lib/kafka/topics/topic-settings';
import { askKafka, written, type Probe } from './ask-kafka';

// Kafka also takes NaN for a ratio, and then compares with it in vain: that is refused here.
const VALUES = [
  '', ' ', 'abc', 'true', 'FALSE', 'yes', '0', '1', '-1', '-2', '+7', ' 8 ', '1.5', '1e3', '0.5', '0x10', '12_000', '1,2', '1d',
  '32767', '32768', '2147483647', '2147483648', '-2147483649', '9223372036854775807', '9223372036854775808', 'delete', 'compact, delete', 'compact;delete',
];

const TABLES = {
  server: SERVER_SETTING_VALUES,
  topic: TOPIC_SETTING_VALUES,
};

const PROBES: Probe[] = Object.entries(TABLES).flatMap(([kind, settings]) =>
  Object.entries(settings).flatMap(([name, setting]) => [...VALUES, ...boundaries(setting)].map((value) => ({ kind, name, setting, value }))));

function boundaries({ least, most, words = [] }: SettingValue): string[] {
  const around = (bound?: number) => bound === undefined ? [] : [bound - 1, bound, bound + 1].map(String);
  return [...around(least), ...around(most), ...words, ...words.map((word) => word.toUpperCase())];
}

/** What Kafka judges by more than a type and bounds, so that more is taken here than there. */
const NARROWER_IN_KAFKA = ['compression.gzip.level', 'message.format.version', 'follower.replication.throttled.replicas', 'leader.replication.throttled.replicas'];

const verdicts = new Map<string, string[]>();

beforeAll(async () => {
  for (const version of TESTED_VERSIONS) {
    verdicts.set(version, await askKafka(version, PROBES));
  }
}, 300_000);

function verdictsOn(position: number): string[] {
  return TESTED_VERSIONS.map((version) => verdicts.get(version)![position]!);
}

test('each answer belongs to a question', () => {
  expect(TESTED_VERSIONS.map((version) => verdicts.get(version)!.length)).toEqual(TESTED_VERSIONS.map(() => PROBES.length));
});

test('no value is refused that a Kafka takes', () => {
  const refused = PROBES.filter(({ setting, value }, position) => validateSetting(value, setting) !== undefined && verdictsOn(position).includes('taken'));

  expect(refused.map(written)).toEqual([]);
});

test('no value is taken that each Kafka refuses', () => {
  const taken = PROBES.filter(({ name, setting, value }, position) =>
    validateSetting(value, setting) === undefined && !NARROWER_IN_KAFKA.includes(name)
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
  expect(validateSetting(value, SERVER_SETTING_VALUES[setting])).toBe(must);
});

test.each(['true', 'TRUE', ' True '])('a boolean that must be true may be %j', (value) => {
  expect(validateSetting(value, { type: 'boolean', words: ['true'] })).toBeUndefined();
  expect(validateSetting('false', { type: 'boolean', words: ['true'] })).toBe('true');
});

test('a setting that nobody knows may have any value', () => {
  expect(validateSetting('abc', SERVER_SETTING_VALUES['log.retention.hour'])).toBeUndefined();
});
