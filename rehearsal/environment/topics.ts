import type { TopicSettings } from '../drivers/kafka/records';

/** What the user's applications have on the primary before MirrorMaker starts. */
export const RECORDS_TOPIC = 'rehearsal-records';
export const OFFSETS_TOPIC = 'rehearsal-offsets';
export const GROWING_TOPIC = 'rehearsal-growing';
export const DRILL_TOPIC = 'rehearsal-drills';
export const LARGE_TOPIC = 'rehearsal-large';

/** Copies that the target refuses: for a name that is there, for a policy, for their length, though Kafka takes the original's. */
export const COLLIDING_TOPIC = 'rehearsal-colliding.name';
export const AGAINST_POLICY_TOPIC = 'rehearsal-against-policy';
export const LONG_TOPIC = 'rehearsal-long'.padEnd(249, 'g');

/** Its copy is deleted, and refused from then on. */
export const LOST_TOPIC = 'rehearsal-lost.name';

/** Records of these are refused, or cannot be read. */
export const RECOMPRESSED_TOPIC = 'rehearsal-recompressed';
export const KEYLESS_TOPIC = 'rehearsal-keyless';
export const OUTDATED_TOPIC = 'rehearsal-outdated';
export const CORRUPT_TOPIC = 'rehearsal-corrupt';

/** What they add while it runs. The first has a dot, behind which MirrorMaker looks for what a copy is a copy of. */
export const LATER_TOPIC = 'rehearsal-later.eu';
export const TRANSACTIONS_TOPIC = 'rehearsal-transactions';
export const COMPACTED_TOPIC = 'rehearsal-compacted';
export const LOG_APPEND_TIME_TOPIC = 'rehearsal-log-append-time';
export const ONE_PARTITION_TOPIC = 'rehearsal-one-partition';
export const UNKNOWN_SETTINGS_TOPIC = 'rehearsal-unknown-settings';

export const PARTITIONS = 4;

/** Not the brokers' defaults. */
export const SETTINGS: TopicSettings = { 'retention.ms': '7200000', 'max.message.bytes': '2000000' };

/** Begins the name of every topic that a rehearsal creates. */
export const REHEARSAL_TOPIC = /^rehearsal-/;

/** Groups of consumers at the primary. */
export const READER = 'rehearsal-reader';
export const LAGGARD = 'rehearsal-laggard';

/** What the background workload uses where every user may do everything. */
export const BACKGROUND_TOPIC = 'rehearsal-background';
export const BACKGROUND_GROUP = 'rehearsal-background-reader';
