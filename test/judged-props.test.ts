/**
 * Which rules judge each prop that reaches AWS or Kafka, or why none does. The compiler keeps the table complete, one more
 * interface is one more entry; what a prop's type is, its shape judges besides.
 */
import type { BrokerLogging, S3LoggingConfiguration } from '@aws-cdk/aws-msk-alpha';
import type { BrokerStorage, KafkaTopicProps, MutualTls, ScramMskClusterProps } from '../lib';
import { CLUSTER_RULES } from '../lib/scram-msk-cluster/rules';
import { TOPIC_RULES } from '../lib/topics/rules';

/** Ids of rules, or a reason. */
type Judged<Props> = Readonly<Record<keyof Required<Props>, readonly string[] | string>>;

const BY_TYPE = 'every value of its type is taken';

const CLUSTER: Judged<ScramMskClusterProps> = {
  clusterName: ['cluster-name'],
  vpc: ['vpc-region', 'subnet-selection', 'ip-addresses'],
  vpcSubnets: ['subnet-selection', 'subnets-without-zone', 'zones', 'one-subnet-per-zone', 'subnets-of-vpc', 'zone-use1-az3'],
  ipAddresses: ['ip-addresses'],
  natGateways: ['nat-gateways'],
  encryptionKey: ['encryption-key'],
  secretEncryptionKey: ['secret-encryption-key'],
  kafkaVersion: ['kafka-version', 'express-version', 'standard-version', 't3-small-with-kraft', 'tiered-version', 'zookeeper-with-kraft'],
  brokerType: ['express-version', 'standard-version', 'express-storage', 'zones', 'server-properties-express'],
  instanceType: ['instance-type-prefix', 'instance-type', 't3-small-with-kraft', 'tiered-t3-small', 'provisioned-throughput'],
  brokersPerZone: ['brokers-per-zone', 'brokers'],
  storage: ['express-storage'],
  serverProperties: [
    'server-properties-owned', 'server-properties-express', 'server-properties-unknown', 'server-properties-lines', 'server-properties-values',
    'server-properties-limits', 'replication-factors', 'min-insync-replicas', 'all-in-sync', 'transactions-in-sync', 'closed-before-its-rights',
    'zookeeper-with-kraft', 'tiered-cleanup-policy',
  ],
  monitoringLevel: BY_TYPE,
  openMonitoring: BY_TYPE,
  logging: ['firehose', 'log-group-region'],
  users: ['users'],
  authorization: BY_TYPE,
  iam: BY_TYPE,
  mutualTls: ['mutual-tls', 'mutual-tls-region'],
  logEncryptionKey: ['log-encryption-key'],
  mskDualStackEndpoint: BY_TYPE,
  removalPolicy: ['removal-policy'],
};

const STORAGE: Judged<BrokerStorage> = {
  volumeSize: ['volume-size', 'provisioned-throughput-volume'],
  provisionedThroughput: ['provisioned-throughput', 'provisioned-throughput-volume'],
  tiered: ['tiered-version', 'tiered-t3-small', 'tiered-cleanup-policy'],
  maximumVolumeSize: ['maximum-volume-size', 'target-utilization-alone'],
  targetUtilization: ['target-utilization', 'target-utilization-alone'],
};

const LOGGING: Judged<BrokerLogging & S3LoggingConfiguration> = {
  firehoseDeliveryStreamName: ['firehose'],
  cloudwatchLogGroup: ['log-group-region'],
  s3: 'its own two props',
  bucket: 'AWS does not say from which Regions and with which keys it takes one',
  prefix: 'AWS does not say what it refuses',
};

const MUTUAL_TLS: Judged<MutualTls> = {
  certificateAuthorities: ['mutual-tls'],
};

const TOPIC: Judged<KafkaTopicProps> = {
  cluster: ['topic-place', 'topic-kafka-version'],
  topicName: ['topic-name', 'topic-name-collision'],
  partitions: ['topic-partitions'],
  replicationFactor: ['topic-replication-factor', 'topic-copies-in-a-zone', 'topic-all-in-sync'],
  minInSyncReplicas: ['topic-min-insync-replicas', 'topic-all-in-sync', 'topic-said-twice'],
  retention: ['topic-whole-amounts', 'topic-said-twice', 'topic-compacted-retention', 'topic-config-values'],
  retentionSize: ['topic-whole-amounts', 'topic-said-twice', 'topic-compacted-retention', 'topic-config-values'],
  cleanupPolicy: ['topic-said-twice', 'topic-compacted-retention', 'topic-tiered-compacted'],
  compression: ['topic-said-twice', 'topic-config-values'],
  maxMessageSize: ['topic-whole-amounts', 'topic-said-twice', 'topic-config-values'],
  configs: [
    'topic-config-lines', 'topic-config-values', 'topic-config-unknown', 'topic-config-gone', 'topic-tiered', 'topic-tiered-compacted',
    'topic-compaction-lags', 'topic-said-twice',
  ],
  removalPolicy: ['topic-removal-policy'],
};

test.each([
  { of: 'a cluster', tables: [CLUSTER, STORAGE, LOGGING, MUTUAL_TLS], rules: CLUSTER_RULES },
  { of: 'a topic', tables: [TOPIC], rules: TOPIC_RULES },
])('each rule of $of judges a prop, each prop is judged by a rule that exists or says why not', ({ tables, rules }) => {
  const judges = tables.flatMap((table) => Object.values<readonly string[] | string>(table)).flatMap((judged) => typeof judged === 'string' ? [] : judged);

  expect(new Set(judges)).toEqual(new Set(rules.map(({ id }) => id)));
});
