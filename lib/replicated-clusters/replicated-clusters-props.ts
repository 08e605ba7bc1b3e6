import type { TopicNaming } from '../mirror-maker/topic-naming';
import type { ScramUserRotation } from '../rotation/scram-user-rotation';
import type { ScramMskCluster } from '../scram-msk-cluster/scram-msk-cluster';

/**
 * Properties of `ReplicatedClusters`.
 */
export interface ReplicatedClustersProps {
  /**
   * The cluster that applications work with until a failover: `primary` of the `MirrorMakerPrimarySecondary` between the two.
   * An existing one takes no users from here, which its own app adds.
   */
  // eslint-disable-next-line cdk/no-construct-in-interface -- users are added to it, which an imported cluster does not take
  readonly primary: ScramMskCluster;

  /**
   * The cluster that takes over: `secondary` of the `MirrorMakerPrimarySecondary` between the two.
   * It may be in any stack or Region.
   */
  // eslint-disable-next-line cdk/no-construct-in-interface -- as above
  readonly secondary: ScramMskCluster;

  /**
   * How a topic of one cluster is called on the other: `topicNaming` of the `MirrorMakerPrimarySecondary` between the two.
   *
   * Another naming grants other names, and declares the topics of the secondary, or leaves them to MirrorMaker from then on.
   *
   * @default TopicNaming.PREFIXED
   */
  readonly topicNaming?: TopicNaming;
}

/**
 * How a user of two clusters gets its passwords. There is no `secret` here: MSK takes a secret of the cluster's own Region
 * only, so that one secret cannot be a user of both.
 */
export interface ReplicatedUserOptions {
  /**
   * Gives the user new passwords at intervals, on each cluster by itself: each side has its own schedule, function and
   * secrets. See `rotation` of `cluster.addUser`.
   *
   * @default - the passwords stay
   */
  readonly rotation?: ScramUserRotation;
}
