import { BrokerType, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { Duration, Size } from 'aws-cdk-lib';
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
  { rule: 'topic-name', broken: { topicName: 'orders v1' }, says: ["topicName 'orders v1'", '1 to 249 letters, digits'], holds: { topicName: 'orders.v1' } },
  { rule: 'topic-name', broken: { topicName: '__orders' }, says: ["topicName '__orders'", 'does not begin with __'], holds: { topicName: '_orders' } },
  {
    rule: 'topic-name-collision',
    broken: { topicName: 'orders.v1', beside: ['orders_v1'] },
    says: ["topicName 'orders.v1' beside 'orders_v1' on Streaming/Kafka", 'one of them is allowed'],
    holds: { topicName: 'orders.v1', beside: ['orders-v1'] },
  },
  {
    rule: 'topic-name-collision',
    broken: { topicName: 'orders', beside: ['orders'] },
    says: ["topicName 'orders' beside 'orders'", 'a name once is allowed'],
    holds: { topicName: 'orders', beside: ['Orders'] },
  },
  {
    rule: 'topic-place',
    broken: { existing: true, replicationFactor: 3, region: 'us-east-2' },
    says: ['a stack in us-east-2', 'a stack in us-east-1, beside Streaming/Existing, is allowed'],
    holds: { existing: true, replicationFactor: 3 },
  },
  {
    rule: 'topic-place',
    broken: { existing: true, replicationFactor: 3, account: '111111111111' },
    says: ['a stack in 111111111111', 'a stack in 123456789012'],
    holds: { existing: true, replicationFactor: 3, account: '123456789012' },
  },
  {
    rule: 'topic-kafka-version',
    broken: { on: { kafkaVersion: KafkaVersion.of('3.5.1') } },
    says: ["kafkaVersion '3.5.1'", '3.6.0 or newer'],
    holds: { on: { kafkaVersion: KafkaVersion.of('3.6.0') } },
  },
  {
    rule: 'topic-kafka-version',
    broken: { on: { kafkaVersion: KafkaVersion.of('2.8.2.tiered') } },
    says: ["kafkaVersion '2.8.2.tiered'"],
    holds: { on: { kafkaVersion: KafkaVersion.of('4.1.x.kraft') } },
  },
  { rule: 'topic-partitions', broken: { partitions: 0 }, says: ['partitions 0: whole numbers from 1'], holds: { partitions: 1 } },
  { rule: 'topic-partitions', broken: { partitions: 1.5 }, says: ['partitions 1.5'], holds: { partitions: 2 } },
  { rule: 'topic-replication-factor', broken: { replicationFactor: 4 }, says: ['replicationFactor 4: 1 to 3 are allowed'], holds: { replicationFactor: 3 } },
  { rule: 'topic-replication-factor', broken: { replicationFactor: 0 }, says: ['replicationFactor 0: 1 to 3 are allowed'], holds: { replicationFactor: 2 } },
  { rule: 'topic-replication-factor', broken: { existing: true }, says: ['how many zones Streaming/Existing has is not known'], holds: { existing: true, replicationFactor: 3 } },
  { rule: 'topic-replication-factor', broken: { existing: true, replicationFactor: 0.5 }, says: ['whole numbers from 1'], holds: { existing: true, replicationFactor: 2 } },
  { rule: 'topic-replication-factor', broken: { on: EXPRESS, replicationFactor: 2 }, says: ['replicationFactor 2: 3 is allowed on Express brokers'], holds: { on: EXPRESS, replicationFactor: 3 } },
  { rule: 'topic-min-insync-replicas', broken: { minInSyncReplicas: 4 }, says: ['min.insync.replicas 4: 1 to the replicationFactor of 3'], holds: { minInSyncReplicas: 3 } },
  { rule: 'topic-min-insync-replicas', broken: { minInSyncReplicas: 0 }, says: ['min.insync.replicas 0'], holds: { minInSyncReplicas: 1 } },
  { rule: 'topic-min-insync-replicas', broken: { configs: { 'min.insync.replicas': 'two' } }, says: ['min.insync.replicas two'], holds: { configs: { 'min.insync.replicas': '2' } } },
  { rule: 'topic-min-insync-replicas', broken: { on: EXPRESS, minInSyncReplicas: 2 }, says: ['Express brokers fix it at 2'], holds: { on: EXPRESS } },
  {
    rule: 'topic-all-in-sync',
    broken: { minInSyncReplicas: 3 },
    says: ['replicationFactor 3 with min.insync.replicas 3', 'nobody can write with acks=all'],
    holds: { minInSyncReplicas: 2 },
  },
  {
    rule: 'topic-all-in-sync',
    broken: { replicationFactor: 2 },
    says: ['replicationFactor 2 with min.insync.replicas 2'],
    holds: { replicationFactor: 2, on: { serverProperties: { 'min.insync.replicas': '1' } } },
  },
  { rule: 'topic-all-in-sync', broken: { replicationFactor: 1 }, says: ['replicationFactor 1'], holds: { existing: true, replicationFactor: 1 } },
  {
    rule: 'topic-said-twice',
    broken: { retention: Duration.days(1), configs: { 'retention.ms': '-1' } },
    says: ['configs retention.ms: not allowed beside retention'],
    holds: { retentionSize: Size.gibibytes(1), configs: { 'retention.ms': '-1' } },
  },
  { rule: 'topic-whole-amounts', broken: { retention: Duration.millis(1.5) }, says: ['retention 1.5: whole milliseconds'], holds: { retention: Duration.seconds(1.5) } },
  { rule: 'topic-whole-amounts', broken: { maxMessageSize: Size.bytes(0.5) }, says: ['maxMessageSize 0.5'], holds: { maxMessageSize: Size.kibibytes(0.5) } },
  { rule: 'topic-config-lines', broken: { configs: { 'segment.ms': '1\nretention.ms=1' } }, says: ['configs "segment.ms": a name and a value on one line'], holds: { configs: { 'segment.ms': '1' } } },
  { rule: 'topic-config-unknown', broken: { configs: { 'retention.hours': '1' } }, says: ['configs retention.hours', 'Standard brokers'], holds: { configs: { 'segment.ms': '1' } } },
  { rule: 'topic-config-unknown', broken: { on: EXPRESS, configs: { 'segment.ms': '1' } }, says: ['configs segment.ms', 'Express brokers'], holds: { on: EXPRESS, configs: { 'retention.ms': '1' } } },
  {
    rule: 'topic-compacted-retention',
    broken: { cleanupPolicy: CleanupPolicy.COMPACT, retention: Duration.days(1) },
    says: ['retention.ms with cleanup.policy compact', 'COMPACT_AND_DELETE'],
    holds: { cleanupPolicy: CleanupPolicy.COMPACT_AND_DELETE, retention: Duration.days(1) },
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
