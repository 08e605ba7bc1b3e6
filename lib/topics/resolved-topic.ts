import { SizeRoundingBehavior, Tokenization } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { wholeNumber } from '../kafka/brokers/server-properties';
import { topicSettings, type TopicChoices } from '../kafka/topics/topic-settings';
import type { KafkaTopicOptions, KafkaTopicProps } from './kafka-topic-props';
import { defaultsOf, type TopicDefaults } from './topic-defaults';
import { topicsOf } from './topics-of-clusters';

const MOST_COPIES = 3;

/** A topic before it is defined, as its rules see it. */
export interface ResolvedTopic {
  readonly scope: Construct;
  readonly props: KafkaTopicProps;
  readonly defaults: TopicDefaults;
  readonly choices: TopicChoices;
  /** Everything that the topic does not leave to its brokers. */
  readonly settings: Readonly<Record<string, string>>;
  /** Undefined where the number of zones is not known. */
  readonly replicationFactor?: number;
  /** What counts in the end, if it is known. */
  readonly minInSyncReplicas?: number;
  /** Names of the other topics that the app gives to the cluster. */
  readonly others: readonly string[];
}

export function resolveTopic(scope: Construct, props: KafkaTopicProps): ResolvedTopic {
  const defaults = defaultsOf(props.cluster);
  const choices = choicesOf(props);
  const settings = topicSettings(choices, props.configs);
  const inSync = settings['min.insync.replicas'] ?? defaults.minInSyncReplicas;
  return {
    scope,
    props,
    defaults,
    choices,
    settings,
    replicationFactor: props.replicationFactor ?? (defaults.zones === undefined ? undefined : Math.min(defaults.zones, MOST_COPIES)),
    minInSyncReplicas: wholeNumber(inSync),
    others: topicsOf(props.cluster),
  };
}

function choicesOf({ retention, retentionSize, cleanupPolicy, compression, maxMessageSize, minInSyncReplicas }: KafkaTopicOptions): TopicChoices {
  return {
    retention: text(retention?.toMilliseconds({ integral: false })),
    retentionSize: text(retentionSize?.toBytes({ rounding: SizeRoundingBehavior.NONE })),
    cleanupPolicy,
    compression,
    maxMessageSize: text(maxMessageSize?.toBytes({ rounding: SizeRoundingBehavior.NONE })),
    minInSyncReplicas: text(minInSyncReplicas),
  };
}

function text(amount: number | undefined): string | undefined {
  return amount === undefined ? undefined : Tokenization.stringifyNumber(amount);
}
