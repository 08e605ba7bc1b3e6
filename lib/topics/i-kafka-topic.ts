import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { IResource } from 'aws-cdk-lib';
import type { TopicGrants } from './topic-grants';

/**
 * A topic of a provisioned Amazon MSK cluster: one that the app defines, or an existing one.
 */
export interface IKafkaTopic extends IResource {
  /**
   * Its name, as clients know it.
   *
   * @attribute
   */
  readonly topicName: string;

  /**
   * Its ARN, as IAM knows it.
   *
   * @attribute
   */
  readonly topicArn: string;

  /**
   * The cluster that it is on.
   */
  readonly cluster: msk.ICluster;

  /**
   * What may be granted on the topic: `topic.grants.consume(user, { group: 'billing' })`.
   */
  readonly grants: TopicGrants;
}
