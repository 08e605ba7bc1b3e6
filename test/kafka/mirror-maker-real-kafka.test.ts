import { problemsIn, readWithKafka } from './check-mirror-maker';
import { EVERYTHING, fileFor } from './mirror-maker-choices';

/** One virtual machine for each version reads all of these. */
const FILES = {
  defaults: fileFor(),
  everything: fileFor({ ...EVERYTHING, topics: ['orders.*'] }),
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

const VERSIONS = ['3.9.x', '4.1.x'];
/** What Kafka says of each file, by version and file. */
const found = new Map<string, Map<string, string[]>>();

beforeAll(async () => {
  for (const version of VERSIONS) {
    found.set(version, await readWithKafka(version, FILES));
  }
}, 300_000);

describe.each(VERSIONS)('Kafka %s', (version) => {
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

  test.each<{ name: Name; settings: string }>([
    { name: 'defaults', settings: 'cleanup.policy retention.ms' },
    { name: 'everything', settings: 'cleanup.policy' },
  ])('copies $settings of a topic, and what it leaves out by itself stays left out: $name', ({ name, settings }) => {
    expect(linesOf(name)).toContain(`copied settings: ${settings}`);
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
    { name: 'removed', problems: [`${version === '3.9.x' ? 'deprecated' : 'unknown'}: primary->secondary.add.source.alias.to.metrics`] },
    { name: 'unprefixed', problems: ['unknown: offset.flush.interval.ms', 'unknown: producer.batch.size'] },
    { name: 'wrongReader', problems: ['unknown: primary->secondary.offset.flush.interval.ms', 'unknown: secondary.consumer.fetch.max.bytes'] },
    { name: 'refused', problems: [expect.stringMatching(/^refused: .*acks/)] },
    { name: 'bothWays', problems: [expect.stringMatching(/^flows: .*secondary->primary/)] },
  ])('the check finds what is wrong with $name', ({ name, problems }) => {
    expect(problemsOf(name)).toEqual(problems);
  });
});
