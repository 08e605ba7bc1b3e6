import { checkCall, cleanOptions, struct } from '../private/shapes';
import type { GrantConsumeOptions, GrantDescribeTopicOptions } from '../principals/grant-options';
import { GRANT_DESCRIBE_TOPIC_OPTIONS } from '../principals/shapes';
import type { KafkaTopic } from '../topics/kafka-topic';
import type { ReplicatedGrant } from './replicated-grant';
import type { ReplicatedGrants } from './replicated-grants';
import type { ReplicatedUser } from './replicated-user';

/**
 * What may be granted on a topic of two clusters. The argument receives: a user of both. Made by `topic.grants`.
 */
export class ReplicatedTopicGrants {
  /** @internal */
  public static _of(grants: ReplicatedGrants, topic: KafkaTopic): ReplicatedTopicGrants {
    return new ReplicatedTopicGrants(grants, topic);
  }

  /**
   * @param grants those of both clusters
   * @param topic the one of the primary
   */
  private constructor(private readonly grants: ReplicatedGrants, private readonly topic: KafkaTopic) {}

  /**
   * Lets a user write to this topic on both clusters, as `clusters.grants.produce` does for any name.
   *
   * @param user a user of the same two clusters
   * @throws Error for a user of others
   */
  public produce(user: ReplicatedUser): ReplicatedGrant {
    return this.grants.produce(user, this.topic.topicName);
  }

  /**
   * Lets a user read this topic and its copies as a member of a consumer group, as `clusters.grants.consume` does for any name.
   *
   * @param user a user of the same two clusters
   * @param options the group
   * @throws Error for a user of others
   */
  public consume(user: ReplicatedUser, options: GrantConsumeOptions): ReplicatedGrant {
    return this.grants.consume(user, this.topic.topicName, options);
  }

  /**
   * Lets a user see this topic, its copies and settings and the offsets of a consumer group on both clusters, but no record.
   *
   * @param user a user of the same two clusters
   * @param options the group
   * @throws Error for a user of others
   */
  public describe(user: ReplicatedUser, options: GrantDescribeTopicOptions = {}): ReplicatedGrant {
    checkCall('ReplicatedTopic.grants.describe', this.topic, { options: [struct(GRANT_DESCRIBE_TOPIC_OPTIONS), options] });
    return this.grants.describe(user, { topic: this.topic.topicName, group: cleanOptions(GRANT_DESCRIBE_TOPIC_OPTIONS, options).group });
  }
}
