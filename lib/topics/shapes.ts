import * as kinds from '../private/kinds';
import { mapOf, needed, NUMBER, oneOf, TEXT, type Shape } from '../private/shapes';
import type { KafkaTopicAttributes } from './kafka-topic-attributes';
import type { KafkaTopicOptions, KafkaTopicProps } from './kafka-topic-props';
import { CleanupPolicy, TopicCompression } from './topic-choices';

export const KAFKA_TOPIC_OPTIONS: Shape<KafkaTopicOptions> = {
  partitions: needed(NUMBER),
  replicationFactor: NUMBER,
  minInSyncReplicas: NUMBER,
  retention: kinds.DURATION,
  retentionSize: kinds.SIZE,
  cleanupPolicy: oneOf(CleanupPolicy, 'CleanupPolicy'),
  compression: oneOf(TopicCompression, 'TopicCompression'),
  maxMessageSize: kinds.SIZE,
  configs: mapOf(TEXT),
  removalPolicy: kinds.REMOVAL_POLICY,
};

export const KAFKA_TOPIC: Shape<KafkaTopicProps> = {
  ...KAFKA_TOPIC_OPTIONS,
  cluster: needed(kinds.MSK_CLUSTER),
  topicName: needed(TEXT),
};

export const KAFKA_TOPIC_ATTRIBUTES: Shape<KafkaTopicAttributes> = {
  cluster: needed(kinds.MSK_CLUSTER),
  topicName: needed(TEXT),
};
