import { isOlderThan } from '../releases/versions';
import { EXPRESS_TOPIC_SETTINGS, GONE_WITH_KAFKA_4, TOPIC_SETTINGS } from '../topics/topic-settings';

/** What is known of the two clusters when settings of topics are copied. Of what is not known, the careful choice is taken. */
export interface CopiedBetween {
  /** Of the target, a release or a name of MSK's. */
  readonly targetVersion?: string;
  readonly targetIsExpress?: boolean;
  /** Whether the target moves segments to low-cost storage. */
  readonly targetIsTiered?: boolean;
  readonly sourceIsTiered?: boolean;
}

/** What MirrorMaker leaves out by itself. Setting the list replaces it, so ours begins with it. */
const BUILT_IN = [
  'follower.replication.throttled.replicas',
  'leader.replication.throttled.replicas',
  'message.timestamp.difference.max.ms',
  'message.timestamp.type',
  'unclean.leader.election.enable',
  'min.insync.replicas',
];

/**
 * They took the place of message.timestamp.difference.max.ms, and MirrorMaker's own list does not know them. A copy that has
 * them refuses each record that arrives later than they allow, and its partition stands still before it (KAFKA-20163).
 */
const TIME_BOUNDS = ['message.timestamp.before.max.ms', 'message.timestamp.after.max.ms'];

/**
 * Brokers without tiered storage refuse a copy that has them. From a source without it MirrorMaker would turn it off on copies
 * that the target's operators moved to it, which brokers refuse, too.
 */
const TIERED = ['remote.storage.enable', 'local.retention.ms', 'local.retention.bytes', 'remote.log.copy.disable', 'remote.log.delete.on.disable'];

/** What brokers of older lines do not know, and refuse. */
const NEW: readonly { readonly since: string; readonly settings: readonly string[] }[] = [
  { since: '3.8', settings: ['compression.gzip.level', 'compression.lz4.level', 'compression.zstd.level'] },
  { since: '3.9', settings: ['remote.log.copy.disable', 'remote.log.delete.on.disable'] },
];

/** Brokers from 4.0 on want a mebibyte at least, and refuse what older ones took. */
const NARROWER_SINCE_KAFKA_4 = ['segment.bytes'];

/** The settings of topics that do not follow their topic: a target that refuses one refuses the whole topic, or each change of it. */
export function uncopiedSettings({ targetVersion, targetIsExpress, targetIsTiered, sourceIsTiered }: CopiedBetween): string[] {
  const mayBeOlderThan = (line: string) => targetVersion === undefined || isOlderThan(targetVersion, line);
  const mayBeKafka4 = targetVersion === undefined || !isOlderThan(targetVersion, '4.0');
  return [...new Set([
    ...BUILT_IN,
    ...TIME_BOUNDS,
    ...(targetIsTiered === true && sourceIsTiered !== false ? [] : TIERED),
    ...NEW.flatMap(({ since, settings }) => mayBeOlderThan(since) ? settings : []),
    ...(mayBeKafka4 ? [...GONE_WITH_KAFKA_4, ...NARROWER_SINCE_KAFKA_4] : []),
    ...(targetIsExpress ? [...TOPIC_SETTINGS].filter((setting) => !EXPRESS_TOPIC_SETTINGS.has(setting)) : []),
  ])];
}
