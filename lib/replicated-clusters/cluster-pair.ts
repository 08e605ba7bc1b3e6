import type { ReplicatedClustersProps } from './replicated-clusters-props';

/** Two clusters and the names between them: what topics and rules know of a `ReplicatedClusters`. */
export type ClusterPair = Required<ReplicatedClustersProps>;
