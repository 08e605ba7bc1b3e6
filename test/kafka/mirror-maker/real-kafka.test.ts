import { DEFAULT_MSK_VERSION, TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { isOlderThan } from '../../../lib/kafka/releases/versions';
import { EXPRESS_TOPIC_SETTINGS } from '../../../lib/kafka/topics/topic-settings';
import { problemsIn, readWithKafka } from './check-mirror-maker';
import { EVERYTHING, fileFor } from './choices';

/** One virtual machine for each version reads all of these. */
const FILES = {
  defaults: fileFor(),
  everything: fileFor({ ...EVERYTHING, topics: ['orders.*'] }),
  toOlder: fileFor({ between: { targetVersion: '2.8.1', targetIsTiered: true } }),
  toExpress: fileFor({ between: { targetVersion: DEFAULT_MSK_VERSION, targetIsExpress: true } }),
  exactlyOnce: fileFor({ exactlyOnce: true }),
  twoProcesses: fileFor({ processes: 2 }),
  unknownInFlow: fileFor({ overrides: { flow: { 'ofset.lag.max': '0' } } }),
  unknownInWorker: fileFor({ overrides: { worker: { 'offset.flush.interval': '1' } } }),
  unknownInClients: fileFor({ overrides: { sourceConsumer: { 'batch.size': '1' }, targetProducer: { 'fetch.max.bytes': '1' }, sourceAdmin: { 'linger.ms': '1' } } }),
  deprecated: fileFor({ overrides: { flow: { 'tasks.max.enforce': 'false' } } }),
  removed: fileFor({ overrides: { flow: { 'add.source.alias.to.metrics': 'true' } } }),
  unprefixed: `${fileFor()}offset.flush.interval.ms=1000\nproducer.batch.size=1\n`,
  wrongReader: `${fileFor()}secondary.consumer.fetch.max.bytes=1\nprimary->secondary.offset.flush.interval.ms=1000\n`,
  otherDiscovery: fileFor({ overrides: { worker: { 'plugin.discovery': 'only_scan' } } }),
  refused: fileFor({ overrides: { targetProducer: { acks: '1' } } }),
  bothWays: fileFor().replace('secondary->primary.emit.heartbeats.enabled=false', ''),
};

type Name = keyof typeof FILES;

/** What Kafka says of each file, by version and file. */
const found = new Map<string, Map<string, string[]>>();

beforeAll(async () => {
  for (const version of TESTED_VERSIONS) {
    found.set(version, await readWithKafka(version, FILES));
  }
}, 300_000);

describe.each(TESTED_VERSIONS)('Kafka %s', (version) => {
  const linesOf = (name: Name) => found.get(version)!.get(name) ?? [];
  const problemsOf = (name: Name) => problemsIn(linesOf(name));

  const LOGINS = {
    primary: 'SASL_SSL SCRAM-SHA-512 mirror/one;#=\'$"x at b-1.p:9096,b-2.p:9096',
    secondary: 'SASL_SSL SCRAM-SHA-512 maker/two at b-1.s:9096',
  };

  test.each<Name>(['defaults', 'everything', 'exactlyOnce', 'twoProcesses'])('knows every setting of the file with %s, and each reaches its reader', (name) => {
    expect(problemsOf(name)).toEqual([]);
  });

  test('starts one flow, and each client logs in to its own cluster as its own user', () => {
    expect(linesOf('defaults').filter((line) => !/^(plugins|copied settings)/.test(line))).toEqual([
      'flow: primary->secondary',
      `source consumer: ${LOGINS.primary}`,
      `target producer: ${LOGINS.secondary}`,
      `source admin: ${LOGINS.primary}`,
      `target admin: ${LOGINS.secondary}`,
      `partition look-up: ${LOGINS.secondary}`,
      `worker: ${LOGINS.secondary}`,
    ]);
  });

  test('starts the flow back alone', () => {
    expect(linesOf('everything')).toEqual(expect.arrayContaining([
      'flow: secondary->primary', `source consumer: ${LOGINS.secondary}`, `target producer: ${LOGINS.primary}`, `worker: ${LOGINS.primary}`,
    ]));
  });

  test.each<{ name: Name; says: string }>([
    { name: 'defaults', says: 'plugins: service_load, service_load' },
    { name: 'otherDiscovery', says: 'plugins: only_scan, only_scan' },
  ])('looks for plugins in the same way before and after its worker starts: $name', ({ name, says }) => {
    expect(linesOf(name)).toContain(says);
    expect(problemsOf(name)).toEqual([]);
  });

  const copiedBy = (name: Name) => linesOf(name).find((line) => line.startsWith('copied settings: '))!.split(' ').slice(2);

  test.each<{ name: Name; copies: string[]; leavesOut: string[] }>([
    { name: 'defaults', copies: ['cleanup.policy', 'retention.ms', 'max.message.bytes'], leavesOut: ['min.insync.replicas', 'message.timestamp.type'] },
    { name: 'everything', copies: ['cleanup.policy', 'remote.storage.enable', 'compression.zstd.level'], leavesOut: ['retention.ms', 'segment.bytes'] },
    { name: 'toOlder', copies: ['segment.bytes', 'local.retention.ms'], leavesOut: ['compression.zstd.level', 'remote.log.copy.disable'] },
    { name: 'toExpress', copies: ['retention.ms', 'max.compaction.lag.ms'], leavesOut: ['segment.ms', 'flush.ms', 'local.retention.ms'] },
  ])('copies of the settings of a topic those that the target takes: $name', ({ name, copies, leavesOut }) => {
    expect(copiedBy(name)).toEqual(expect.arrayContaining(copies));
    expect(copiedBy(name).filter((setting) => [...leavesOut, 'message.timestamp.before.max.ms', 'message.timestamp.after.max.ms'].includes(setting))).toEqual([]);
  });

  test('copies to Express brokers what they take and nothing else', () => {
    expect(copiedBy('toExpress').filter((setting) => !EXPRESS_TOPIC_SETTINGS.has(setting) && !setting.startsWith('internal.'))).toEqual([]);
  });

  test('takes the source for one that supports exactly once', () => {
    expect(linesOf('exactlyOnce')).toContain('exactly once: SUPPORTED');
  });

  test.each<Name>(['exactlyOnce', 'twoProcesses', 'everything'])('listens for other processes with %s, by an address of its own', (name) => {
    expect(linesOf(name)).toContain('internal REST: [http://0.0.0.0:8083] as 10.0.0.7');
  });

  test.each<{ name: Name; problems: string[] }>([
    { name: 'unknownInFlow', problems: ['unknown: primary->secondary.ofset.lag.max'] },
    { name: 'unknownInWorker', problems: ['unknown: secondary.offset.flush.interval'] },
    {
      name: 'unknownInClients',
      problems: ['unknown: primary.admin.linger.ms', 'unknown: primary.consumer.batch.size', 'unknown: secondary.producer.fetch.max.bytes'],
    },
    { name: 'deprecated', problems: ['deprecated: primary->secondary.tasks.max.enforce'] },
    { name: 'removed', problems: [`${isOlderThan(version, '4.0') ? 'deprecated' : 'unknown'}: primary->secondary.add.source.alias.to.metrics`] },
    { name: 'unprefixed', problems: ['unknown: offset.flush.interval.ms', 'unknown: producer.batch.size'] },
    { name: 'wrongReader', problems: ['unknown: primary->secondary.offset.flush.interval.ms', 'unknown: secondary.consumer.fetch.max.bytes'] },
    { name: 'refused', problems: [expect.stringMatching(/^refused: .*acks/)] },
    { name: 'bothWays', problems: [expect.stringMatching(/^flows: .*secondary->primary/)] },
  ])('the check finds what is wrong with $name', ({ name, problems }) => {
    expect(problemsOf(name)).toEqual(problems);
  });
});
