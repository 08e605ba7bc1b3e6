import { ALLOWED_SETTINGS } from '../../../lib/kafka/mirror-maker/allowed-settings';
import { reasonToRefuse } from '../../../lib/kafka/mirror-maker/refused-settings';
import { mirrorMakerConfiguration, type SettingReader } from '../../../lib/kafka/mirror-maker/defaults';
import { CHOICES } from './choices';

const READERS = Object.keys(ALLOWED_SETTINGS) as SettingReader[];

test.each<[string, readonly string[]]>([
  ['a prop decides it', [
    'topics', 'topics.exclude', 'groups.exclude', 'tasks.max', 'refresh.topics.interval.seconds', 'sync.group.offsets.interval.seconds', 'enabled', 'clusters',
    'bootstrap.servers', 'security.protocol', 'sasl.jaas.config', 'ssl.truststore.location', 'replication.policy.separator', 'exactly.once.source.support',
  ]],
  ['records of aborted transactions would be copied', ['isolation.level']],
  ['what is written to a partition before it is found would not be copied', ['auto.offset.reset']],
  ['MirrorMaker keeps and finds its state, processes and plugins by it', [
    'group.id', 'client.id', 'transactional.id', 'offset.storage.topic', 'key.converter', 'value.serializer', 'header.converter', 'config.providers',
    'config.providers.dir.param.allowed.paths', 'plugin.path', 'listeners', 'rest.advertised.host.name', 'dedicated.mode.enable.internal.rest', 'name', 'connector.class',
  ]],
  ['offsets would be written to the source, or not at all', ['offset-syncs.topic.location', 'emit.offset-syncs.enabled']],
  ['it would shut users out', ['sync.topic.acls.enabled']],
  ['health would not be measured', ['metric.reporters', 'auto.include.jmx.reporter']],
  ['a transformation can leave records out', ['transforms', 'transforms.a.type', 'predicates', 'predicates.a.type']],
  ['MirrorMaker makes topics itself', ['topic.creation.enable', 'topic.creation.groups']],
  ['an interceptor can change records', ['interceptor.classes']],
  ['Kafka ignores it', ['enable.auto.commit', 'connector.client.config.override.policy', 'topic.filter.class', 'config.property.filter.class', 'topics.blacklist']],
  ['without a prefix a setting reaches its reader', [
    'primary.offset.flush.interval.ms', 'secondary.consumer.fetch.max.bytes', 'primary->secondary.offset.lag.max', 'producer.override.batch.size', 'admin.retries', 'target.producer.acks',
  ]],
  ['not among those that are known to be safe', ['ofset.lag.max', 'offset.flush.interval', 'acks.', '', 'constructor', 'toString', 'max.poll.interval.ms', 'errors.retry.timeout']],
])('whoever reads it, %s', (reason, names) => {
  for (const name of names) {
    expect(READERS.map((reader) => reasonToRefuse(reader, name) ?? `${reader} may have ${name}`)).toEqual(READERS.map(() => expect.stringContaining(reason)));
  }
});

test('one that another reads is told so', () => {
  expect(reasonToRefuse('sourceConsumer', 'acks')).toBe('it is for targetProducer');
  expect(reasonToRefuse('flow', 'offset.flush.interval.ms')).toBe('it is for worker');
  expect(reasonToRefuse('flow', 'retries')).toBe('it is for targetProducer or sourceAdmin or targetAdmin');
});

test('one that may be set has no reason', () => {
  for (const reader of READERS) {
    expect(Object.keys(ALLOWED_SETTINGS[reader]).map((name) => reasonToRefuse(reader, name)).filter((reason) => reason !== undefined)).toEqual([]);
  }
});

test('every default of the library may be set anew, or is refused for a reason of its own', () => {
  const configuration = mirrorMakerConfiguration({ ...CHOICES, exactlyOnce: true });

  for (const reader of READERS) {
    expect(Object.keys(configuration[reader]).filter((name) => /known to be safe|it is for/.test(reasonToRefuse(reader, name) ?? ''))).toEqual([]);
  }
});
