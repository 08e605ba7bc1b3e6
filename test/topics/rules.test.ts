import { BrokerType, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CleanupPolicy, KafkaTopic, ScramMskCluster, type KafkaTopicOptions, type KafkaTopicProps, type ScramMskClusterProps } from '../../lib';
import { TOPIC_RULES } from '../../lib/topics/rules';
import { importCluster } from '../scram-msk-cluster/existing';
import { errorOf, ZonedStack } from '../stacks';

interface Choice extends Partial<KafkaTopicOptions> {
  readonly topicName?: string;
  /** Names of topics that are there before. */
  readonly beside?: string[];
  readonly on?: ScramMskClusterProps;
  /** The cluster exists and is in us-east-1, account 123456789012. */
  readonly existing?: boolean;
  readonly region?: string;
  readonly account?: string;
}

interface Row {
  readonly rule: string;
  readonly broken: Choice;
  readonly says: string[];
  readonly holds: Choice;
}

const EXPRESS: ScramMskClusterProps = { brokerType: BrokerType.EXPRESS };

const ROWS: Row[] = [
  { rule: 'topic-name', broken: { topicName: 'orders v1' }, says: ["topicName must be 1 to 249 letters, digits and . _ -, got 'orders v1'"], holds: { topicName: 'orders.v1' } },
  { rule: 'topic-name', broken: { topicName: '__orders' }, says: ['topicName must not begin with __', "got '__orders'"], holds: { topicName: '_orders' } },
  {
    rule: 'topic-name-collision',
    broken: { topicName: 'orders.v1', beside: ['orders_v1'] },
    says: ["topicName must differ from 'orders_v1' on Streaming/Kafka, got 'orders.v1': Kafka takes a period and an underscore for the same"],
    holds: { topicName: 'orders.v1', beside: ['orders-v1'] },
  },
  {
    rule: 'topic-name-collision',
    broken: { topicName: 'orders', beside: ['orders'] },
    says: ["topicName must differ from 'orders' on Streaming/Kafka, got 'orders'"],
    holds: { topicName: 'orders', beside: ['Orders'] },
  },
  {
    rule: 'topic-place',
    broken: { existing: true, replicationFactor: 3, region: 'us-east-2' },
    says: ['the topic must be in a stack in us-east-1, next to Streaming/Existing, got one in us-east-2'],
    holds: { existing: true, replicationFactor: 3 },
  },
  {
    rule: 'topic-place',
    broken: { existing: true, replicationFactor: 3, account: '111111111111' },
    says: ['a stack in 123456789012', 'got one in 111111111111'],
    holds: { existing: true, replicationFactor: 3, account: '123456789012' },
  },
  {
    rule: 'topic-kafka-version',
    broken: { on: { kafkaVersion: KafkaVersion.of('3.5.1') } },
    says: ["kafkaVersion of the cluster must be 3.6.0 or newer, got '3.5.1'"],
    holds: { on: { kafkaVersion: KafkaVersion.of('3.6.0') } },
  },
  {
    rule: 'topic-kafka-version',
    broken: { on: { kafkaVersion: KafkaVersion.of('2.8.2.tiered') } },
    says: ["got '2.8.2.tiered'"],
    holds: { on: { kafkaVersion: KafkaVersion.of('4.1.x.kraft') } },
  },
  { rule: 'topic-partitions', broken: { partitions: 0 }, says: ['partitions must be a whole number of at least 1, got 0'], holds: { partitions: 1 } },
  { rule: 'topic-partitions', broken: { partitions: 1.5 }, says: ['partitions must be a whole number', 'got 1.5'], holds: { partitions: 2 } },
  { rule: 'topic-replication-factor', broken: { replicationFactor: 4 }, says: ['replicationFactor must be at least 1 and at most 3, the number of brokers, got 4'], holds: { replicationFactor: 3 } },
  { rule: 'topic-replication-factor', broken: { replicationFactor: 0 }, says: ['replicationFactor must be at least 1', 'got 0'], holds: { replicationFactor: 2 } },
  { rule: 'topic-replication-factor', broken: { existing: true }, says: ['replicationFactor must be given where the number of zones is not known, as of Streaming/Existing, got none'], holds: { existing: true, replicationFactor: 3 } },
  { rule: 'topic-replication-factor', broken: { existing: true, replicationFactor: 0.5 }, says: ['replicationFactor must be a whole number of at least 1, got 0.5'], holds: { existing: true, replicationFactor: 2 } },
  { rule: 'topic-replication-factor', broken: { on: EXPRESS, replicationFactor: 2 }, says: ['replicationFactor must be exactly 3 on Express brokers, got 2'], holds: { on: EXPRESS, replicationFactor: 3 } },
  { rule: 'topic-min-insync-replicas', broken: { minInSyncReplicas: 4 }, says: ['minInSyncReplicas must be at least 1 and at most 2 (replicationFactor less one), got 4'], holds: { minInSyncReplicas: 3 } },
  { rule: 'topic-min-insync-replicas', broken: { minInSyncReplicas: 0 }, says: ['minInSyncReplicas must be at least 1', 'got 0'], holds: { minInSyncReplicas: 1 } },
  { rule: 'topic-min-insync-replicas', broken: { configs: { 'min.insync.replicas': 'two' } }, says: ['min.insync.replicas must be at least 1', 'got two'], holds: { configs: { 'min.insync.replicas': '2' } } },
  { rule: 'topic-min-insync-replicas', broken: { on: EXPRESS, minInSyncReplicas: 2 }, says: ['minInSyncReplicas must be left out on Express brokers, which fix it at 2, got 2'], holds: { on: EXPRESS } },
  {
    rule: 'topic-all-in-sync',
    broken: { minInSyncReplicas: 3 },
    says: ['minInSyncReplicas must be at most 2 (replicationFactor less one), got 3', 'no client can write with acks=all'],
    holds: { minInSyncReplicas: 2 },
  },
  {
    rule: 'topic-all-in-sync',
    broken: { replicationFactor: 2 },
    says: ['min.insync.replicas must be at most 1 (replicationFactor less one), got 2'],
    holds: { replicationFactor: 2, on: { serverProperties: { 'min.insync.replicas': '1' } } },
  },
  { rule: 'topic-all-in-sync', broken: { replicationFactor: 1 }, says: ['replicationFactor must be at least 2, got 1'], holds: { existing: true, replicationFactor: 1 } },
  {
    rule: 'topic-said-twice',
    broken: { retention: Duration.days(1), configs: { 'retention.ms': '-1' } },
    says: ['configs must leave out what a prop says, got retention.ms and retention'],
    holds: { retentionSize: Size.gibibytes(1), configs: { 'retention.ms': '-1' } },
  },
  { rule: 'topic-whole-amounts', broken: { retention: Duration.millis(1.5) }, says: ['retention must be whole milliseconds, got 1.5'], holds: { retention: Duration.seconds(1.5) } },
  { rule: 'topic-whole-amounts', broken: { maxMessageSize: Size.bytes(0.5) }, says: ['maxMessageSize must be whole bytes, got 0.5'], holds: { maxMessageSize: Size.kibibytes(0.5) } },
  { rule: 'topic-config-lines', broken: { configs: { 'segment.ms': '1\nretention.ms=1' } }, says: ['configs must be a name and a value on one line each, got "segment.ms"'], holds: { configs: { 'segment.ms': '1' } } },
  { rule: 'topic-config-unknown', broken: { configs: { 'retention.hours': '1' } }, says: ['configs must be settings that topics on Standard brokers are known to take, got retention.hours'], holds: { configs: { 'segment.ms': '1' } } },
  { rule: 'topic-config-unknown', broken: { on: EXPRESS, configs: { 'segment.ms': '1' } }, says: ['Express brokers are known to take, got segment.ms'], holds: { on: EXPRESS, configs: { 'retention.ms': '1' } } },
  {
    rule: 'topic-compacted-retention',
    broken: { cleanupPolicy: CleanupPolicy.COMPACT, retention: Duration.days(1) },
    says: ['cleanupPolicy must be COMPACT_AND_DELETE together with retention.ms, got COMPACT'],
    holds: { cleanupPolicy: CleanupPolicy.COMPACT_AND_DELETE, retention: Duration.days(1) },
  },
  {
    rule: 'topic-copies-in-a-zone',
    broken: { on: { brokersPerZone: 2 }, replicationFactor: 4 },
    says: ['replicationFactor must be at most 3, the number of zones with brokers, to have one copy in each, got 4'],
    holds: { on: { brokersPerZone: 2 }, replicationFactor: 3 },
  },
  {
    rule: 'topic-config-values',
    broken: { configs: { 'segment.ms': 'abc', 'retention.ms': '1.5' } },
    says: ['segment.ms must be a whole number of at least 1', "got 'abc'; retention.ms must be a whole number of at least -1", "got '1.5'"],
    holds: { configs: { 'segment.ms': '1', 'retention.ms': '-1' } },
  },
  {
    rule: 'topic-config-values',
    broken: { maxMessageSize: Size.gibibytes(2) },
    says: ["max.message.bytes must be a whole number of at least 0 and at most 2147483647, got '2147483648'"],
    holds: { maxMessageSize: Size.gibibytes(1) },
  },
  {
    rule: 'topic-config-gone',
    broken: { on: { kafkaVersion: KafkaVersion.V4_0_X_KRAFT }, configs: { 'message.format.version': '3.0' } },
    says: ["got message.format.version with kafkaVersion '4.0.x.kraft'"],
    holds: { on: { kafkaVersion: KafkaVersion.V3_9_X_KRAFT }, configs: { 'message.format.version': '3.0' } },
  },
  {
    rule: 'topic-tiered',
    broken: { configs: { 'remote.storage.enable': 'true' } },
    says: ['remote.storage.enable must be left out on a cluster without storage.tiered, got true'],
    holds: { on: { storage: { tiered: true } }, configs: { 'remote.storage.enable': 'true' } },
  },
  {
    rule: 'topic-tiered',
    broken: { on: { storage: {} }, configs: { 'remote.storage.enable': 'TRUE' } },
    says: ['remote.storage.enable must be left out'],
    holds: { existing: true, replicationFactor: 3, configs: { 'remote.storage.enable': 'true' } },
  },
  {
    rule: 'topic-tiered-compacted',
    broken: { on: { storage: { tiered: true } }, cleanupPolicy: CleanupPolicy.COMPACT_AND_DELETE, configs: { 'remote.storage.enable': 'true' } },
    says: ['cleanup.policy must be delete together with remote.storage.enable, got compact,delete'],
    holds: { on: { storage: { tiered: true } }, cleanupPolicy: CleanupPolicy.DELETE, configs: { 'remote.storage.enable': 'true' } },
  },
  {
    rule: 'topic-compaction-lags',
    broken: { configs: { 'min.compaction.lag.ms': '2', 'max.compaction.lag.ms': '1' } },
    says: ['min.compaction.lag.ms must be at most 1 (max.compaction.lag.ms), got 2'],
    holds: { configs: { 'min.compaction.lag.ms': '1', 'max.compaction.lag.ms': '1' } },
  },
  {
    rule: 'topic-local-retention',
    broken: { configs: { 'local.retention.ms': '2', 'retention.ms': '1', 'local.retention.bytes': '4', 'retention.bytes': '3' } },
    says: ['local.retention.ms must be at most 1 (retention.ms), got 2; local.retention.bytes must be at most 3 (retention.bytes), got 4'],
    holds: { configs: { 'local.retention.ms': '1', 'retention.ms': '1', 'local.retention.bytes': '-2', 'retention.bytes': '3' } },
  },
  {
    rule: 'topic-removal-policy',
    broken: { removalPolicy: RemovalPolicy.SNAPSHOT },
    says: ['removalPolicy must be one of DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT'],
    holds: { removalPolicy: RemovalPolicy.DESTROY },
  },
];

const levelOf = new Map(TOPIC_RULES.map(({ id, level }) => [id, level]));
const named = ROWS.map((row) => ({ ...row, what: row.says.join(' … ') }));
const ERRORS = named.filter(({ rule }) => levelOf.get(rule) === 'error');
const WARNINGS = named.filter(({ rule }) => levelOf.get(rule) === 'warning');

function define({ beside = [], on, existing, region, account, ...choice }: Choice): ZonedStack {
  const stack = new ZonedStack(undefined, undefined, { region, account });
  const cluster = existing ? importCluster(stack) : new ScramMskCluster(stack, 'Kafka', on);
  const props: KafkaTopicProps = { cluster, topicName: 'orders', partitions: 1, ...choice };
  beside.forEach((topicName) => new KafkaTopic(stack, `Beside-${topicName}`, { cluster, topicName, partitions: 1 }));
  new KafkaTopic(stack, 'Topic', props);
  return stack;
}

function warningsOf(stack: ZonedStack, rule: string): string[] {
  return Annotations.fromStack(stack).findWarning('/Streaming/Topic', Match.anyValue())
    .map(({ entry }) => String(entry.data))
    .filter((text) => text.endsWith(`[ack: cdk-msk-georeplication:${rule}]`));
}

test('each rule has a row, each row a rule', () => {
  expect(new Set(ROWS.map(({ rule }) => rule))).toEqual(new Set(TOPIC_RULES.map(({ id }) => id)));
  expect(levelOf.size).toBe(TOPIC_RULES.length);
});

test.each(ERRORS)('fails by $rule: $what', ({ rule, broken, says }) => {
  const lines = errorOf(() => define(broken)).split('\n');

  expect(lines[0]).toBe('Streaming/Topic cannot be defined:');
  const line = lines.find((text) => text.endsWith(` [${rule}]`));
  for (const part of says) {
    expect(line).toContain(part);
  }
});

test.each(WARNINGS)('warns by $rule: $what', ({ rule, broken, says }) => {
  const warnings = warningsOf(define(broken), rule);

  expect(warnings).toHaveLength(1);
  for (const part of says) {
    expect(warnings[0]).toContain(part);
  }
});

test.each(named)('$rule lets pass what is next to: $what', ({ rule, holds }) => {
  expect(warningsOf(define(holds), rule)).toEqual([]);
});

test('fails with all broken rules in one error', () => {
  const message = errorOf(() => define({
    topicName: '__orders', partitions: 0, replicationFactor: 4, minInSyncReplicas: 5, configs: { 'min.insync.replicas': '6', 'a': '\n' },
  }));

  expect(message.split('\n').slice(1).map((line) => /\[(.*)\]$/.exec(line)?.[1]))
    .toEqual(['topic-name', 'topic-partitions', 'topic-replication-factor', 'topic-min-insync-replicas', 'topic-said-twice', 'topic-config-lines']);
});
