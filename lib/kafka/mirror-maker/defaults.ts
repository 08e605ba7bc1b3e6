import { groupsLeftOut } from './synced-groups';
import { TOPICS_EXCLUDE } from './copied-topics';
import type { ClusterAlias, MirrorMakerConfiguration, Settings } from './properties';
import { refusalSettings, type RecordRange } from './refusals';
import { uncopiedSettings, type CopiedBetween } from './uncopied-settings';

/** How topics are called on the target. */
export const REPLICATION_POLICIES = {
  prefixed: 'org.apache.kafka.connect.mirror.DefaultReplicationPolicy',
  identical: 'org.apache.kafka.connect.mirror.IdentityReplicationPolicy',
} as const;

const SETTINGS_EXCLUDE = 'config.properties.exclude';

/** What a user decides about a flow. Durations are in seconds. */
export interface FlowChoices {
  readonly source: ClusterAlias;
  readonly target: ClusterAlias;
  readonly naming: keyof typeof REPLICATION_POLICIES;
  readonly topics: readonly string[];
  readonly topicsExclude: readonly string[];
  readonly groups: readonly string[];
  readonly groupsExclude: readonly string[];
  /** Whether those of Kafka Connect are not left out. */
  readonly connectGroups: boolean;
  readonly tasks: number;
  /** More than one process must talk to each other. */
  readonly processes: number;
  readonly exactlyOnce: boolean;
  readonly skipRecords: readonly RecordRange[];
  readonly refreshInterval: number;
  readonly checkpointInterval: number;
  /** What decides which settings of topics follow. */
  readonly between: CopiedBetween;
  readonly overrides: SettingOverrides;
}

/** Settings of the user's own, over the defaults, by their reader. */
export type SettingOverrides = Partial<Pick<MirrorMakerConfiguration, SettingReader>>;

export type SettingReader = 'flow' | 'worker' | 'sourceConsumer' | 'targetProducer' | 'sourceAdmin' | 'targetAdmin';

/** The configuration of a flow: the library's defaults, the choices, then the user's own settings. */
export function mirrorMakerConfiguration(choices: FlowChoices): MirrorMakerConfiguration {
  const { overrides } = choices;
  return {
    source: choices.source,
    target: choices.target,
    replicationPolicy: REPLICATION_POLICIES[choices.naming],
    // From Kafka 3.5 on; without it, followers could not tell the leader of new topics.
    internalRest: choices.processes > 1 || choices.exactlyOnce,
    flow: { ...flow(choices), ...overrides.flow, [SETTINGS_EXCLUDE]: settingsExclude(choices) },
    worker: { ...worker(choices), ...overrides.worker },
    sourceConsumer: { ...SOURCE_CONSUMER, ...overrides.sourceConsumer },
    targetProducer: { ...TARGET_PRODUCER, ...overrides.targetProducer },
    sourceAdmin: { ...overrides.sourceAdmin },
    targetAdmin: { ...overrides.targetAdmin },
  };
}

function flow({ topics, topicsExclude, groups, groupsExclude, connectGroups, tasks, refreshInterval, checkpointInterval, skipRecords }: FlowChoices): Settings {
  return {
    'topics': topics.join(','),
    'topics.exclude': [...TOPICS_EXCLUDE, ...topicsExclude].join(','),
    'groups': groups.join(','),
    'groups.exclude': [...groupsLeftOut(connectGroups), ...groupsExclude].join(','),
    'tasks.max': String(tasks),
    // -1 is the target's default.replication.factor. MirrorMaker's own 2 and 3 do not fit every number of zones.
    'replication.factor': '-1',
    'offset-syncs.topic.replication.factor': '-1',
    'checkpoints.topic.replication.factor': '-1',
    'heartbeats.topic.replication.factor': '-1',
    // On the target, nothing is ever written to the source, and the syncs outlive its loss.
    'offset-syncs.topic.location': 'target',
    // A group near the end that fails over repeats at most about this many records of each partition; the default is 100.
    // One that lags repeats most of its lag: MirrorMaker keeps few older offsets.
    'offset.lag.max': '10',
    // Off by default, and then a consumer that fails over starts anew.
    'sync.group.offsets.enabled': 'true',
    'sync.group.offsets.interval.seconds': String(checkpointInterval),
    'emit.checkpoints.interval.seconds': String(checkpointInterval),
    'refresh.topics.interval.seconds': String(refreshInterval),
    'refresh.groups.interval.seconds': String(refreshInterval),
    'sync.topic.configs.interval.seconds': String(refreshInterval),
    // It would copy rights to read only, and the first one on a topic shuts out every other user, this writer included.
    'sync.topic.acls.enabled': 'false',
    // A class in the image: metrics of each task. Those of each partition, and of each partition of each group, are thousands,
    // and the exporter leaves them where they are.
    'metric.reporters': 'georeplication.TaskMetricsReporter',
    // Many groups take longer than the default of a minute to list.
    'admin.timeout.ms': '120000',
    ...refusalSettings(skipRecords),
  };
}

/** Expressions, as the user's own are, which add to the list that they would replace. */
function settingsExclude({ between, overrides: { flow: { [SETTINGS_EXCLUDE]: own } = {} } }: FlowChoices): string {
  return [...uncopiedSettings(between).map((setting) => setting.replaceAll('.', '\\.')), ...(own === undefined ? [] : [own])].join(',');
}

function worker({ exactlyOnce }: FlowChoices): Settings {
  return {
    'config.storage.replication.factor': '-1',
    'offset.storage.replication.factor': '-1',
    'status.storage.replication.factor': '-1',
    // What a crash repeats; the default is a minute.
    'offset.flush.interval.ms': '10000',
    'offset.flush.timeout.ms': '30000',
    // How long the tasks of a lost process wait for it; the default is five minutes.
    'scheduled.rebalance.max.delay.ms': '30000',
    // All plugins here have a manifest: no need to scan every jar at the start.
    'plugin.discovery': 'service_load',
    ...(exactlyOnce ? { 'exactly.once.source.support': 'enabled' } : {}),
  };
}

const SOURCE_CONSUMER: Settings = {
  // What the consumers of the source read. Without it, records of aborted transactions would be records of the target.
  'isolation.level': 'read_committed',
  // Kafka's 64 KiB would cap a connection over 70 ms at 1 MB/s. -1 leaves the size to the operating system.
  'receive.buffer.bytes': '-1',
  'fetch.min.bytes': '65536',
  'fetch.max.bytes': '16777216',
  // A response arrives whole: more than the link carries in a second only makes bursts.
  'max.partition.fetch.bytes': '1048576',
  'max.poll.records': '5000',
};

const TARGET_PRODUCER: Settings = {
  'acks': 'all',
  // No duplicates and no other order when a write is tried again; Connect's worker turns it off.
  'enable.idempotence': 'true',
  'max.in.flight.requests.per.connection': '5',
  'compression.type': 'lz4',
  'batch.size': '524288',
  'linger.ms': '50',
  'buffer.memory': '67108864',
  // Batches grow when they are compressed anew; whether a record is too large is for the brokers to say.
  'max.request.size': '8388608',
};
