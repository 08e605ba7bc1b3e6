import type { SettingValue } from '../settings/setting-values';

/**
 * Which broker settings a custom MSK configuration may hold.
 *
 * The lists of settable names grow with the service, so a name that they lack is a warning. The other two lists are
 * refused: MSK owns those settings, or Express brokers fix them.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-express-read-write.html
 */

/** What Standard brokers take; the local retention with tiered storage only. */
export const STANDARD_SETTABLE: ReadonlySet<string> = new Set([
  'allow.everyone.if.no.acl.found',
  'auto.create.topics.enable',
  'compression.type',
  'connections.max.idle.ms',
  'default.replication.factor',
  'delete.topic.enable',
  'group.initial.rebalance.delay.ms',
  'group.max.session.timeout.ms',
  'group.min.session.timeout.ms',
  'leader.imbalance.per.broker.percentage',
  'log.cleaner.delete.retention.ms',
  'log.cleaner.min.cleanable.ratio',
  'log.cleanup.policy',
  'log.flush.interval.messages',
  'log.flush.interval.ms',
  'log.message.timestamp.difference.max.ms',
  'log.local.retention.bytes',
  'log.local.retention.ms',
  'log.message.timestamp.type',
  'log.retention.bytes',
  'log.retention.hours',
  'log.retention.minutes',
  'log.retention.ms',
  'log.roll.ms',
  'log.segment.bytes',
  'max.incremental.fetch.session.cache.slots',
  'message.max.bytes',
  'min.insync.replicas',
  'num.io.threads',
  'num.network.threads',
  'num.partitions',
  'num.recovery.threads.per.data.dir',
  'num.replica.fetchers',
  'offsets.retention.minutes',
  'offsets.topic.replication.factor',
  'replica.fetch.max.bytes',
  'replica.fetch.response.max.bytes',
  'replica.lag.time.max.ms',
  'replica.selector.class',
  'replica.socket.receive.buffer.bytes',
  'socket.receive.buffer.bytes',
  'socket.request.max.bytes',
  'socket.send.buffer.bytes',
  'transaction.max.timeout.ms',
  'transaction.state.log.min.isr',
  'transaction.state.log.replication.factor',
  'transactional.id.expiration.ms',
  'unclean.leader.election.enable',
  'zookeeper.connection.timeout.ms',
  'zookeeper.session.timeout.ms',
]);

/** What Express brokers take. */
export const EXPRESS_SETTABLE: ReadonlySet<string> = new Set([
  'advertised.listeners',
  'allow.everyone.if.no.acl.found',
  'auto.create.topics.enable',
  'compression.type',
  'connections.max.idle.ms',
  'delete.topic.enable',
  'group.initial.rebalance.delay.ms',
  'group.max.session.timeout.ms',
  'leader.imbalance.per.broker.percentage',
  'log.cleaner.delete.retention.ms',
  'log.cleaner.max.compaction.lag.ms',
  'log.cleaner.min.compaction.lag.ms',
  'log.cleanup.policy',
  'log.message.timestamp.after.max.ms',
  'log.message.timestamp.before.max.ms',
  'log.message.timestamp.type',
  'log.retention.bytes',
  'log.retention.ms',
  'max.connection.creation.rate',
  'max.connections',
  'max.connections.per.ip',
  'max.connections.per.ip.overrides',
  'max.incremental.fetch.session.cache.slots',
  'message.max.bytes',
  'num.partitions',
  'offsets.retention.minutes',
  'producer.id.expiration.ms',
  'replica.fetch.max.bytes',
  'replica.selector.class',
  'socket.receive.buffer.bytes',
  'socket.request.max.bytes',
  'socket.send.buffer.bytes',
  'transaction.max.timeout.ms',
  'transactional.id.expiration.ms',
]);

/** What Express brokers show but do not let anybody set. */
export const EXPRESS_READ_ONLY: ReadonlySet<string> = new Set([
  'broker.id',
  'broker.rack',
  'default.replication.factor',
  'fetch.max.bytes',
  'group.max.size',
  'inter.broker.listener.name',
  'inter.broker.protocol.version',
  'listeners',
  'log.message.format.version',
  'min.insync.replicas',
  'num.io.threads',
  'num.network.threads',
  'replica.fetch.response.max.bytes',
  'request.timeout.ms',
  'transaction.state.log.min.isr',
  'transaction.state.log.replication.factor',
  'unclean.leader.election.enable',
]);

/** What no MSK cluster lets anybody set: listeners, identity, storage paths, security. */
const OWNED_BY_MSK = /^(super\.users|listeners|authorizer\.class\.name|broker\.id|node\.id|process\.roles|log\.dirs?|zookeeper\.connect|(ssl|sasl|security)\..*)$/;

export function isOwnedByMsk(key: string): boolean {
  return OWNED_BY_MSK.test(key);
}

/** What MSK makes narrower than Kafka does. */
export const MSK_LIMITS: Readonly<Record<string, SettingValue>> = {
  'replica.lag.time.max.ms': { type: 'long', least: 10_000, most: 30_000 },
  'zookeeper.session.timeout.ms': { type: 'int', least: 6_000, most: 18_000 },
};

/** What it makes narrower for Express brokers. */
export const EXPRESS_LIMITS: Readonly<Record<string, SettingValue>> = {
  'log.cleaner.max.compaction.lag.ms': { type: 'long', least: 86_400_000 },
};
