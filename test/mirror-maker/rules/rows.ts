import { App, Aws, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DEFAULT_RELEASE } from '../../../lib/kafka/releases/releases';
import { MirroredCluster, TopicNaming, type MirrorMakerPrimarySecondaryProps } from '../../../lib';
import type { regionsIn } from '../scene';
import { ACTIVE_SIDE_ROWS } from './active-side-rows';
import { LIST_ROWS } from './list-rows';
import { NETWORK_ROWS } from './network-rows';
import { OTHER_FLOW_ROWS } from './other-flow-rows';
import { OVERRIDE_ROWS } from './override-rows';
import { importSecretIn } from './secret';
import { TOPIC_ROWS } from './topic-rows';

type Regions = ReturnType<typeof regionsIn>;

export interface RuleScene extends Partial<MirrorMakerPrimarySecondaryProps> {
  /** Region of the stack, that of the secondary unless it says otherwise. */
  readonly region?: string;
  /** Account of the stack. */
  readonly account?: string;
  /** The naming of a flow back that is there already. */
  readonly reverse?: TopicNaming;
  /** Defines another instance of the app first. */
  readonly beside?: (app: App, regions: Regions) => void;
  /** Takes other ends than the usual. */
  readonly clusters?: (regions: Regions) => Partial<MirrorMakerPrimarySecondaryProps>;
}

/** One way to break a rule, and how near to it one may go. */
export interface RuleRow {
  readonly rule: string;
  readonly broken: RuleScene;
  /** Parts of the message: the prop, the value got, the values allowed. */
  readonly says: string[];
  readonly holds: RuleScene;
}

const { PREFIXED, IDENTICAL } = TopicNaming;
const image = ecs.ContainerImage.fromRegistry('registry.example.com/mirror-maker:4');
const keyIn = (region: string) => kms.Key.fromKeyArn(new Stack(new App(), 'Keys'), 'Key', `arn:aws:kms:${region}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`);
const at = (bootstrapServers: string) => ({ primary: MirroredCluster.selfManaged({ bootstrapServers, secret: importSecretIn('us-east-1') }), peering: undefined });
const KAFKA_ELSEWHERE = { bootstrapServers: 'kafka.example.com:9094', secret: importSecretIn('us-east-1') };
const elsewhere = () => MirroredCluster.selfManaged(KAFKA_ELSEWHERE);
const running = (kafkaVersion: string) => ({ primary: MirroredCluster.selfManaged({ ...KAFKA_ELSEWHERE, kafkaVersion }), peering: undefined });
const to4From = (primary: MirroredCluster): RuleScene => ({
  primary,
  peering: undefined,
  clusters: ({ secondary }) => ({
    vpc: secondary.vpc, secondary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka-2.example.com:9094', secret: importSecretIn('us-east-2'), kafkaVersion: '4.1.2' }),
  }),
});

export const RULE_ROWS: readonly RuleRow[] = [
  ...ACTIVE_SIDE_ROWS,
  {
    rule: 'mirror-maker-region',
    broken: { region: 'eu-west-1' },
    says: ['must be in us-east-2, next to the cluster that records go to, got eu-west-1'],
    holds: { region: Aws.REGION },
  },
  {
    rule: 'mirror-maker-vpc',
    broken: { secondary: elsewhere(), peering: undefined },
    says: ['vpc must be given where the cluster that records go to does not say which one it is in'],
    holds: { primary: elsewhere(), peering: undefined },
  },
  {
    rule: 'mirror-maker-same-cluster',
    broken: { clusters: ({ secondary }) => ({ primary: MirroredCluster.msk(secondary), peering: undefined }) },
    says: ['primary and secondary must be two clusters, got one'],
    holds: {},
  },
  {
    rule: 'mirror-maker-partition',
    broken: { primary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecretIn('cn-north-1') }), peering: undefined },
    says: ['in the partition of the stack, aws of us-east-2', 'got aws-cn of cn-north-1 for the primary'],
    holds: { primary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecretIn('eu-west-1') }), peering: undefined },
  },
  ...[
    ['kafka-1.example.com', 'kafka-1.example.com:9094'],
    ['kafka-1:9094,kafka-2', 'kafka-1:9094,kafka-2:9094'],
    ['SASL_SSL://kafka:9094', ' kafka:9094 , 10.0.0.1:9094 '],
    ['kafka-1:9094,,kafka-2:9094', Lazy.string({ produce: () => 'kafka-1:9094' })],
    ['kafka-1:9094;kafka-2:9094', 'kafka_1:9094'],
    ['::1:9094', '[::1]:9094'],
    ['kafka:0', 'kafka:1'],
    ['kafka:65536', 'kafka:65535'],
    ['kafka:port', 'KAFKA.EXAMPLE:9094'],
    ['', 'a:9094'],
  ].map(([broken, holds]) => ({
    rule: 'mirror-maker-bootstrap-servers',
    broken: at(broken!),
    says: ['bootstrapServers of the primary must be host:port for each broker, separated by commas, got '],
    holds: at(holds!),
  })),
  ...[['3', '3.6'], ['latest', '4.1.2'], ['v3.9', '3.9.x.kraft'], ['3.9foo', '3.7.0.vendor-7'], ['7.6.1', '0.11.0.3'], ['', Lazy.string({ produce: () => 'later' })]].map(([broken, holds]) => ({
    rule: 'mirror-maker-cluster-version',
    broken: running(broken!),
    says: ['kafkaVersion of the primary must begin with the two numbers of a line', `got '${broken}'`],
    holds: running(holds!),
  })),
  {
    rule: 'mirror-maker-future-times',
    broken: to4From(elsewhere()),
    says: ['more than an hour ahead', "got kafkaVersion '4.1.2' for the secondary and one that is not known where records come from"],
    holds: to4From(MirroredCluster.selfManaged({ ...KAFKA_ELSEWHERE, kafkaVersion: '4.0.0' })),
  },
  {
    rule: 'mirror-maker-future-times',
    broken: to4From(MirroredCluster.selfManaged({ ...KAFKA_ELSEWHERE, kafkaVersion: '3.9.2' })),
    says: ["and '3.9.2' where records come from", 'message.timestamp.after.max.ms of each copy'],
    holds: { primary: MirroredCluster.selfManaged({ ...KAFKA_ELSEWHERE, kafkaVersion: '3.9.2' }), peering: undefined },
  },
  {
    rule: 'mirror-maker-rotation',
    broken: { clusters: ({ primary }) => ({ primary: MirroredCluster.mskUser(primary.addUser('copier', { rotation: {} })) }) },
    says: ['restartOnSecretChange must be true where passwords are rotated', "got false with 'copier' of the primary"],
    holds: { restartOnSecretChange: true, clusters: ({ primary }) => ({ primary: MirroredCluster.mskUser(primary.addUser('copier', { rotation: {} })) }) },
  },
  {
    rule: 'mirror-maker-rotation',
    broken: { restartOnSecretChange: false, clusters: ({ secondary }) => ({ secondary: MirroredCluster.mskUser(secondary.addUser('copier', { rotation: {} })) }) },
    says: ["'copier' of the secondary", 'second rotation locks out'],
    holds: { clusters: ({ secondary }) => ({ secondary: MirroredCluster.mskUser(secondary.addUser('copier')) }) },
  },
  { rule: 'mirror-maker-loop', broken: { reverse: PREFIXED, topicNaming: IDENTICAL }, says: ['topicNaming must be PREFIXED for both, or desiredCount 0 for one of them, with Back/Flow', 'got IDENTICAL and PREFIXED there'], holds: { topicNaming: IDENTICAL } },
  { rule: 'mirror-maker-loop', broken: { reverse: IDENTICAL, topicNaming: PREFIXED }, says: ['with Back/Flow', 'got PREFIXED and IDENTICAL there'], holds: { reverse: PREFIXED, topicNaming: PREFIXED } },
  { rule: 'mirror-maker-loop', broken: { reverse: IDENTICAL, topicNaming: IDENTICAL }, says: ['copy each record for ever'], holds: { reverse: PREFIXED } },
  ...[['3.7.1', '3.7.2'], ['3.8.0', '3.8.1'], ['3.5.0', '3.9.0'], ['3.4.1', '4.0.0'], ['2.8.2', '4.1.2'], ['latest', Lazy.string({ produce: () => 'later' })], ['3.9.x', '3.10.0']].map(([broken, holds]) => ({
    rule: 'mirror-maker-kafka-version',
    broken: { image, kafkaVersion: broken },
    says: ['kafkaVersion must be 3.7.2 or newer of its line, or 3.8.1 or newer', `got '${broken}'`],
    holds: { image, kafkaVersion: holds },
  })),
  { rule: 'mirror-maker-counts', broken: { tasks: 0 }, says: ['tasks must be a whole number of at least 1', 'got 0'], holds: { tasks: 1 } },
  { rule: 'mirror-maker-counts', broken: { desiredCount: 1.5 }, says: ['desiredCount must be a whole number of at least 0', 'got 1.5'], holds: { desiredCount: 2 } },
  { rule: 'mirror-maker-counts', broken: { tasks: Token.asNumber({ Ref: 'Tasks' }) }, says: ['tasks must be', 'got one that is known in the deploy only'], holds: { tasks: 100 } },
  {
    rule: 'mirror-maker-skipped-topics',
    broken: { skipRecords: [{ topic: 'orders.*', partition: 0, offset: 0 }, { topic: 'a b', partition: 0, offset: 0 }] },
    says: ["topic of skipRecords must be 1 to 249 letters, digits and . _ -, got 'orders.*'", "got 'a b'"],
    holds: { skipRecords: [{ topic: 'orders.eu', partition: 0, offset: 0 }, { topic: Token.asString({ Ref: 'Topic' }), partition: 0, offset: 0 }] },
  },
  {
    rule: 'mirror-maker-skipped-offsets',
    broken: { skipRecords: [{ topic: 'orders', partition: -1, offset: 1.5 }, { topic: 'bills', partition: 0, offset: 9, lastOffset: 8 }] },
    says: [
      'partition of skipRecords must be a whole number of at least 0', 'got -1 for orders', 'offset of skipRecords must be', 'got 1.5 for orders',
      'lastOffset of skipRecords must be a whole number of at least 9', 'got 8 for bills',
    ],
    holds: { skipRecords: [{ topic: 'orders', partition: 0, offset: 0 }, { topic: 'bills', partition: 11, offset: 9, lastOffset: 9 }] },
  },
  {
    rule: 'mirror-maker-skipped-offsets',
    broken: { skipRecords: [{ topic: 'orders', partition: 2 ** 31, offset: 2 ** 53 }] },
    says: ['partition of skipRecords must be a whole number of at least 0 and at most 2147483647', 'got 2147483648 for orders', 'at most 9007199254740991', 'got 9007199254740992 for orders'],
    holds: { skipRecords: [{ topic: 'orders', partition: 2 ** 31 - 1, offset: 2 ** 53 - 1 }] },
  },
  {
    rule: 'mirror-maker-skipped-offsets',
    broken: { skipRecords: [{ topic: 'orders', partition: 0, offset: Lazy.number({ produce: () => 1 }) }] },
    says: ['offset of skipRecords must be', 'got one that is known in the deploy only for orders'],
    holds: { skipRecords: [] },
  },
  {
    rule: 'mirror-maker-skipped-not-copied',
    broken: { topics: ['orders.*'], topicsExclude: ['.*-test'], skipRecords: ['bills', 'orders-test', 'orders', 'bills'].map((topic) => ({ topic, partition: 0, offset: 0 })) },
    says: ["must be one that topics names and that is copied, or nothing is skipped, got 'bills', 'orders-test'"],
    holds: { topics: ['orders', '(?<=b)ills'], skipRecords: ['orders', 'bills', Token.asString({ Ref: 'Topic' })].map((topic) => ({ topic, partition: 0, offset: 0 })) },
  },
  { rule: 'mirror-maker-intervals', broken: { refreshInterval: Duration.millis(999) }, says: ['refreshInterval must be whole seconds, at least 1', 'got 999 ms'], holds: { refreshInterval: Duration.millis(1000) } },
  { rule: 'mirror-maker-intervals', broken: { checkpointInterval: Duration.millis(1500) }, says: ['checkpointInterval must be', 'got 1500 ms'], holds: { checkpointInterval: Duration.minutes(2) } },
  {
    rule: 'mirror-maker-built-version',
    broken: { kafkaVersion: '10.0.0' },
    says: [`kafkaVersion must be '${DEFAULT_RELEASE}', of the image that is built, or be given together with image, got '10.0.0' alone`],
    holds: { kafkaVersion: DEFAULT_RELEASE },
  },
  { rule: 'mirror-maker-image', broken: { image, imageRevision: '2026-11' }, says: ['imageRevision must be left out with image'], holds: { imageRevision: '2026-11' } },
  { rule: 'mirror-maker-image', broken: { image, baseImage: 'java:17', imageRevision: '1' }, says: ['baseImage and imageRevision must be left out'], holds: { baseImage: 'java:17', imageRevision: '1' } },
  { rule: 'mirror-maker-build', broken: { baseImage: 'java 17' }, says: ['baseImage must be a text without blanks', "got 'java 17'"], holds: { baseImage: 'java@sha256:12' } },
  { rule: 'mirror-maker-build', broken: { imageRevision: '' }, says: ['imageRevision must be a text without blanks', "got ''"], holds: { imageRevision: '1' } },
  { rule: 'mirror-maker-build', broken: { baseImage: `${Aws.ACCOUNT_ID}.example.com/java` }, says: ['got one that is known in the deploy only'], holds: { baseImage: '111122223333.example.com/java' } },
  { rule: 'mirror-maker-architecture', broken: { cpuArchitecture: ecs.CpuArchitecture.of('RISCV') }, says: ['cpuArchitecture must be ARM64 or X86_64, got RISCV'], holds: { cpuArchitecture: ecs.CpuArchitecture.X86_64 } },
  { rule: 'mirror-maker-size', broken: { cpu: 1000 }, says: ['cpu must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, got 1000'], holds: { cpu: Token.asNumber({ Ref: 'Cpu' }) } },
  { rule: 'mirror-maker-size', broken: { memoryLimitMiB: 9216 }, says: ['memoryLimitMiB must be at least 2048 and at most 8192 with cpu 1024', 'got 9216'], holds: { memoryLimitMiB: 8192 } },
  { rule: 'mirror-maker-size', broken: { memoryLimitMiB: 1024 }, says: ['got 1024'], holds: { memoryLimitMiB: 2048 } },
  { rule: 'mirror-maker-size', broken: { cpu: 256, memoryLimitMiB: 1536 }, says: ['one of 512, 1024, 2048, got 1536'], holds: { cpu: 512, memoryLimitMiB: 1024 } },
  { rule: 'mirror-maker-size', broken: { cpu: 8192, memoryLimitMiB: 18_432 }, says: ['with cpu 8192', 'got 18432'], holds: { cpu: 8192, memoryLimitMiB: 20_480 } },
  { rule: 'mirror-maker-agent', broken: { metrics: false, metricsAgentImage: image }, says: ['metricsAgentImage must be left out with metrics false'], holds: { metrics: true, metricsAgentImage: image } },
  {
    rule: 'mirror-maker-log-key',
    broken: { logEncryptionKey: keyIn('us-east-1') },
    says: ['logEncryptionKey must be in us-east-2, as MirrorMaker/Flow is, got a key in us-east-1'],
    holds: { logEncryptionKey: keyIn('us-east-2') },
  },
  {
    rule: 'mirror-maker-log-key',
    broken: { clusters: ({ secondary }) => ({ logEncryptionKey: new kms.Key(secondary.stack, 'Logs', { keySpec: kms.KeySpec.RSA_2048 }) }) },
    says: ['logEncryptionKey must be a symmetric key to encrypt and decrypt, got RSA_2048'],
    holds: { clusters: ({ secondary }) => ({ logEncryptionKey: new kms.Key(secondary.stack, 'Logs') }) },
  },
  {
    rule: 'mirror-maker-log-key',
    broken: { clusters: ({ secondary }) => ({ logEncryptionKey: new kms.Key(secondary.stack, 'Logs', { enabled: false }) }) },
    says: ['logEncryptionKey must be an enabled key, got a disabled one'],
    holds: { clusters: ({ secondary }) => ({ logEncryptionKey: new kms.Key(secondary.stack, 'Logs', { enabled: true }) }) },
  },
  ...LIST_ROWS,
  ...TOPIC_ROWS,
  ...NETWORK_ROWS,
  ...OTHER_FLOW_ROWS,
  ...OVERRIDE_ROWS,
];
