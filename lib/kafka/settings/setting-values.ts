/**
 * What Kafka takes as values of settings: its own types and bounds in the tested lines, where those differ the wider.
 *
 * Kept true by test/kafka/setting-values.test.ts, which asks the code of each.
 */
export interface SettingValue {
  readonly type: 'int' | 'long' | 'short' | 'double' | 'boolean' | 'string' | 'list';
  readonly least?: number;
  readonly most?: number;
  /** The only texts that it takes, in a list the only items, of a boolean in small letters. */
  readonly words?: readonly string[];
}

export type SettingValues = Readonly<Record<string, SettingValue>>;

const INT: SettingValue = { type: 'int' };
const LONG: SettingValue = { type: 'long' };
const BOOLEAN: SettingValue = { type: 'boolean' };
const STRING: SettingValue = { type: 'string' };
const LIST: SettingValue = { type: 'list' };
const RATIO: SettingValue = { type: 'double', least: 0, most: 1 };
const FACTOR: SettingValue = { type: 'short', least: 1 };
const COMPRESSION: SettingValue = { type: 'string', words: ['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'] };
const CLEANUP: SettingValue = { type: 'list', words: ['compact', 'delete'] };
const TIMESTAMP: SettingValue = { type: 'string', words: ['CreateTime', 'LogAppendTime'] };

function from(least: number, { type }: SettingValue): SettingValue {
  return { type, least };
}

/** Of brokers: everything that can be set on MSK. */
export const SERVER_SETTING_VALUES: SettingValues = {
  'advertised.listeners': STRING,
  'allow.everyone.if.no.acl.found': BOOLEAN,
  'auto.create.topics.enable': BOOLEAN,
  'compression.type': COMPRESSION,
  'connections.max.idle.ms': LONG,
  'default.replication.factor': INT,
  'delete.topic.enable': BOOLEAN,
  'group.initial.rebalance.delay.ms': INT,
  'group.max.session.timeout.ms': INT,
  'group.min.session.timeout.ms': INT,
  'leader.imbalance.per.broker.percentage': INT,
  'log.cleaner.delete.retention.ms': from(0, LONG),
  'log.cleaner.max.compaction.lag.ms': from(1, LONG),
  'log.cleaner.min.cleanable.ratio': RATIO,
  'log.cleaner.min.compaction.lag.ms': from(0, LONG),
  'log.cleanup.policy': CLEANUP,
  'log.flush.interval.messages': from(1, LONG),
  'log.flush.interval.ms': LONG,
  'log.local.retention.bytes': from(-2, LONG),
  'log.local.retention.ms': from(-2, LONG),
  'log.message.timestamp.after.max.ms': from(0, LONG),
  'log.message.timestamp.before.max.ms': from(0, LONG),
  'log.message.timestamp.difference.max.ms': from(0, LONG),
  'log.message.timestamp.type': TIMESTAMP,
  'log.retention.bytes': LONG,
  'log.retention.hours': INT,
  'log.retention.minutes': INT,
  'log.retention.ms': LONG,
  'log.roll.ms': LONG,
  'log.segment.bytes': from(14, INT),
  'max.connection.creation.rate': from(0, INT),
  'max.connections': from(0, INT),
  'max.connections.per.ip': from(0, INT),
  'max.connections.per.ip.overrides': STRING,
  'max.incremental.fetch.session.cache.slots': from(0, INT),
  'message.max.bytes': from(0, INT),
  'min.insync.replicas': from(1, INT),
  'num.io.threads': from(1, INT),
  'num.network.threads': from(1, INT),
  'num.partitions': from(1, INT),
  'num.recovery.threads.per.data.dir': from(1, INT),
  'num.replica.fetchers': INT,
  'offsets.retention.minutes': from(1, INT),
  'offsets.topic.replication.factor': FACTOR,
  'producer.id.expiration.ms': from(1, INT),
  'replica.fetch.max.bytes': from(0, INT),
  'replica.fetch.response.max.bytes': from(0, INT),
  'replica.lag.time.max.ms': LONG,
  'replica.selector.class': STRING,
  'replica.socket.receive.buffer.bytes': INT,
  'socket.receive.buffer.bytes': INT,
  'socket.request.max.bytes': from(1, INT),
  'socket.send.buffer.bytes': INT,
  'transaction.max.timeout.ms': from(1, INT),
  'transaction.state.log.min.isr': from(1, INT),
  'transaction.state.log.replication.factor': FACTOR,
  'transactional.id.expiration.ms': from(1, INT),
  'unclean.leader.election.enable': BOOLEAN,
  'zookeeper.connection.timeout.ms': INT,
  'zookeeper.session.timeout.ms': INT,
};

/** Of topics. */
export const TOPIC_SETTING_VALUES: SettingValues = {
  'cleanup.policy': CLEANUP,
  'compression.gzip.level': { type: 'int', least: -1, most: 9 },
  'compression.lz4.level': { type: 'int', least: 1, most: 17 },
  'compression.type': COMPRESSION,
  'compression.zstd.level': { type: 'int', least: -131072, most: 22 },
  'delete.retention.ms': from(0, LONG),
  'file.delete.delay.ms': from(0, LONG),
  'flush.messages': from(1, LONG),
  'flush.ms': from(0, LONG),
  'follower.replication.throttled.replicas': LIST,
  'index.interval.bytes': from(0, INT),
  'leader.replication.throttled.replicas': LIST,
  'local.retention.bytes': from(-2, LONG),
  'local.retention.ms': from(-2, LONG),
  'max.compaction.lag.ms': from(1, LONG),
  'max.message.bytes': from(0, INT),
  'message.downconversion.enable': BOOLEAN,
  'message.format.version': STRING,
  'message.timestamp.after.max.ms': from(0, LONG),
  'message.timestamp.before.max.ms': from(0, LONG),
  'message.timestamp.difference.max.ms': from(0, LONG),
  'message.timestamp.type': TIMESTAMP,
  'min.cleanable.dirty.ratio': RATIO,
  'min.compaction.lag.ms': from(0, LONG),
  'min.insync.replicas': from(1, INT),
  'preallocate': BOOLEAN,
  'remote.log.copy.disable': BOOLEAN,
  'remote.log.delete.on.disable': BOOLEAN,
  'remote.storage.enable': BOOLEAN,
  'retention.bytes': LONG,
  'retention.ms': from(-1, LONG),
  'segment.bytes': from(14, INT),
  'segment.index.bytes': from(4, INT),
  'segment.jitter.ms': from(0, LONG),
  'segment.ms': from(1, LONG),
  'unclean.leader.election.enable': BOOLEAN,
};

/** What every number of the type can be. */
const LIMITS = {
  short: [-(2n ** 15n), 2n ** 15n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
} as const;

/** Kafka reads them in any case. */
const TRUE_OR_FALSE = ['true', 'false'];

/** Says what a value must be, if it is something else; nothing for a setting that is not in the table. */
export function validateSetting(value: string, setting: SettingValue | undefined): string | undefined {
  if (setting === undefined) {
    return undefined;
  }
  // Kafka ignores white space around values.
  const text = value.trim();
  const { type, words } = setting;
  switch (type) {
    case 'boolean':
      return (words ?? TRUE_OR_FALSE).includes(text.toLowerCase()) ? undefined : (words ?? TRUE_OR_FALSE).join(' or ');
    case 'string':
      return words === undefined || words.includes(text) ? undefined : `one of ${words.join(', ')}`;
    case 'list':
      return words === undefined || text === '' || text.split(',').every((word) => words.includes(word.trim())) ? undefined : `a list of ${words.join(', ')}`;
    case 'double':
      return validateDouble(text, setting);
    default:
      return validateWhole(text, type, setting);
  }
}

function validateDouble(text: string, { least = -Infinity, most = Infinity }: SettingValue): string | undefined {
  // Java also reads a number with the letter of its type.
  const number = Number(text.replace(/[dDfF]$/, ''));
  return text !== '' && number >= least && number <= most ? undefined : `a number of at least ${least} and at most ${most}`;
}

function validateWhole(text: string, type: keyof typeof LIMITS, { least, most }: SettingValue): string | undefined {
  const [lowest, highest] = [least === undefined ? LIMITS[type][0] : BigInt(least), most === undefined ? LIMITS[type][1] : BigInt(most)];
  const number = /^[+-]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, '')) : undefined;
  return number !== undefined && number >= lowest && number <= highest ? undefined : `a whole number of at least ${lowest} and at most ${highest}`;
}
