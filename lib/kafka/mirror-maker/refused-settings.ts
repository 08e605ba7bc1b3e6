import { ALLOWED_SETTINGS } from './allowed-settings';
import type { SettingReader } from './defaults';

/** Why a setting that Kafka knows is not for users: what it says of itself, or would do. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  // What to copy, how names are made, where the clusters are and who logs in.
  [/^(clusters|enabled|bootstrap\.servers|security\.protocol|sasl\..*|ssl\..*|topics|topics\.exclude|groups|groups\.exclude|tasks\.max|(refresh\.(topics|groups)|emit\.checkpoints|sync\.group\.offsets)\.interval\.seconds|replication\.policy\..*|exactly\.once\..*)$/, 'a prop decides it'],
  [/^isolation\.level$/, 'records of aborted transactions would be copied'],
  [/^auto\.offset\.reset$/, 'what is written to a partition before it is found would not be copied'],
  [/^(name|connector\.class|group\.id|client\.id|transactional\.id|(config|offset|status)\.storage\.topic|(key|value|header)\.(converter|serializer|deserializer).*|config\.providers.*|plugin\.path|listeners|rest\..*|dedicated\..*)$/, 'MirrorMaker keeps and finds its state, processes and plugins by it'],
  [/^(offset-syncs\.topic\.location|emit\.offset-syncs\.enabled)$/, 'offsets would be written to the source, or not at all'],
  [/^sync\.topic\.acls\.enabled$/, 'it would shut users out'],
  [/^(metric\.reporters|auto\.include\.jmx\.reporter)$/, 'health would not be measured'],
  [/^(transforms|predicates)(\..*)?$/, 'a transformation can leave records out and give topics other names, without a word'],
  [/^topic\.creation\..*$/, 'MirrorMaker makes topics itself'],
  [/^forwarding\.admin\.class$/, 'what the target refuses would not be told'],
  [/^interceptor\.classes$/, 'an interceptor can change records and leave some out'],
  [/^(enable\.auto\.commit|auto\.commit\.interval\.ms|connector\.client\.config\.override\.policy|(topic|group)\.filter\.class|config\.property\.filter\.class|(topics|groups|config\.properties)\.blacklist)$/, 'Kafka ignores it, or with it what a prop says'],
];

const PREFIX = /^((primary|secondary)(->(primary|secondary))?|producer|consumer|admin|source|target)\./;

/** Says why a user may not set it, or nothing. */
export function reasonToRefuse(reader: SettingReader, setting: string): string | undefined {
  if (Object.hasOwn(ALLOWED_SETTINGS[reader], setting)) {
    return undefined;
  }
  const [, reason] = REASONS.find(([names]) => names.test(setting)) ?? [];
  return reason ?? (PREFIX.test(setting) ? 'without a prefix a setting reaches its reader, with another one none' : readElsewhere(setting));
}

function readElsewhere(setting: string): string {
  const others = (Object.keys(ALLOWED_SETTINGS) as SettingReader[]).filter((reader) => Object.hasOwn(ALLOWED_SETTINGS[reader], setting));
  return others.length > 0 ? `it is for ${others.join(' or ')}` : 'it is not among those that are known to be safe';
}
