import type { FlowChoices } from '../../../lib/kafka/mirror-maker/defaults';
import { CHOICES, EVERYTHING, fileFor } from './choices';

/** Nothing here needs escaping but the backslash. */
function settingsFor(choices: Partial<FlowChoices> = {}): Record<string, string> {
  return Object.fromEntries(fileFor(choices).trimEnd().split('\n').map((line) =>
    [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).replaceAll('\\\\', '\\')]));
}

const FLOW = 'primary->secondary';

test.each<{ why: string; key: string; value: string }>([
  { why: 'credentials come from the environment, not from the file', key: 'config.providers.env.class', value: 'org.apache.kafka.common.config.provider.EnvVarConfigProvider' },
  { why: 'addresses come from files', key: 'config.providers.dir.class', value: 'org.apache.kafka.common.config.provider.DirectoryConfigProvider' },
  { why: 'aliases without a dot and none that Kafka reserves', key: 'clusters', value: 'primary,secondary' },
  { why: 'topics have as many copies as the target gives by default', key: `${FLOW}.replication.factor`, value: '-1' },
  { why: 'so do offset syncs', key: `${FLOW}.offset-syncs.topic.replication.factor`, value: '-1' },
  { why: 'so do checkpoints', key: `${FLOW}.checkpoints.topic.replication.factor`, value: '-1' },
  { why: 'so do heartbeats', key: `${FLOW}.heartbeats.topic.replication.factor`, value: '-1' },
  { why: 'so does the configuration of Connect', key: 'secondary.config.storage.replication.factor', value: '-1' },
  { why: 'so do its offsets', key: 'secondary.offset.storage.replication.factor', value: '-1' },
  { why: 'so does its status', key: 'secondary.status.storage.replication.factor', value: '-1' },
  { why: 'a synced right would shut everybody else out', key: `${FLOW}.sync.topic.acls.enabled`, value: 'false' },
  { why: 'nothing is written to the source', key: `${FLOW}.offset-syncs.topic.location`, value: 'target' },
  { why: 'the positions of groups are carried over', key: `${FLOW}.sync.group.offsets.enabled`, value: 'true' },
  { why: 'a failover repeats little', key: `${FLOW}.offset.lag.max`, value: '10' },
  { why: 'nor by the heartbeats of the way back', key: 'secondary->primary.emit.heartbeats.enabled', value: 'false' },
  { why: 'what the target refuses of topics is seen', key: `${FLOW}.forwarding.admin.class`, value: 'georeplication.RefusalReportingAdmin' },
  { why: 'and of records', key: `${FLOW}.producer.override.interceptor.classes`, value: 'georeplication.RefusalInterceptor' },
  { why: 'and stops its own partition alone', key: `${FLOW}.transforms.refused.type`, value: 'georeplication.RefusedRecordFilter' },
  { why: 'many groups take time to list', key: `${FLOW}.admin.timeout.ms`, value: '120000' },
  { why: 'the window grows with the distance', key: 'primary.consumer.receive.buffer.bytes', value: '-1' },
  { why: 'a crash repeats ten seconds', key: 'secondary.offset.flush.interval.ms', value: '10000' },
  { why: 'the tasks of a lost process wait half a minute', key: 'secondary.scheduled.rebalance.max.delay.ms', value: '30000' },
  { why: 'a write that is tried again is there once', key: 'secondary.producer.enable.idempotence', value: 'true' },
  { why: 'and in its order', key: 'secondary.producer.max.in.flight.requests.per.connection', value: '5' },
  { why: 'no acknowledged record is lost', key: 'secondary.producer.acks', value: 'all' },
  { why: 'what was aborted is not copied', key: 'primary.consumer.isolation.level', value: 'read_committed' },
  { why: 'batches are compressed', key: 'secondary.producer.compression.type', value: 'lz4' },
])('$why: $key=$value', ({ key, value }) => {
  expect(settingsFor()[key]).toBe(value);
});

test.each<{ choice: Partial<FlowChoices>; lines: Record<string, string | undefined> }>([
  { choice: { naming: 'prefixed' }, lines: { 'replication.policy.class': 'org.apache.kafka.connect.mirror.DefaultReplicationPolicy' } },
  { choice: { naming: 'identical' }, lines: { 'replication.policy.class': 'org.apache.kafka.connect.mirror.IdentityReplicationPolicy' } },
  { choice: { topics: ['orders', 'billing\\..*'] }, lines: { [`${FLOW}.topics`]: 'orders,billing\\..*' } },
  { choice: { groups: ['orders', 'billing'] }, lines: { [`${FLOW}.groups`]: 'orders,billing' } },
  { choice: { tasks: 24 }, lines: { [`${FLOW}.tasks.max`]: '24' } },
  { choice: { refreshInterval: 5 }, lines: { [`${FLOW}.refresh.topics.interval.seconds`]: '5', [`${FLOW}.refresh.groups.interval.seconds`]: '5' } },
  { choice: { checkpointInterval: 3 }, lines: { [`${FLOW}.emit.checkpoints.interval.seconds`]: '3', [`${FLOW}.sync.group.offsets.interval.seconds`]: '3' } },
  { choice: { skipRecords: [] }, lines: { [`${FLOW}.transforms.refused.skip.records`]: undefined } },
  {
    choice: { skipRecords: [{ topic: 'orders', partition: 0, offset: 17 }, { topic: 'a.b-c', partition: 12, offset: 0, lastOffset: 9 }] },
    lines: { [`${FLOW}.transforms.refused.skip.records`]: 'orders:0:17,a.b-c:12:0-9' },
  },
  {
    choice: { exactlyOnce: true },
    lines: {
      'secondary.exactly.once.source.support': 'enabled',
      'dedicated.mode.enable.internal.rest': 'true',
    },
  },
  {
    choice: { exactlyOnce: false },
    lines: { 'secondary.exactly.once.source.support': undefined, 'dedicated.mode.enable.internal.rest': undefined },
  },
  { choice: { processes: 2 }, lines: { 'dedicated.mode.enable.internal.rest': 'true', 'secondary.exactly.once.source.support': undefined } },
])('the choice %j', ({ choice, lines }) => {
  const settings = settingsFor(choice);

  expect(Object.fromEntries(Object.keys(lines).map((key) => [key, settings[key]]))).toEqual(lines);
});

test.each<{ list: 'topics' | 'groups'; builtIn: string }>([
  { list: 'topics', builtIn: '.*[\\-\\.]internal,.*\\.replica,__.*' },
  { list: 'groups', builtIn: 'console-consumer-.*,connect-.*,__.*' },
])('what MirrorMaker leaves out by itself stays left out of the $list', ({ list, builtIn }) => {
  expect(settingsFor()[`${FLOW}.${list}.exclude`]).toBe(builtIn);
  expect(settingsFor({ [`${list}Exclude`]: ['.*-test', 'tmp'] })[`${FLOW}.${list}.exclude`]).toBe(`${builtIn},.*-test,tmp`);
});

test('those of Kafka Connect are a choice', () => {
  expect(settingsFor({ connectGroups: true, groupsExclude: ['.*-test'] })[`${FLOW}.groups.exclude`]).toBe('console-consumer-.*,__.*,.*-test');
});

test('a setting of the user wins, the other defaults stay', () => {
  const [defaults, settings] = [settingsFor(), settingsFor({ overrides: EVERYTHING.overrides })];
  const settingsLeftOut = defaults[`${FLOW}.config.properties.exclude`];
  const changed = Object.keys(settings).filter((key) => settings[key] !== defaults[key]);

  expect(Object.fromEntries(changed.map((key) => [key, settings[key]]))).toEqual({
    [`${FLOW}.offset.lag.max`]: '0',
    [`${FLOW}.config.properties.exclude`]: `${settingsLeftOut},retention\\.ms`,
    'secondary.offset.flush.interval.ms': '5000',
    'secondary.session.timeout.ms': '20000',
    'primary.consumer.fetch.max.bytes': '33554432',
    'primary.consumer.fetch.max.wait.ms': '100',
    'secondary.producer.compression.type': 'zstd',
    'secondary.producer.request.timeout.ms': '60000',
    'primary.admin.retries': '7',
    'secondary.admin.request.timeout.ms': '45000',
  });
  expect(Object.keys(defaults).filter((key) => !(key in settings))).toEqual([]);
});

test('the other direction is the same with the sides swapped', () => {
  const swap = (text: string) => text.replace(/primary|secondary/gi, (side) => ({ primary: 'secondary', secondary: 'primary', PRIMARY: 'SECONDARY', SECONDARY: 'PRIMARY' })[side]!);
  const reverse = settingsFor({ source: 'secondary', target: 'primary' });
  const swapped = Object.fromEntries(Object.entries(settingsFor()).map(([key, value]) => [swap(key), swap(value)]));

  expect(reverse).toEqual({ ...swapped, clusters: 'primary,secondary' });
  expect(CHOICES).toMatchObject({ source: 'primary', target: 'secondary' });
});
