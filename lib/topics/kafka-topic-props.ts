import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type { CleanupPolicy, TopicCompression } from './topic-choices';

/**
 * What a topic is like.
 *
 * MSK takes a change of `partitions` or a change of settings in one call, not both, and it is not documented that
 * CloudFormation makes two: change them in two deploys.
 *
 * A setting that is taken out again may stay as it was, because MSK does not document what becomes of it: to go back to
 * what the brokers say, name their value.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-topic.html
 */
export interface KafkaTopicOptions {
  /**
   * Number of partitions, 1 or more: at most as many consumers of a group share the work.
   *
   * May be raised in place, after which new records of a key may go to another partition than the old ones. It cannot be
   * lowered: Kafka has no way to, and the deploy fails.
   */
  readonly partitions: number;

  /**
   * On how many brokers each partition is: at least 1 and at most the number of brokers, on Express brokers exactly 3. More
   * copies than availability zones put two of them into one.
   *
   * To change it is to replace the topic, and the deploy fails because the name is taken: move the records to a topic of
   * another name.
   *
   * @default - the number of availability zones of the cluster, at most 3. Of an existing cluster with Standard brokers
   * that number is not known: name it
   */
  readonly replicationFactor?: number;

  /**
   * On how many brokers a record must be before `acks=all` counts it as written: at least 1 and at most one less than
   * `replicationFactor`, so that one broker may restart meanwhile. Express brokers fix it at 2.
   *
   * @default - what the brokers say; those of a `ScramMskCluster`: one less than the number of zones
   */
  readonly minInSyncReplicas?: number;

  /**
   * How long records are kept at least, in whole milliseconds. For ever is `configs: { 'retention.ms': '-1' }`.
   *
   * Storage is paid for by the GiB and hour, times `replicationFactor`.
   *
   * @default - what the brokers say, in MSK's own configuration seven days
   */
  readonly retention?: Duration;

  /**
   * Size of a partition beyond which the oldest records are deleted, however young they are.
   *
   * @default - what the brokers say, in MSK's own configuration no limit
   */
  readonly retentionSize?: Size;

  /**
   * What becomes of records that are old.
   *
   * @default - what the brokers say, in MSK's own configuration CleanupPolicy.DELETE
   */
  readonly cleanupPolicy?: CleanupPolicy;

  /**
   * How the brokers keep records.
   *
   * @default - what the brokers say, in MSK's own configuration TopicCompression.PRODUCER
   */
  readonly compression?: TopicCompression;

  /**
   * The largest batch of records that brokers take. Producers and consumers have limits of their own.
   *
   * @default - what the brokers say, in MSK's own configuration 1 MiB and 12 bytes
   */
  readonly maxMessageSize?: Size;

  /**
   * Any other setting of a topic, by Kafka's name for it and with a value of Kafka's own type, such as `'segment.ms': '3600000'`, or
   * `'remote.storage.enable': 'true'` on a cluster with tiered storage. What has a prop here cannot be set with both.
   *
   * @see https://kafka.apache.org/39/documentation.html#topicconfigs
   * @default - what the brokers say
   */
  readonly configs?: { readonly [setting: string]: string };

  /**
   * What becomes of the topic and its records when it is removed from the app, is given another name or its stack is
   * deleted.
   *
   * One of DESTROY, RETAIN and RETAIN_ON_UPDATE_OR_DELETE: CloudFormation takes no snapshots of topics.
   *
   * A topic that was retained is in the way of a new one of the same name: the deploy of that fails.
   *
   * @default - that of the cluster; RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE for a cluster that the app does not define
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Properties of a `KafkaTopic`.
 */
export interface KafkaTopicProps extends KafkaTopicOptions {
  /**
   * The cluster: a `ScramMskCluster`, an imported one, or any provisioned one of @aws-cdk/aws-msk-alpha. It runs Kafka
   * 3.6.0 or newer, and the topic is in a stack of the same account and Region.
   *
   * Another cluster means a new topic; the old one stays where it is, unless `removalPolicy` is DESTROY.
   */
  readonly cluster: msk.ICluster;

  /**
   * Name of the topic: 1 to 249 letters, digits and `. _ -`, not beginning with `__`. Kafka takes `a.b` and `a_b` for the
   * same name, so that a cluster can have one of them only.
   *
   * Another name means a new, empty topic; the old one stays as it is, unless `removalPolicy` is DESTROY.
   */
  readonly topicName: string;
}
