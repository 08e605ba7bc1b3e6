import type { SettingValue, SettingValues } from '../settings/setting-values';
import type { SettingReader } from './defaults';

/**
 * What a user may set, and to which values. The list says what is safe, not what is dangerous: a name that is not here may lose
 * records, stop the copying without a word, be one that a prop decides, or be misspelt. A bound that is narrower than Kafka's
 * keeps a value from switching something off.
 */

const BOOLEAN: SettingValue = { type: 'boolean' };
const ON: SettingValue = { type: 'boolean', words: ['true'] };
const TEXT: SettingValue = { type: 'string' };
/** -1 is the default of the brokers. */
const FACTOR: SettingValue = { type: 'short', least: -1 };
const PARTITIONS: SettingValue = { type: 'int', least: 1 };
const AMOUNT: SettingValue = { type: 'int', least: 1 };
const BUFFER: SettingValue = { type: 'int', least: -1 };

function milliseconds(least: number, most: number): SettingValue {
  return { type: 'int', least, most };
}

function seconds(most: number): SettingValue {
  return { type: 'int', least: 1, most };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How a client waits, and finds brokers again: a longer pause would look like the end of the copying. */
const CONNECTION: SettingValues = {
  'client.dns.lookup': { type: 'string', words: ['use_all_dns_ips', 'resolve_canonical_bootstrap_servers_only'] },
  'connections.max.idle.ms': milliseconds(1000, HOUR),
  'metadata.max.age.ms': milliseconds(1000, HOUR),
  'metadata.recovery.rebootstrap.trigger.ms': milliseconds(1000, HOUR),
  'metadata.recovery.strategy': { type: 'string', words: ['none', 'rebootstrap'] },
  'receive.buffer.bytes': BUFFER,
  'reconnect.backoff.max.ms': milliseconds(0, 5 * MINUTE),
  'reconnect.backoff.ms': milliseconds(0, MINUTE),
  // Longer than brokers may wait for records, or no answer would ever be in time.
  'request.timeout.ms': milliseconds(10_000, 10 * MINUTE),
  'retry.backoff.max.ms': milliseconds(0, 5 * MINUTE),
  'retry.backoff.ms': milliseconds(0, MINUTE),
  'send.buffer.bytes': BUFFER,
  'socket.connection.setup.timeout.max.ms': milliseconds(1000, 10 * MINUTE),
  'socket.connection.setup.timeout.ms': milliseconds(1000, 10 * MINUTE),
};

/** What is measured, for those who read more than the library's metrics. */
const METRICS: SettingValues = {
  'metrics.num.samples': AMOUNT,
  'metrics.recording.level': { type: 'string', words: ['INFO', 'DEBUG'] },
  'metrics.sample.window.ms': milliseconds(1000, HOUR),
};

const ADMIN: SettingValues = {
  ...CONNECTION,
  ...METRICS,
  'default.api.timeout.ms': milliseconds(1000, 10 * MINUTE),
  'retries': { type: 'int', least: 0 },
};

export const ALLOWED_SETTINGS: Readonly<Record<SettingReader, SettingValues>> = {
  flow: {
    // Which settings of topics follow, and how soon. Records are copied all the same.
    'config.properties.exclude': TEXT,
    'sync.topic.configs.enabled': BOOLEAN,
    'sync.topic.configs.interval.seconds': seconds(86_400),
    // What tells others that the flow lives.
    'emit.heartbeats.enabled': BOOLEAN,
    'emit.heartbeats.interval.seconds': seconds(60),
    // How many copies there are of topics, and of what MirrorMaker keeps.
    'checkpoints.topic.replication.factor': FACTOR,
    'heartbeats.topic.replication.factor': FACTOR,
    'offset-syncs.topic.replication.factor': FACTOR,
    'replication.factor': FACTOR,
    // Where groups go on: in records, about what one repeats of each partition. Kafka's own default is 100.
    'emit.checkpoints.enabled': ON,
    'offset.lag.max': { type: 'long', least: -1, most: 100_000 },
    'sync.group.offsets.enabled': BOOLEAN,
    // What has to be found is found.
    'refresh.groups.enabled': ON,
    'refresh.topics.enabled': ON,
    // How long lists of topics and groups may take, and one look for records.
    'admin.timeout.ms': milliseconds(10_000, HOUR),
    'consumer.poll.timeout.ms': milliseconds(10, MINUTE),
    // A record that cannot be written is told, and never left out.
    'errors.log.enable': BOOLEAN,
    'errors.tolerance': { type: 'string', words: ['none'] },
    // What one transaction holds, with exactlyOnce.
    'transaction.boundary': { type: 'string', words: ['poll', 'interval'] },
    'transaction.boundary.interval.ms': milliseconds(100, MINUTE),
  },

  worker: {
    ...CONNECTION,
    ...METRICS,
    // What a crash copies again. Kafka's own default is a minute.
    'offset.flush.interval.ms': milliseconds(1, MINUTE),
    'offset.flush.timeout.ms': milliseconds(1000, 10 * MINUTE),
    // How processes notice that one is gone, and share its work.
    'heartbeat.interval.ms': milliseconds(1000, MINUTE),
    'rebalance.timeout.ms': milliseconds(1000, 10 * MINUTE),
    'scheduled.rebalance.max.delay.ms': milliseconds(0, 10 * MINUTE),
    'session.timeout.ms': milliseconds(6000, 5 * MINUTE),
    'task.shutdown.graceful.timeout.ms': milliseconds(1000, MINUTE),
    'worker.sync.timeout.ms': milliseconds(1000, 10 * MINUTE),
    'worker.unsync.backoff.ms': milliseconds(1000, 10 * MINUTE),
    // How its state is kept.
    'config.storage.replication.factor': FACTOR,
    'offset.storage.partitions': PARTITIONS,
    'offset.storage.replication.factor': FACTOR,
    'status.storage.partitions': PARTITIONS,
    'status.storage.replication.factor': FACTOR,
    // How plugins are found, for an image with some.
    'plugin.discovery': { type: 'string', words: ['only_scan', 'hybrid_warn', 'hybrid_fail', 'service_load'] },
  },

  sourceConsumer: {
    ...CONNECTION,
    ...METRICS,
    // How much is read at once, and how long brokers wait for it.
    'fetch.max.bytes': AMOUNT,
    'fetch.max.wait.ms': milliseconds(0, 5000),
    'fetch.min.bytes': AMOUNT,
    'max.partition.fetch.bytes': AMOUNT,
    'max.poll.records': AMOUNT,
    // From which of its copies.
    'client.rack': TEXT,
    // A record that was damaged on its way is told.
    'check.crcs': ON,
    'default.api.timeout.ms': milliseconds(1000, 10 * MINUTE),
  },

  targetProducer: {
    ...CONNECTION,
    ...METRICS,
    // What is acknowledged is there, once and in its order.
    'acks': { type: 'string', words: ['all', '-1'] },
    'enable.idempotence': BOOLEAN,
    'max.in.flight.requests.per.connection': { type: 'int', least: 1, most: 5 },
    // How large a batch gets, and what it costs.
    'batch.size': { type: 'int', least: 0 },
    'buffer.memory': { type: 'long', least: 1_048_576 },
    'compression.gzip.level': { type: 'int', least: -1, most: 9 },
    'compression.lz4.level': { type: 'int', least: 1, most: 17 },
    'compression.type': { type: 'string', words: ['none', 'gzip', 'snappy', 'lz4', 'zstd'] },
    'compression.zstd.level': { type: 'int', least: -131_072, most: 22 },
    'linger.ms': milliseconds(0, MINUTE),
    'max.request.size': AMOUNT,
    // How long it tries before the task fails.
    'delivery.timeout.ms': { type: 'int', least: 0 },
    'max.block.ms': { type: 'long', least: 1000 },
    'retries': { type: 'int', least: 0 },
    'transaction.timeout.ms': milliseconds(1000, 15 * MINUTE),
  },

  sourceAdmin: ADMIN,
  targetAdmin: ADMIN,
};
