import type * as msk from '@aws-cdk/aws-msk-alpha';

/**
 * What is known of a topic that exists.
 */
export interface KafkaTopicAttributes {
  /**
   * The cluster that it is on.
   */
  readonly cluster: msk.ICluster;

  /**
   * Its name, as clients know it.
   */
  readonly topicName: string;
}
