import type { CopyingFlow } from './copied-topics';

/** What a construct tells the function that probes a replication, as JSON in its environment. */
export interface ProbeSettings {
  /** What of it decides which partitions are compared; in the deploy, every entry of its lists is known. */
  readonly flow: CopyingFlow;
  /** Where its metrics stand. */
  readonly metrics: MetricPlace;
  /** Which topics have a metric of their own. */
  readonly topicMetrics: readonly string[];
}

/** Where metrics stand in CloudWatch. */
export interface MetricPlace {
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The variable with the settings. Next to it stand those that say where each side is, as MirrorMaker's container has them. */
export const PROBE_SETTINGS = 'REPLICATION_PROBE';

/** The metrics that the function sends. */
export const PROBE_METRICS = {
  recoveryPoint: 'RecoveryPointSeconds',
  primaryReachable: 'PrimaryReachable',
  probedTopics: 'ProbedTopics',
  latePartitions: 'LatePartitions',
  uncopiedTopics: 'UncopiedTopics',
  differingTopics: 'DifferingTopics',
  recreatedTopics: 'RecreatedTopics',
  missingRecords: 'MissingRecords',
  unprobedPartitions: 'UnprobedPartitions',
} as const;

/** The dimension of a metric of one topic, besides those of the flow. */
export const TOPIC_DIMENSION = 'Topic';
