import type { Duration } from 'aws-cdk-lib';
import type { MirrorMakerOverrides } from './mirror-maker-overrides';
import type { ReplicationDirection, TopicNaming } from './topic-naming';

/**
 * What a MirrorMaker copies, and how.
 */
export interface MirrorMakerFlowProps {
  /**
   * Which topics to replicate: names or regular expressions of Java, without a comma in them.
   *
   * @default - all but the internal ones
   */
  readonly topics?: string[];

  /**
   * Which of them not to, besides the internal ones, which are never replicated.
   *
   * @default - none
   */
  readonly topicsExclude?: string[];

  /**
   * Which consumer groups to carry over, as for `topics`.
   *
   * @default - all but those of console consumers and of Kafka Connect
   */
  readonly groups?: string[];

  /**
   * Which of them not to, besides those of console consumers and of Kafka Connect, which never are.
   *
   * @default - none
   */
  readonly groupsExclude?: string[];

  /**
   * How a topic of one Region is called in the other. Changing it starts the replication anew under other names.
   *
   * @default TopicNaming.PREFIXED
   */
  readonly topicNaming?: TopicNaming;

  /**
   * Where records flow. The reverse is for a failback: another instance, beside the primary, for as long as that takes.
   *
   * @default ReplicationDirection.PRIMARY_TO_SECONDARY
   */
  readonly direction?: ReplicationDirection;

  /**
   * Whether a record arrives exactly once even when a task dies. Consumers there must read committed records only. Costs a
   * transaction for each batch that a task reads (`transaction.boundary`).
   *
   * Where ACLs close the target, MirrorMaker's user needs Write and Describe on the transactional ids
   * `connect-cluster-primary-mm2` and `primary-mm2-*` (`secondary-mm2` on the way back). Kafka Connect does not let processes
   * with and without it work together: change it while `desiredCount` is 0 or 1.
   *
   * @see https://kafka.apache.org/39/documentation.html#connect_exactlyoncesource
   * @default false - a crash may repeat the records of ten seconds
   */
  readonly exactlyOnce?: boolean;

  /**
   * Whether a topic is read from its end when it is replicated for the first time.
   *
   * @default false - from its beginning
   */
  readonly startFromEnd?: boolean;

  /**
   * After how long a new topic, partition, group or setting of a topic is found. Whole seconds.
   *
   * @default Duration.minutes(1)
   */
  readonly refreshInterval?: Duration;

  /**
   * How often the positions of groups are carried over: what a group that fails over may repeat. Whole seconds.
   *
   * @default Duration.seconds(10)
   */
  readonly checkpointInterval?: Duration;

  /**
   * The most tasks that share the partitions of all topics, whatever the number of containers.
   *
   * @default - 6 for each container
   */
  readonly tasks?: number;

  /**
   * Settings of your own over the library's.
   *
   * @default - none
   */
  readonly overrides?: MirrorMakerOverrides;
}
