import { hasPrefix, isOwned } from '../../lib/kafka/mirror-maker-settings';
import { fileFor } from './mirror-maker-choices';

test.each([
  'topics', 'topics.exclude', 'groups.exclude', 'tasks.max', 'refresh.topics.interval.seconds', 'sync.group.offsets.interval.seconds', 'enabled',
  'bootstrap.servers', 'security.protocol', 'sasl.jaas.config', 'ssl.truststore.location', 'replication.policy.separator',
  'exactly.once.source.support', 'isolation.level', 'auto.offset.reset', 'group.id', 'client.id', 'transactional.id', 'offset.storage.topic', 'clusters',
  'key.converter', 'value.serializer', 'header.converter', 'key.deserializer', 'config.providers', 'config.providers.env.class', 'config.providers.dir.param.allowed.paths',
  'plugin.path', 'listeners', 'rest.advertised.host.name', 'dedicated.mode.enable.internal.rest', 'name', 'connector.class',
  'offset-syncs.topic.location', 'emit.offset-syncs.enabled', 'sync.topic.acls.enabled', 'metric.reporters', 'auto.include.jmx.reporter',
  'enable.auto.commit', 'connector.client.config.override.policy', 'topic.filter.class', 'group.filter.class',
  'topics.blacklist', 'groups.blacklist', 'config.properties.blacklist',
])('%s is not for users', (setting) => {
  expect(isOwned(setting)).toBe(true);
});

test.each([
  'offset.lag.max', 'config.properties.exclude', 'sync.topic.configs.enabled', 'sync.group.offsets.enabled', 'emit.checkpoints.enabled', 'replication.factor',
  'emit.heartbeats.interval.seconds', 'sync.topic.configs.interval.seconds', 'config.property.filter.class', 'config.storage.replication.factor',
  'session.timeout.ms', 'plugin.discovery', 'client.rack', 'acks', 'enable.idempotence', 'auto.commit.interval.ms', 'topic.creation.enable', 'errors.tolerance',
])('%s is', (setting) => {
  expect(isOwned(setting)).toBe(false);
  expect(hasPrefix(setting)).toBe(false);
});

test.each([
  'primary.offset.flush.interval.ms', 'secondary.consumer.fetch.max.bytes', 'primary->secondary.offset.lag.max', 'producer.override.batch.size',
  'consumer.override.fetch.max.bytes', 'producer.batch.size', 'consumer.fetch.max.bytes', 'admin.retries', 'source.consumer.fetch.max.bytes', 'target.producer.acks',
])('%s has a prefix', (setting) => {
  expect(hasPrefix(setting)).toBe(true);
});

test.each(['admin.timeout.ms', 'consumer.poll.timeout.ms'])('%s has none, although it looks so', (setting) => {
  expect(hasPrefix(setting)).toBe(false);
  expect(isOwned(setting)).toBe(false);
  expect(fileFor({ overrides: { flow: { [setting]: '7000' } } })).toContain(`primary->secondary.${setting}=7000\n`);
});
