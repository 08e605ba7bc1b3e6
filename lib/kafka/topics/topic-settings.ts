/**
 * Settings of a topic, by the names that Kafka gives them.
 *
 * @see https://kafka.apache.org/39/documentation.html#topicconfigs
 */

/** What a topic can be told with a prop of its own, as Kafka reads it: times in milliseconds, sizes in bytes. */
export interface TopicChoices {
  readonly retention?: string;
  readonly retentionSize?: string;
  readonly cleanupPolicy?: string;
  readonly compression?: string;
  readonly maxMessageSize?: string;
  readonly minInSyncReplicas?: string;
}

/** The setting behind each prop. */
const SETTING_OF: Readonly<Record<keyof TopicChoices, string>> = {
  retention: 'retention.ms',
  retentionSize: 'retention.bytes',
  cleanupPolicy: 'cleanup.policy',
  compression: 'compression.type',
  maxMessageSize: 'max.message.bytes',
  minInSyncReplicas: 'min.insync.replicas',
};

const PROPS = Object.keys(SETTING_OF) as (keyof TopicChoices)[];

/** The settings of a topic that differ from those of its brokers. */
export function topicSettings(choices: TopicChoices, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const chosen = PROPS.flatMap((prop) => choices[prop] === undefined ? [] : [[SETTING_OF[prop], choices[prop]] as const]);
  return { ...Object.fromEntries(chosen), ...others };
}

/** The props whose setting stands among the others as well, with that setting. */
export function saidTwice(choices: TopicChoices, others: Readonly<Record<string, string>> = {}): (readonly [string, string])[] {
  return PROPS.filter((prop) => choices[prop] !== undefined && SETTING_OF[prop] in others).map((prop) => [prop, SETTING_OF[prop]]);
}

/**
 * What topics take on Standard brokers of the lines that MSK has. Versions to come may add some, so a name that is missing here
 * is a warning; Kafka itself refuses what it does not know.
 */
export const TOPIC_SETTINGS: ReadonlySet<string> = new Set([
  ...Object.values(SETTING_OF),
  'compression.gzip.level',
  'compression.lz4.level',
  'compression.zstd.level',
  'delete.retention.ms',
  'file.delete.delay.ms',
  'flush.messages',
  'flush.ms',
  'follower.replication.throttled.replicas',
  'index.interval.bytes',
  'leader.replication.throttled.replicas',
  'local.retention.bytes',
  'local.retention.ms',
  'max.compaction.lag.ms',
  'message.downconversion.enable',
  'message.format.version',
  'message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms',
  'message.timestamp.difference.max.ms',
  'message.timestamp.type',
  'min.cleanable.dirty.ratio',
  'min.compaction.lag.ms',
  'preallocate',
  'remote.log.copy.disable',
  'remote.log.delete.on.disable',
  'remote.storage.enable',
  'segment.bytes',
  'segment.index.bytes',
  'segment.jitter.ms',
  'segment.ms',
  'unclean.leader.election.enable',
]);

/** What brokers from 4.0 on do not know any more, and refuse. */
export const GONE_WITH_KAFKA_4: ReadonlySet<string> = new Set([
  'message.downconversion.enable',
  'message.format.version',
  'message.timestamp.difference.max.ms',
]);

/**
 * What topics take on Express brokers.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-write.html
 */
export const EXPRESS_TOPIC_SETTINGS: ReadonlySet<string> = new Set([
  'cleanup.policy',
  'compression.type',
  'delete.retention.ms',
  'max.compaction.lag.ms',
  'max.message.bytes',
  'message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms',
  'message.timestamp.type',
  'min.compaction.lag.ms',
  'retention.bytes',
  'retention.ms',
]);
