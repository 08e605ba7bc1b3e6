import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ADDRESS_DIRECTORY, credentialVariables, mirrorMakerProperties, type MirrorMakerConfiguration } from '../../../lib/kafka/mirror-maker/properties';
import { formatProperties } from '../../../lib/kafka/settings/properties';
import { EVERYTHING, fileFor } from './choices';

/** A setting of each reader, so that one can see who gets which prefix. */
const CONFIGURATION: MirrorMakerConfiguration = {
  source: 'primary',
  target: 'secondary',
  replicationPolicy: 'some.Policy',
  internalRest: false,
  flow: { 'a.flow': '1' },
  worker: { 'a.worker': '2' },
  sourceConsumer: { 'a.consumer': '3' },
  targetProducer: { 'a.producer': '4' },
  sourceAdmin: { 'a.admin': '5' },
  targetAdmin: { 'an.admin': '6' },
};

/** As java.util.Properties reads it, by one start of Java. */
function readWithJava(text: string): Record<string, string> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'mirror-maker-'));
  try {
    const file = path.join(directory, 'mm2.properties');
    fs.writeFileSync(file, text);
    const lines = execFileSync('java', ['-XX:TieredStopAtLevel=1', path.join(__dirname, '..', 'settings', 'ReadProperties.java'), file], { encoding: 'utf8' });
    const unhex = (digits: string) => Buffer.from(digits, 'hex').toString('utf8');
    return Object.fromEntries(lines.trimEnd().split('\n').map((line) => line.split(' ').map(unhex)));
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

const keysOf = (text: string) => text.trimEnd().split('\n').map((line) => line.slice(0, line.indexOf('=')));
const linesOf = (text: string) => text.trimEnd().split('\n');

test('Java reads back what was meant', () => {
  const read = readWithJava(fileFor(EVERYTHING));

  expect(read).toMatchObject({
    'clusters': 'primary,secondary',
    'config.providers': 'env,dir',
    'replication.policy.class': 'org.apache.kafka.connect.mirror.IdentityReplicationPolicy',
    'secondary->primary.enabled': 'true',
    'primary->secondary.enabled': 'false',
    'secondary->primary.topics': 'orders\\.\\d+, leading,größe=:#!',
    'secondary->primary.topics.exclude': '.*[\\-\\.]internal,.*\\.replica,__.*,.*-tmp',
    'secondary->primary.groups.exclude': 'console-consumer-.*,__.*,.*-test',
    'secondary->primary.config.properties.exclude': expect.stringMatching(/^follower\\\.replication.*,min\\\.insync\\\.replicas,.*,retention\\\.ms$/),
    'primary.offset.flush.interval.ms': '5000',
    'secondary.bootstrap.servers': '${dir:/run/mirror-maker:secondary}',
    'primary.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required username="${env:PRIMARY_USERNAME}" password="${env:PRIMARY_PASSWORD}";',
  });
  // Nothing more than was written, and nothing twice.
  expect(Object.keys(read).sort()).toEqual(keysOf(fileFor(EVERYTHING).replaceAll('\\', '')).sort());
  expect(Object.values(read).filter((value) => /\s$/.test(value))).toEqual([]);
}, 60_000);

test.each<{ reader: string; line: string }>([
  { reader: 'flow', line: 'primary->secondary.a.flow=1' },
  { reader: 'worker', line: 'secondary.a.worker=2' },
  { reader: 'consumer of the source', line: 'primary.consumer.a.consumer=3' },
  { reader: 'producer of the target', line: 'secondary.producer.a.producer=4' },
  { reader: 'admin client of the source', line: 'primary.admin.a.admin=5' },
  { reader: 'admin client of the target', line: 'secondary.admin.an.admin=6' },
])('a setting of the $reader gets the prefix that it reads', ({ line }) => {
  expect(linesOf(mirrorMakerProperties(CONFIGURATION))).toContain(line);
});

test.each<{ reader: string; line: string }>([
  { reader: 'flow', line: 'secondary->primary.a.flow=1' },
  { reader: 'worker', line: 'primary.a.worker=2' },
  { reader: 'consumer of the source', line: 'secondary.consumer.a.consumer=3' },
  { reader: 'producer of the target', line: 'primary.producer.a.producer=4' },
  { reader: 'admin client of the source', line: 'secondary.admin.a.admin=5' },
  { reader: 'admin client of the target', line: 'primary.admin.an.admin=6' },
])('in reverse the $reader stands on the other side', ({ line }) => {
  expect(linesOf(mirrorMakerProperties({ ...CONFIGURATION, source: 'secondary', target: 'primary' }))).toContain(line);
});

test('each way turns its own flow on, and the other off with its heartbeats, which MirrorMaker would start alone', () => {
  const flows = (text: string) => linesOf(text).filter((line) => /->\w+\.(enabled|emit\.heartbeats\.enabled)=/.test(line));

  expect(flows(mirrorMakerProperties(CONFIGURATION))).toEqual([
    'primary->secondary.enabled=true', 'secondary->primary.enabled=false', 'secondary->primary.emit.heartbeats.enabled=false',
  ]);
  expect(flows(mirrorMakerProperties({ ...CONFIGURATION, source: 'secondary', target: 'primary' }))).toEqual([
    'secondary->primary.enabled=true', 'primary->secondary.enabled=false', 'primary->secondary.emit.heartbeats.enabled=false',
  ]);
});

/** What Kafka reads at the top level; any other setting would be ignored there without a word. */
const TOP_LEVEL = /^(clusters|config\.providers(\..+)?|replication\.policy\.class|plugin\.discovery|dedicated\.mode\.enable\.internal\.rest|listeners|rest\.advertised\.host\.name)$/;

test.each([
  { what: 'each reader', text: mirrorMakerProperties({ ...CONFIGURATION, internalRest: true }) },
  { what: 'the defaults', text: fileFor() },
  { what: 'everything', text: fileFor(EVERYTHING) },
])('no setting of a worker or client without a prefix: $what', ({ text }) => {
  const unprefixed = keysOf(text).filter((key) => !/^(primary|secondary)(->(primary|secondary))?\./.test(key));

  expect(unprefixed.filter((key) => !TOP_LEVEL.test(key))).toEqual([]);
  expect(unprefixed).toContain('clusters');
});

test('plugins are found in the same way before the worker starts and after', () => {
  expect(linesOf(fileFor())).toEqual(expect.arrayContaining(['plugin.discovery=service_load', 'secondary.plugin.discovery=service_load']));
  expect(linesOf(fileFor({ overrides: { worker: { 'plugin.discovery': 'only_scan' } } })))
    .toEqual(expect.arrayContaining(['plugin.discovery=only_scan', 'secondary.plugin.discovery=only_scan']));
  expect(keysOf(mirrorMakerProperties(CONFIGURATION))).not.toContain('plugin.discovery');
});

const REST_KEYS = ['dedicated.mode.enable.internal.rest', 'listeners', 'rest.advertised.host.name'];

test('the internal REST is there when it is asked for, with an address of its own for each process', () => {
  expect(linesOf(mirrorMakerProperties({ ...CONFIGURATION, internalRest: true }))).toEqual(expect.arrayContaining([
    'dedicated.mode.enable.internal.rest=true', 'listeners=http://0.0.0.0:8083', 'rest.advertised.host.name=${dir:/run/mirror-maker:self}',
  ]));
  expect(keysOf(mirrorMakerProperties(CONFIGURATION)).filter((key) => REST_KEYS.includes(key))).toEqual([]);
});

test.each([{ what: 'the defaults', text: fileFor() }, { what: 'everything', text: fileFor(EVERYTHING) }])('no address and no secret in it: $what', ({ text }) => {
  const values = Object.fromEntries(linesOf(text).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  for (const alias of ['primary', 'secondary'] as const) {
    expect(values[`${alias}.bootstrap.servers`]).toBe(`\${dir:${ADDRESS_DIRECTORY}:${alias}}`);
    expect(values[`${alias}.sasl.jaas.config`]).toMatch(/ username="\$\{env:[A-Z_]+\}" password="\$\{env:[A-Z_]+\}";$/);
  }
  expect(Object.keys(values).filter((key) => /password|secret|jaas|bootstrap/.test(key)).sort()).toEqual([
    'primary.bootstrap.servers', 'primary.sasl.jaas.config', 'secondary.bootstrap.servers', 'secondary.sasl.jaas.config',
  ]);
});

test('each cluster has variables of its own', () => {
  expect(credentialVariables('primary')).toEqual({ username: 'PRIMARY_USERNAME', password: 'PRIMARY_PASSWORD' });
  expect(credentialVariables('secondary')).toEqual({ username: 'SECONDARY_USERNAME', password: 'SECONDARY_PASSWORD' });
});

test('references name a provider of the file, and a directory that it may read', () => {
  const text = fileFor(EVERYTHING);
  const references = [...text.matchAll(/\$\{(\w+):([^}]+)\}/g)].map(([, provider, where]) => ({ provider, where: where! }));

  expect(new Set(references.map(({ provider }) => provider))).toEqual(new Set(['env', 'dir']));
  expect(text).toContain(formatProperties({ 'config.providers.dir.param.allowed.paths': ADDRESS_DIRECTORY }));
  for (const { where } of references.filter(({ provider }) => provider === 'dir')) {
    expect(where).toMatch(new RegExp(`^${ADDRESS_DIRECTORY}:(primary|secondary|self)$`));
  }
});
