import { ACTIVE_SIDES } from '../active-side/active-sides-shape';
import * as kinds from '../private/kinds';
import { BOOLEAN, listOf, mapOf, needed, NUMBER, objectWith, oneOf, struct, TEXT, type Shape } from '../private/shapes';
import type { MirrorMakerFlowProps } from './mirror-maker-flow-props';
import type { MirrorMakerOverrides } from './mirror-maker-overrides';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';
import type { MirrorMakerServiceProps } from './mirror-maker-service-props';
import type { SkippedRecords } from './skipped-records';
import { ReplicationDirection, TopicNaming } from './topic-naming';

/** Many mean the cluster itself. */
const MIRRORED_CLUSTER = objectWith('bind', 'a MirroredCluster, such as MirroredCluster.msk(cluster)');

const MIRROR_MAKER_OVERRIDES: Shape<MirrorMakerOverrides> = {
  flow: mapOf(TEXT),
  worker: mapOf(TEXT),
  sourceConsumer: mapOf(TEXT),
  targetProducer: mapOf(TEXT),
  sourceAdmin: mapOf(TEXT),
  targetAdmin: mapOf(TEXT),
};

const SKIPPED_RECORDS: Shape<SkippedRecords> = {
  topic: needed(TEXT),
  partition: needed(NUMBER),
  offset: needed(NUMBER),
  lastOffset: NUMBER,
};

const MIRROR_MAKER_FLOW: Shape<MirrorMakerFlowProps> = {
  topics: listOf(TEXT),
  topicsExclude: listOf(TEXT),
  groups: listOf(TEXT),
  groupsExclude: listOf(TEXT),
  connectGroups: BOOLEAN,
  topicNaming: oneOf(TopicNaming, 'TopicNaming'),
  direction: oneOf(ReplicationDirection, 'ReplicationDirection'),
  exactlyOnce: BOOLEAN,
  skipRecords: listOf(struct(SKIPPED_RECORDS)),
  refreshInterval: kinds.DURATION,
  checkpointInterval: kinds.DURATION,
  tasks: NUMBER,
  overrides: struct(MIRROR_MAKER_OVERRIDES),
};

const MIRROR_MAKER_SERVICE: Shape<MirrorMakerServiceProps> = {
  desiredCount: NUMBER,
  cpu: NUMBER,
  memoryLimitMiB: NUMBER,
  cpuArchitecture: kinds.CPU_ARCHITECTURE,
  image: kinds.CONTAINER_IMAGE,
  baseImage: TEXT,
  imageRevision: TEXT,
  kafkaVersion: TEXT,
  metrics: BOOLEAN,
  metricsAgentImage: kinds.CONTAINER_IMAGE,
  logEncryptionKey: kinds.KEY,
  mskDualStackEndpoint: BOOLEAN,
  vpc: kinds.VPC,
  vpcSubnets: kinds.SUBNET_SELECTION,
  ecsCluster: kinds.ECS_CLUSTER,
  restartOnSecretChange: BOOLEAN,
};

export const MIRROR_MAKER_PRIMARY_SECONDARY: Shape<MirrorMakerPrimarySecondaryProps> = {
  ...MIRROR_MAKER_FLOW,
  ...MIRROR_MAKER_SERVICE,
  primary: needed(MIRRORED_CLUSTER),
  secondary: needed(MIRRORED_CLUSTER),
  activeSide: struct(ACTIVE_SIDES),
  peering: objectWith('vpcPeeringConnectionId', 'a CrossRegionPeering'),
};
