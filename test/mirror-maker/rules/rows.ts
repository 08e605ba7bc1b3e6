import { Aws, Duration, Lazy, Token, type App } from 'aws-cdk-lib';
import { MirroredCluster, ReplicationDirection, TopicNaming, type MirrorMakerPrimarySecondaryProps } from '../../../lib';
import type { regionsIn } from '../scene';
import { OTHER_FLOW_ROWS } from './other-flow-rows';
import { OVERRIDE_ROWS } from './override-rows';
import { importSecretIn } from './secret';

type Regions = ReturnType<typeof regionsIn>;

export interface RuleScene extends Partial<MirrorMakerPrimarySecondaryProps> {
  /** Region of the stack, that of the secondary unless it says otherwise. */
  readonly region?: string;
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
const elsewhere = () => MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecretIn('us-east-1') });

export const RULE_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-region',
    broken: { region: 'eu-west-1' },
    says: ['a stack in eu-west-1', 'a stack in us-east-2, beside the cluster that it writes to, is allowed'],
    holds: { region: Aws.REGION },
  },
  {
    rule: 'mirror-maker-vpc',
    broken: { secondary: elsewhere(), peering: undefined },
    says: ['vpc: the cluster that records go to does not say which VPC it is in'],
    holds: { primary: elsewhere(), peering: undefined },
  },
  {
    rule: 'mirror-maker-same-cluster',
    broken: { clusters: ({ secondary }) => ({ primary: MirroredCluster.msk(secondary), peering: undefined }) },
    says: ['primary and secondary are one cluster', 'two clusters are allowed'],
    holds: {},
  },
  {
    rule: 'mirror-maker-user',
    broken: { clusters: ({ primary, secondary }) => ({ primary: MirroredCluster.msk(primary, secondary.addUser('copier')) }) },
    says: ["primary with the user 'copier' of Secondary/Kafka", 'a user of the cluster itself is allowed'],
    holds: { clusters: ({ primary }) => ({ primary: MirroredCluster.msk(primary, primary.addUser('copier')) }) },
  },
  {
    rule: 'mirror-maker-rotation',
    broken: { clusters: ({ primary }) => ({ primary: MirroredCluster.msk(primary, primary.addUser('copier', { rotation: {} })) }) },
    says: ['restartOnSecretChange is off', "'copier' of the primary", 'turn it on'],
    holds: { restartOnSecretChange: true, clusters: ({ primary }) => ({ primary: MirroredCluster.msk(primary, primary.addUser('copier', { rotation: {} })) }) },
  },
  {
    rule: 'mirror-maker-rotation',
    broken: { restartOnSecretChange: false, clusters: ({ secondary }) => ({ secondary: MirroredCluster.msk(secondary, secondary.addUser('copier', { rotation: {} })) }) },
    says: ["'copier' of the secondary", 'second rotation locks out'],
    holds: { clusters: ({ secondary }) => ({ secondary: MirroredCluster.msk(secondary, secondary.addUser('copier')) }) },
  },
  { rule: 'mirror-maker-loop', broken: { reverse: PREFIXED, topicNaming: IDENTICAL }, says: ['topicNaming with Back/Flow', 'both PREFIXED, or desiredCount 0 for one of them, is allowed'], holds: { topicNaming: IDENTICAL } },
  { rule: 'mirror-maker-loop', broken: { reverse: IDENTICAL, topicNaming: PREFIXED }, says: ['topicNaming with Back/Flow'], holds: { reverse: PREFIXED, topicNaming: PREFIXED } },
  { rule: 'mirror-maker-loop', broken: { reverse: IDENTICAL, topicNaming: IDENTICAL }, says: ['copy each record for ever'], holds: { reverse: PREFIXED } },
  { rule: 'mirror-maker-comma', broken: { topics: ['a{2,3}'] }, says: ["topics 'a{2,3}'", 'without a comma is allowed'], holds: { topics: ['a{2}'] } },
  { rule: 'mirror-maker-comma', broken: { groups: ['a,b'], topicsExclude: [' '] }, says: ["topicsExclude ' '", "groups 'a,b'"], holds: { groups: ['a', 'b'] } },
  { rule: 'mirror-maker-comma', broken: { groupsExclude: [''] }, says: ["groupsExclude ''"], holds: { groupsExclude: [] } },
  { rule: 'mirror-maker-empty', broken: { topics: [] }, says: ['topics without an entry', 'at least one'], holds: { topics: ['a'], topicsExclude: [] } },
  { rule: 'mirror-maker-empty', broken: { groups: [] }, says: ['groups without an entry'], holds: { groups: ['a'] } },
  { rule: 'mirror-maker-expression', broken: { topics: ['orders('] }, says: ["topics 'orders('", 'no regular expression'], holds: { topics: ['orders(-v2)?'] } },
  { rule: 'mirror-maker-expression', broken: { groupsExclude: ['*'] }, says: ["groupsExclude '*'"], holds: { groupsExclude: ['.*'] } },
  { rule: 'mirror-maker-internal', broken: { topics: ['__consumer_offsets'] }, says: ["topics '__consumer_offsets'", 'never replicates'], holds: { topics: ['_schemas'] } },
  { rule: 'mirror-maker-internal', broken: { topics: ['orders', 'a.internal', 'b-internal'] }, says: ["topics 'a.internal', 'b-internal'"], holds: { topics: ['internal', 'a.internal.v1'] } },
  { rule: 'mirror-maker-cycle', broken: { topics: ['secondary.orders'] }, says: ["topics 'secondary.orders'", "copies of the secondary's own"], holds: { topics: ['primary.orders'] } },
  { rule: 'mirror-maker-cycle', broken: { topics: ['secondary\\.orders'] }, says: ["topics 'secondary\\.orders'"], holds: { topics: ['secondary.*'] } },
  {
    rule: 'mirror-maker-cycle',
    broken: { topics: ['primary.orders'], direction: ReplicationDirection.SECONDARY_TO_PRIMARY, region: 'us-east-1' },
    says: ["copies of the primary's own"],
    holds: { topics: ['secondary.orders'], topicNaming: IDENTICAL },
  },
  { rule: 'mirror-maker-heartbeats', broken: { topics: ['device-heartbeats'], topicNaming: IDENTICAL }, says: ["topics 'device-heartbeats'"], holds: { topics: ['device-heartbeats'] } },
  { rule: 'mirror-maker-heartbeats', broken: { topics: ['heartbeats'], topicNaming: IDENTICAL }, says: ['other names are allowed'], holds: { topics: ['heartbeats-v1'], topicNaming: IDENTICAL } },
  ...[['3.7.1', '3.7.2'], ['3.8.0', '3.8.1'], ['3.5.0', '3.9.0'], ['3.4.1', '4.0.0'], ['2.8.2', '4.1.2'], ['latest', Lazy.string({ produce: () => '3.9.1' })], ['3.9.x', '3.10.0']].map(([broken, holds]) => ({
    rule: 'mirror-maker-kafka-version',
    broken: { kafkaVersion: broken },
    says: [`kafkaVersion '${broken}'`, '3.7.2, 3.8.1 and 3.9.0 or newer are allowed'],
    holds: { kafkaVersion: holds },
  })),
  { rule: 'mirror-maker-counts', broken: { tasks: 0 }, says: ['tasks 0', 'whole numbers from 1'], holds: { tasks: 1 } },
  { rule: 'mirror-maker-counts', broken: { desiredCount: 1.5 }, says: ['desiredCount 1.5'], holds: { desiredCount: 2 } },
  { rule: 'mirror-maker-counts', broken: { tasks: Token.asNumber({ Ref: 'Tasks' }) }, says: ['tasks that is known in the deploy only'], holds: { tasks: 100 } },
  { rule: 'mirror-maker-intervals', broken: { refreshInterval: Duration.millis(999) }, says: ['refreshInterval', 'whole seconds from 1'], holds: { refreshInterval: Duration.millis(1000) } },
  { rule: 'mirror-maker-intervals', broken: { checkpointInterval: Duration.millis(1500) }, says: ['checkpointInterval'], holds: { checkpointInterval: Duration.minutes(2) } },
  ...OTHER_FLOW_ROWS,
  ...OVERRIDE_ROWS,
];
