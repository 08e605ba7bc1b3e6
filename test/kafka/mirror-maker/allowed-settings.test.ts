import { ALLOWED_SETTINGS } from '../../../lib/kafka/mirror-maker/allowed-settings';
import type { SettingReader } from '../../../lib/kafka/mirror-maker/defaults';
import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { validateSetting, type SettingValue } from '../../../lib/kafka/settings/setting-values';
import { askKafka, written, type Probe } from '../settings/ask-kafka';
import { EVERYTHING } from './choices';

/** As CheckSettings.java calls them. */
const KINDS: Readonly<Record<SettingReader, string>> = {
  flow: 'flow', worker: 'worker', sourceConsumer: 'consumer', targetProducer: 'producer', sourceAdmin: 'admin', targetAdmin: 'admin',
};

function edges({ type, least, most, words = [] }: SettingValue): string[] {
  const values = [...[least, most].flatMap((bound) => bound === undefined ? [] : [String(bound)]), ...words];
  return values.length > 0 ? values : [type === 'boolean' ? 'true' : 'text'];
}

/** The outermost values that may be set. A factor of 0 is refused by a rule of its own. */
const PROBES: Probe[] = (Object.keys(ALLOWED_SETTINGS) as SettingReader[]).flatMap((reader) =>
  Object.entries(ALLOWED_SETTINGS[reader]).flatMap(([name, setting]) => edges(setting).map((value) => ({ kind: KINDS[reader], name, setting, value }))));

const verdicts: string[][] = [];

beforeAll(async () => {
  for (const version of TESTED_VERSIONS) {
    verdicts.push(await askKafka(version, PROBES));
  }
}, 300_000);

test('each that may be set is known to its reader, in a Kafka at least', () => {
  expect(PROBES.filter((_, index) => verdicts.every((answers) => answers[index] === 'unknown')).map(written)).toEqual([]);
});

test('Kafka takes each value that may be set', () => {
  expect(PROBES.filter((_, index) => verdicts.some((answers) => answers[index] === 'refused')).map(written)).toEqual([]);
});

test('what else is said to be allowed may be set', () => {
  const { overrides } = EVERYTHING;

  for (const reader of Object.keys(KINDS) as SettingReader[]) {
    const faults = Object.entries(overrides[reader] ?? {}).map(([name, value]) => [name, name in ALLOWED_SETTINGS[reader] ? validateSetting(value, ALLOWED_SETTINGS[reader][name]) : 'unknown']);
    expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
  }
});

/** Each loses records, stops the copying or switches something off, at the latest when something else goes wrong. */
test.each<[SettingReader, string, string]>([
  ['flow', 'errors.tolerance', 'all'],
  ['flow', 'refresh.topics.enabled', 'false'],
  ['flow', 'refresh.groups.enabled', 'no'],
  ['flow', 'emit.checkpoints.enabled', 'FALSE'],
  ['flow', 'sync.topic.configs.interval.seconds', '-1'],
  ['flow', 'emit.heartbeats.interval.seconds', '0'],
  ['flow', 'consumer.poll.timeout.ms', '2147483647'],
  ['flow', 'admin.timeout.ms', '1'],
  ['flow', 'offset.lag.max', '9223372036854775807'],
  ['flow', 'transaction.boundary', 'connector'],
  ['worker', 'offset.flush.interval.ms', '999999999'],
  ['worker', 'scheduled.rebalance.max.delay.ms', '2147483647'],
  ['sourceConsumer', 'check.crcs', 'false'],
  ['sourceConsumer', 'fetch.max.wait.ms', '60000'],
  ['sourceConsumer', 'reconnect.backoff.ms', '999999999'],
  ['sourceConsumer', 'metadata.max.age.ms', '9223372036854775807'],
  ['targetProducer', 'acks', '1'],
  ['targetProducer', 'linger.ms', '999999999'],
  ['targetProducer', 'max.in.flight.requests.per.connection', '6'],
  ['targetAdmin', 'request.timeout.ms', '1'],
])('of %s %s may not be %s', (reader, name, value) => {
  expect(Object.keys(ALLOWED_SETTINGS[reader])).toContain(name);
  expect(validateSetting(value, ALLOWED_SETTINGS[reader][name])).toBeDefined();
});
