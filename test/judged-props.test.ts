/**
 * Which rules judge each prop that reaches AWS or Kafka, or why none does. The compiler keeps the table complete, one more
 * interface is one more entry; what a prop's type is, its shape judges besides.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrokerLogging, S3LoggingConfiguration } from '@aws-cdk/aws-msk-alpha';
import type {
  ActiveSideProps, ActiveSides, AddUserOptions, BrokerStorage, CrossRegionPeeringProps, GrantConnectOptions, GrantConsumeOptions, GrantDescribeOptions, GrantDescribeTopicOptions, KafkaTopicAttributes, KafkaTopicOptions, KafkaTopicProps, MirroredClusterConfig,
  MirrorMakerFlowProps, MirrorMakerOverrides, MirrorMakerPrimarySecondaryProps, MirrorMakerServiceProps, MskClientInstanceProps, MskConnectExecutionRoleProps,
  MutualTls, PeeringAccessOptions, PeeringPrivateDns, ReplicatedClustersProps, ReplicatedUserOptions, ReplicationProbeProps, ScramMskClusterAttributes, ScramMskClusterProps,
  ScramUserAttributes, ScramUserProps, ScramUserRotation, SelfManagedKafkaProps, SkippedRecords,
} from '../lib';
import { ACTIVE_SIDE_RULES } from '../lib/active-side/rules';
import { PEERING_RULES } from '../lib/cross-region-peering/rules';
import { MIRROR_MAKER_RULES } from '../lib/mirror-maker/rules';
import { CLIENT_RULES } from '../lib/msk-client-instance/rules';
import { REPLICATION_PROBE_RULES } from '../lib/replication-probe/rules';
import { IMPORT_RULES } from '../lib/scram-msk-cluster/rules/imported';
import { CLUSTER_RULES } from '../lib/scram-msk-cluster/rules';
import { TOPIC_RULES } from '../lib/topics/rules';
import { readInterfaces } from './documentation/api';
import { ROOT } from './documentation/documents';

/** Ids of rules, or a reason. */
type Judged<Props> = Readonly<Record<keyof Required<Props>, readonly string[] | string>>;

const BY_TYPE = 'every value of its type is taken';

/** What a function refuses by itself, with the test that holds it to that. */
const refusedIn = (test: string) => `refused without an id: ${test}`;

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
    'server-properties-start', 'server-properties-limits', 'replication-factors', 'min-insync-replicas', 'all-in-sync', 'transactions-in-sync', 'closed-before-its-rights',
    'zookeeper-with-kraft', 'tiered-cleanup-policy',
  ],
  monitoringLevel: BY_TYPE,
  openMonitoring: BY_TYPE,
  logging: ['firehose', 'log-group-region', 'no-broker-logs'],
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
  certificateAuthorities: ['mutual-tls', 'certificate-authorities'],
};

const TOPIC_OPTIONS: Judged<KafkaTopicOptions> = {
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
    'topic-compaction-lags', 'topic-local-retention', 'topic-said-twice',
  ],
  removalPolicy: ['topic-removal-policy'],
};

const TOPIC: Judged<KafkaTopicProps> = {
  ...TOPIC_OPTIONS,
  cluster: ['topic-place', 'topic-kafka-version'],
  topicName: ['topic-name', 'topic-name-collision'],
};

const ROTATION: Judged<ScramUserRotation> = {
  automaticallyAfter: refusedIn('test/rotation/users.test.ts'),
};

const ADD_USER: Judged<AddUserOptions> = {
  secret: refusedIn('test/principals/brought-secrets.test.ts'),
  rotation: 'its own prop; not together with secret: test/rotation/users.test.ts',
};

const USER: Judged<ScramUserProps> = {
  cluster: refusedIn('test/principals/scram-user.test.ts'),
  username: refusedIn('test/principals/scram-user.test.ts'),
  encryptionKey: refusedIn('test/principals/scram-user.test.ts'),
  rotation: 'its own prop',
};

const EXISTING_USER: Judged<ScramUserAttributes> = {
  username: 'somebody else made it: Kafka takes more names than this library gives',
  secret: 'without its complete ARN it is refused; it may be a replica in the Region of its reader, and that of a rotated user has another name and key',
  cluster: 'every cluster of MSK is taken',
};

const EXISTING_CLUSTER: Judged<ScramMskClusterAttributes> = {
  clusterArn: ['cluster-arn'],
  vpc: ['cluster-region'],
  securityGroups: ['security-groups'],
  users: ['user-names', 'user-secrets', 'user-keys'],
  brokerType: 'only AWS knows what the cluster is',
  kafkaVersion: 'only AWS knows what the cluster is',
  tieredStorage: 'only AWS knows what the cluster is',
  iam: 'only AWS knows how clients log in to the cluster',
  mutualTls: 'only AWS knows how clients log in to the cluster',
};

const GRANT_CONNECT: Judged<GrantConnectOptions> = {
  container: refusedIn('test/principals/connect/service.test.ts'),
};

const GRANT_CONSUME: Judged<GrantConsumeOptions> = {
  group: refusedIn('test/authorization/authorization.test.ts, test/principals/iam-grants.test.ts'),
};

const GRANT_DESCRIBE: Judged<GrantDescribeOptions> = {
  topic: refusedIn('test/principals/cluster-grants.test.ts'),
  group: refusedIn('test/principals/cluster-grants.test.ts'),
};

const GRANT_DESCRIBE_TOPIC: Judged<GrantDescribeTopicOptions> = {
  group: refusedIn('test/principals/cluster-grants.test.ts'),
};

const EXISTING_TOPIC: Judged<KafkaTopicAttributes> = {
  cluster: 'its own rules',
  topicName: refusedIn('test/topics/existing.test.ts'),
};

const CONNECTOR: Judged<MskConnectExecutionRoleProps> = {
  cluster: refusedIn('test/msk-connect/execution-role.test.ts'),
  reads: refusedIn('test/msk-connect/execution-role.test.ts'),
  writes: refusedIn('test/msk-connect/execution-role.test.ts'),
};

const PEERING: Judged<CrossRegionPeeringProps> = {
  primaryVpc: [
    'peering-region', 'peering-same-region', 'peering-partition', 'peering-accounts', 'peering-blocks', 'peering-block', 'peering-overlap', 'peering-cycle', 'peering-dns',
    'peering-docker', 'peering-name', 'peering-twice', 'peering-same-route',
  ],
  secondaryVpc: ['peering-region', 'peering-same-region', 'peering-partition', 'peering-stack', 'peering-stack-account', 'peering-accounts', 'peering-block', 'peering-overlap'],
  primarySubnets: ['peering-subnets', 'peering-route-tables'],
  secondarySubnets: ['peering-subnets', 'peering-route-tables'],
  peerRoleArn: ['peering-role', 'peering-role-needless', 'peering-role-arn'],
  accepterSynthesizer: 'CDK says which synthesizer it cannot bind, and a warning which could not be taken over',
  privateDns: ['peering-dns-names', 'peering-dns-region', 'peering-dns-addresses'],
};

const PRIVATE_DNS: Judged<PeeringPrivateDns> = {
  primaryBrokers: ['peering-dns-names', 'peering-dns-region', 'peering-dns-addresses'],
  secondaryBrokers: ['peering-dns-names', 'peering-dns-region', 'peering-dns-addresses'],
};

const PEERING_ACCESS: Judged<PeeringAccessOptions> = {
  port: refusedIn('test/cross-region-peering/allow-errors.test.ts'),
  clients: refusedIn('test/cross-region-peering/allow-errors.test.ts'),
  clientSubnets: refusedIn('test/cross-region-peering/allow-errors.test.ts'),
  targetSubnets: refusedIn('test/cross-region-peering/allow-errors.test.ts'),
};

const BOX: Judged<MskClientInstanceProps> = {
  user: ['client-security-group', 'client-region', 'client-iam'],
  otherClusters: ['client-other-clusters', 'client-other-regions'],
  vpc: ['client-vpc', 'client-vpc-region'],
  vpcSubnets: ['client-subnets', 'client-subnets-of-vpc', 'client-public-subnet'],
  mskDualStackEndpoint: BY_TYPE,
  instanceType: ['client-instance-type', 'client-unknown-instance-type', 'client-memory', 'client-architecture'],
  machineImage: ['client-image', 'client-operating-system', 'client-architecture'],
  kafka: ['client-downloads'],
  iam: ['client-iam'],
  iamLibrary: ['client-iam-library', 'client-downloads'],
  resourceSignalTimeout: ['client-signal-timeout'],
};

const LISTS = ['mirror-maker-lists', 'mirror-maker-comma', 'mirror-maker-entry-blank', 'mirror-maker-expression', 'mirror-maker-expression-doubt', 'mirror-maker-glob'];

const FLOW: Judged<MirrorMakerFlowProps> = {
  topics: [...LISTS, 'mirror-maker-empty', 'mirror-maker-excluded', 'mirror-maker-no-topic', 'mirror-maker-internal', 'mirror-maker-cycle', 'mirror-maker-heartbeats', 'mirror-maker-long-copies'],
  topicsExclude: [...LISTS, 'mirror-maker-excluded', 'mirror-maker-excludes-all', 'mirror-maker-no-topic'],
  groups: [...LISTS, 'mirror-maker-empty', 'mirror-maker-excluded', 'mirror-maker-groups'],
  groupsExclude: [...LISTS, 'mirror-maker-excluded', 'mirror-maker-excludes-all-groups'],
  connectGroups: ['mirror-maker-groups'],
  topicNaming: ['mirror-maker-loop', 'mirror-maker-cycle', 'mirror-maker-heartbeats'],
  direction: ['mirror-maker-loop', 'mirror-maker-twice', 'mirror-maker-region'],
  exactlyOnce: ['mirror-maker-exactly-once'],
  skipRecords: ['mirror-maker-skipped-topics', 'mirror-maker-skipped-offsets', 'mirror-maker-skipped-not-copied'],
  refreshInterval: ['mirror-maker-intervals'],
  checkpointInterval: ['mirror-maker-intervals'],
  tasks: ['mirror-maker-counts'],
  overrides: [
    'mirror-maker-overrides', 'mirror-maker-blank', 'mirror-maker-values', 'mirror-maker-group-offsets', 'mirror-maker-one-copy',
  ],
};

const SKIPPED: Judged<SkippedRecords> = {
  topic: ['mirror-maker-skipped-topics'],
  partition: ['mirror-maker-skipped-offsets'],
  offset: ['mirror-maker-skipped-offsets'],
  lastOffset: ['mirror-maker-skipped-offsets'],
};

const OVERRIDES: Judged<MirrorMakerOverrides> = {
  flow: ['mirror-maker-overrides', 'mirror-maker-blank', 'mirror-maker-values'],
  worker: ['mirror-maker-overrides', 'mirror-maker-blank', 'mirror-maker-values'],
  sourceConsumer: ['mirror-maker-overrides', 'mirror-maker-blank'],
  targetProducer: ['mirror-maker-overrides', 'mirror-maker-values', 'mirror-maker-idempotence', 'mirror-maker-exactly-once'],
  sourceAdmin: ['mirror-maker-overrides', 'mirror-maker-blank'],
  targetAdmin: ['mirror-maker-overrides', 'mirror-maker-blank'],
};

const SERVICE: Judged<MirrorMakerServiceProps> = {
  desiredCount: ['mirror-maker-counts'],
  cpu: ['mirror-maker-size'],
  memoryLimitMiB: ['mirror-maker-size'],
  cpuArchitecture: ['mirror-maker-architecture'],
  image: ['mirror-maker-image', 'mirror-maker-built-version'],
  baseImage: ['mirror-maker-image', 'mirror-maker-build'],
  imageRevision: ['mirror-maker-image', 'mirror-maker-build'],
  kafkaVersion: ['mirror-maker-kafka-version', 'mirror-maker-built-version'],
  metrics: ['mirror-maker-agent'],
  metricsAgentImage: ['mirror-maker-agent'],
  logEncryptionKey: ['mirror-maker-log-key'],
  mskDualStackEndpoint: BY_TYPE,
  vpc: ['mirror-maker-vpc', 'mirror-maker-vpc-region', 'mirror-maker-target-vpc'],
  vpcSubnets: ['mirror-maker-subnets', 'mirror-maker-no-subnets'],
  ecsCluster: ['mirror-maker-ecs-cluster'],
  restartOnSecretChange: ['mirror-maker-rotation'],
};

const MIRROR_MAKER: Judged<MirrorMakerPrimarySecondaryProps> = {
  ...FLOW,
  ...SERVICE,
  primary: ['mirror-maker-region', 'mirror-maker-partition', 'mirror-maker-same-cluster', 'mirror-maker-roles'],
  secondary: ['mirror-maker-region', 'mirror-maker-partition', 'mirror-maker-same-cluster', 'mirror-maker-roles'],
  peering: ['mirror-maker-way', 'mirror-maker-peering'],
  activeSide: ['mirror-maker-active-side-name', 'mirror-maker-active-side-region', 'mirror-maker-active-side-one-region', 'mirror-maker-active-side-account'],
};

const ACTIVE_SIDE: Judged<ActiveSideProps> = {
  parameterName: ['active-side-known-name', 'active-side-name'],
};

const ACTIVE_SIDE_OF_BOTH: Judged<ActiveSides> = {
  primary: ['mirror-maker-active-side-name', 'mirror-maker-active-side-region', 'mirror-maker-active-side-account'],
  secondary: ['mirror-maker-active-side-name', 'mirror-maker-active-side-region', 'mirror-maker-active-side-account'],
};

const PROBE: Judged<ReplicationProbeProps> = {
  mirrorMaker: ['replication-probe-way', 'replication-probe-direction', 'replication-probe-region', 'replication-probe-once', 'replication-probe-clusters', 'replication-probe-version', 'replication-probe-size'],
  primaryUser: ['replication-probe-users'],
  secondaryUser: ['replication-probe-users'],
  topicMetrics: ['replication-probe-list', 'replication-probe-topics', 'replication-probe-size'],
  vpcSubnets: ['replication-probe-subnets', 'replication-probe-private', 'replication-probe-no-subnets'],
  logEncryptionKey: ['replication-probe-key'],
};

const SELF_MANAGED: Judged<SelfManagedKafkaProps> = {
  bootstrapServers: ['mirror-maker-bootstrap-servers'],
  secret: ['mirror-maker-partition'],
  kafkaVersion: ['mirror-maker-cluster-version', 'mirror-maker-future-times'],
  tieredStorage: BY_TYPE,
};

const END: Judged<MirroredClusterConfig> = {
  cluster: ['mirror-maker-region', 'mirror-maker-same-cluster'],
  bootstrapServers: ['mirror-maker-bootstrap-servers'],
  user: ['mirror-maker-rotation'],
  secret: ['mirror-maker-partition'],
  kafkaVersion: ['mirror-maker-cluster-version', 'mirror-maker-future-times'],
  tieredStorage: BY_TYPE,
};

const REPLICATED: Judged<ReplicatedClustersProps> = {
  primary: refusedIn('test/replicated-clusters/both-sides.test.ts'),
  secondary: refusedIn('test/replicated-clusters/both-sides.test.ts'),
  topicNaming: refusedIn('test/replicated-clusters/mirror-maker.test.ts'),
};

const REPLICATED_USER: Judged<ReplicatedUserOptions> = {
  rotation: 'its own prop',
};

/** Of each interface that is exported. */
const TABLES: Readonly<Record<string, object>> = {
  ScramMskClusterProps: CLUSTER,
  BrokerStorage: STORAGE,
  MutualTls: MUTUAL_TLS,
  KafkaTopicOptions: TOPIC_OPTIONS,
  KafkaTopicProps: TOPIC,
  ScramUserRotation: ROTATION,
  AddUserOptions: ADD_USER,
  ScramUserProps: USER,
  ScramUserAttributes: EXISTING_USER,
  ScramMskClusterAttributes: EXISTING_CLUSTER,
  GrantConnectOptions: GRANT_CONNECT,
  GrantConsumeOptions: GRANT_CONSUME,
  GrantDescribeOptions: GRANT_DESCRIBE,
  GrantDescribeTopicOptions: GRANT_DESCRIBE_TOPIC,
  KafkaTopicAttributes: EXISTING_TOPIC,
  MskConnectExecutionRoleProps: CONNECTOR,
  CrossRegionPeeringProps: PEERING,
  PeeringPrivateDns: PRIVATE_DNS,
  PeeringAccessOptions: PEERING_ACCESS,
  MskClientInstanceProps: BOX,
  MirrorMakerFlowProps: FLOW,
  MirrorMakerOverrides: OVERRIDES,
  SkippedRecords: SKIPPED,
  MirrorMakerServiceProps: SERVICE,
  MirrorMakerPrimarySecondaryProps: MIRROR_MAKER,
  ReplicationProbeProps: PROBE,
  ActiveSideProps: ACTIVE_SIDE,
  ActiveSides: ACTIVE_SIDE_OF_BOTH,
  SelfManagedKafkaProps: SELF_MANAGED,
  MirroredClusterConfig: END,
  ReplicatedClustersProps: REPLICATED,
  ReplicatedUserOptions: REPLICATED_USER,
};

function judgesIn(tables: readonly object[]): Set<string> {
  return new Set(tables.flatMap((table) => Object.values<readonly string[] | string>(table as never)).flatMap((judged) => typeof judged === 'string' ? [] : judged));
}

test.each([
  { of: 'a cluster', tables: [CLUSTER, STORAGE, LOGGING, MUTUAL_TLS], rules: CLUSTER_RULES },
  { of: 'an existing cluster', tables: [EXISTING_CLUSTER], rules: IMPORT_RULES },
  { of: 'a topic', tables: [TOPIC], rules: TOPIC_RULES },
  { of: 'a peering', tables: [PEERING, PRIVATE_DNS], rules: PEERING_RULES },
  { of: 'a box', tables: [BOX], rules: CLIENT_RULES },
  { of: 'which side is active', tables: [ACTIVE_SIDE], rules: ACTIVE_SIDE_RULES },
  { of: 'a MirrorMaker', tables: [MIRROR_MAKER, ACTIVE_SIDE_OF_BOTH, OVERRIDES, SELF_MANAGED, END], rules: MIRROR_MAKER_RULES },
  { of: 'a probe', tables: [PROBE], rules: REPLICATION_PROBE_RULES },
])('each rule of $of judges a prop, each prop is judged by a rule that exists or says why not', ({ tables, rules }) => {
  expect(judgesIn(tables)).toEqual(new Set<string>(rules.map(({ id }) => id)));
});

test('each interface of props that is exported has its table', () => {
  expect(Object.keys(TABLES).sort()).toEqual([...readInterfaces().keys()].sort());
});

test('each test that a table names is there', () => {
  const named = Object.values(TABLES).flatMap((table) => Object.values(table)).filter((judged) => typeof judged === 'string').flatMap((reason: string) => reason.match(/test\/[\w/.-]+\.ts/g) ?? []);

  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
