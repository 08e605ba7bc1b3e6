import * as kinds from '../private/kinds';
import { BOOLEAN, needed, TEXT, type Shape } from '../private/shapes';
import type { MirroredClusterConfig } from './mirrored-cluster-config';
import type { SelfManagedKafkaProps } from './self-managed-kafka-props';

export const SELF_MANAGED_KAFKA: Shape<SelfManagedKafkaProps> = {
  bootstrapServers: needed(TEXT),
  secret: needed(kinds.SECRET),
  kafkaVersion: TEXT,
  tieredStorage: BOOLEAN,
};

export const MIRRORED_CLUSTER_CONFIG: Shape<MirroredClusterConfig> = {
  secret: needed(kinds.SECRET),
  cluster: kinds.MSK_CLUSTER,
  user: kinds.SCRAM_USER,
  bootstrapServers: TEXT,
  kafkaVersion: TEXT,
  tieredStorage: BOOLEAN,
};
