/**
 * Which settings a user may not set, although Apache Kafka knows them.
 */

/** By a prop of the construct: what to copy, how names are made, where the clusters are and who logs in. */
const DECIDED = /^(clusters|enabled|bootstrap\.servers|security\.protocol|sasl\..*|ssl\..*|topics|topics\.exclude|groups|groups\.exclude|tasks\.max|(refresh\.(topics|groups)|emit\.checkpoints|sync\.group\.offsets)\.interval\.seconds|replication\.policy\..*|exactly\.once\..*|isolation\.level|auto\.offset\.reset)$/;

/** Where MirrorMaker keeps its state, and how its processes find each other and their plugins. */
const INTERNAL = /^(name|connector\.class|group\.id|client\.id|transactional\.id|(config|offset|status)\.storage\.topic|(key|value|header)\.(converter|serializer|deserializer).*|config\.providers.*|plugin\.path|listeners|rest\..*|dedicated\..*)$/;

/** A value breaks a promise: that nothing is written to the source, that nobody is shut out, that health is measured. */
const BREAKING = /^(offset-syncs\.topic\.location|emit\.offset-syncs\.enabled|sync\.topic\.acls\.enabled|metric\.reporters|auto\.include\.jmx\.reporter)$/;

/** Kafka ignores a value, or ignores with it what a prop says. */
const FUTILE = /^(enable\.auto\.commit|connector\.client\.config\.override\.policy|(topic|group)\.filter\.class|(topics|groups|config\.properties)\.blacklist)$/;

/** Whether a setting is not for users. */
export function isOwned(setting: string): boolean {
  return [DECIDED, INTERNAL, BREAKING, FUTILE].some((names) => names.test(setting));
}

const PREFIX = /^((primary|secondary)(->(primary|secondary))?|producer|consumer|admin|source|target)\./;

/** They look as if they were for a client. */
const WITHOUT_PREFIX: ReadonlySet<string> = new Set(['admin.timeout.ms', 'consumer.poll.timeout.ms']);

/** Whether a name begins with a prefix for a cluster or a client: what comes out with another before it reaches nobody, or another. */
export function hasPrefix(setting: string): boolean {
  return PREFIX.test(setting) && !WITHOUT_PREFIX.has(setting);
}

/** What Kafka takes for all replicas. */
export const ACKS_OF_ALL: ReadonlySet<string> = new Set(['all', '-1']);

/** With so many requests on their way Kafka still keeps the order of an idempotent producer's records. */
export const MAXIMUM_IN_FLIGHT = 5;
