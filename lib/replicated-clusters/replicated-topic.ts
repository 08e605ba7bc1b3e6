import type { KafkaTopic } from '../topics/kafka-topic';
import type { ReplicatedGrants } from './replicated-grants';
import { ReplicatedTopicGrants } from './replicated-topic-grants';

/**
 * A topic that is there on two clusters, declared where MirrorMaker does not make it. Made by
 * `ReplicatedClusters.addTopic()`.
 */
export class ReplicatedTopic {
  /** @internal */
  public static _of(grants: ReplicatedGrants, primary: KafkaTopic, secondary?: KafkaTopic): ReplicatedTopic {
    return new ReplicatedTopic(grants, primary, secondary);
  }

  /**
   * Its name where it is written.
   */
  public readonly topicName: string;

  /**
   * What may be granted on the topic: `topic.grants.produce(user)`.
   */
  public readonly grants: ReplicatedTopicGrants;

  /**
   * @param grants those of the clusters that it is on
   * @param primary the topic of the primary
   * @param secondary the topic of the secondary that is written after a failover; undefined under identical names, where
   * MirrorMaker makes it
   */
  private constructor(
    grants: ReplicatedGrants,
    public readonly primary: KafkaTopic,
    public readonly secondary?: KafkaTopic,
  ) {
    this.topicName = primary.topicName;
    this.grants = ReplicatedTopicGrants._of(grants, primary);
  }
}
