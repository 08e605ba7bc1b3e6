import type { GrantConsumeOptions } from '../access';
import { checkCall, needed } from '../private/shapes';
import type { KafkaTopic } from '../topics';
import type { ReplicatedClusters } from './replicated-clusters';
import type { ReplicatedUser } from './replicated-user';
import { REPLICATED_USER } from './shapes';

/**
 * A topic that is there on two clusters, declared where MirrorMaker does not make it. Made by
 * `ReplicatedClusters.addTopic()`.
 */
export class ReplicatedTopic {
  /** @internal */
  public static _of(clusters: ReplicatedClusters, primary: KafkaTopic, secondary?: KafkaTopic): ReplicatedTopic {
    return new ReplicatedTopic(clusters, primary, secondary);
  }

  /**
   * Its name where it is written.
   */
  public readonly topicName: string;

  /**
   * @param clusters that it is on
   * @param primary the topic of the primary
   * @param secondary the topic of the secondary that is written after a failover; undefined under identical names, where
   * MirrorMaker makes it
   */
  private constructor(
    private readonly clusters: ReplicatedClusters,
    public readonly primary: KafkaTopic,
    public readonly secondary?: KafkaTopic,
  ) {
    this.topicName = primary.topicName;
  }

  /**
   * Lets a user write to this topic on both clusters, as `user.grantProduce` does for any name.
   *
   * @param user a user of the same two clusters
   * @throws Error for a user of others
   */
  public grantProduce(user: ReplicatedUser): void {
    this.check('grantProduce', user);
    user.grantProduce(this.topicName);
  }

  /**
   * Lets a user read this topic and its copies as a member of a consumer group, as `user.grantConsume` does for any name.
   *
   * @param user a user of the same two clusters
   * @param options the group
   * @throws Error for a user of others
   */
  public grantConsume(user: ReplicatedUser, options: GrantConsumeOptions): void {
    this.check('grantConsume', user);
    user.grantConsume(this.topicName, options);
  }

  private check(method: string, user: ReplicatedUser): void {
    checkCall(`ReplicatedTopic.${method}`, this.primary, { user: [needed(REPLICATED_USER), user] });
    const { username, primary, secondary } = user;
    const { primary: first, secondary: second } = this.clusters;
    if (primary.cluster !== first || secondary.cluster !== second) {
      throw new Error(`the topic '${this.topicName}' cannot be granted: user must be one of ${first.node.path} and ${second.node.path}, `
        + `got '${username}' of ${primary.cluster.node.path} and ${secondary.cluster.node.path}`);
    }
  }
}
