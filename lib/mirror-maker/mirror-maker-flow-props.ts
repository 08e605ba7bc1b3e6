import type { Duration } from 'aws-cdk-lib';
import type { MirrorMakerOverrides } from './mirror-maker-overrides';
import type { SkippedRecords } from './skipped-records';
import type { ReplicationDirection, TopicNaming } from './topic-naming';

/**
 * What a MirrorMaker copies, and how.
 */
export interface MirrorMakerFlowProps {
  /**
   * Which topics to replicate: names, or regular expressions of Java that match a whole name, without a comma in them. `orders-.*`
   * are all that begin with `orders-`; `orders-*` would be `orders` with any number of `-` behind it.
   *
   * MirrorMaker never copies a topic whose name begins with `__` or a period or ends in `.internal`, `-internal` or `.replica`, nor,
   * unless names are identical, one that has the other cluster's name before a period, such as `secondary.orders`. What ends in
   * `.heartbeats` is copied whatever this says.
   *
   * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
   * @default - all but the internal ones
   */
  readonly topics?: string[];

  /**
   * Which of them not to, besides the internal ones, which are never replicated. Names or expressions as for `topics`.
   *
   * @default - none
   */
  readonly topicsExclude?: string[];

  /**
   * Which consumer groups to sync. Names or expressions as for `topics`.
   *
   * @default - all but those of console consumers and of Kafka Connect
   */
  readonly groups?: string[];

  /**
   * Which of them not to, besides those of console consumers (`console-consumer-`), of Kafka Connect (`connect-`, see
   * `connectGroups`) and those that begin with `__`.
   *
   * @default - none
   */
  readonly groupsExclude?: string[];

  /**
   * Whether `groups` includes those of Kafka Connect's sink connectors: `connect-` and the name of the connector. A connector of the
   * same name goes on at the secondary then. MirrorMaker leaves them out by itself: where sinks of the same names run on both sides at
   * once, those of the secondary keep their own offsets either way, as every group does that has members there.
   *
   * @default false
   */
  readonly connectGroups?: boolean;

  /**
   * How a topic of one Region is called in the other. Changing it starts the replication anew under other names.
   *
   * @default TopicNaming.PREFIXED
   */
  readonly topicNaming?: TopicNaming;

  /**
   * Where records flow. The reverse is for a failback: another instance, next to the primary, for as long as that takes.
   *
   * @default ReplicationDirection.PRIMARY_TO_SECONDARY
   */
  readonly direction?: ReplicationDirection;

  /**
   * Whether a record arrives exactly once even when a task dies. Consumers there must read committed records only. Costs a
   * transaction for each batch that a task reads (`transaction.boundary`).
   *
   * Where ACLs close the target, MirrorMaker's user needs Write and Describe on the transactional ids
   * `connect-cluster-primary-mm2` and `primary-mm2-*` (`secondary-mm2` of the failback flow). Kafka Connect does not let
   * processes with and without it work together: change it while `desiredCount` is 0 or 1.
   *
   * @see https://kafka.apache.org/39/documentation.html#connect_exactlyoncesource
   * @default false - a crash may repeat the records of ten seconds
   */
  readonly exactlyOnce?: boolean;

  /**
   * Records that are not copied: those that the target refuses or that are corrupt on the source, and before which a partition
   * therefore stands still. The log names each with its topic, partition and offset.
   *
   * They are missing on the target from then on, and a group that fails over finds what comes behind. The log says what
   * was left out, with time and size and never what is in it: of a range the first record, and all others in one line. Changing
   * it replaces the containers. Take an entry out when the partition has gone on: offsets of a topic that is deleted and made
   * again begin anew.
   *
   * @default - none
   */
  readonly skipRecords?: SkippedRecords[];

  /**
   * After how long a new topic, partition, group or setting of a topic is found. Whole seconds.
   *
   * @default Duration.minutes(1)
   */
  readonly refreshInterval?: Duration;

  /**
   * How often the offsets of groups are synced: what a group that fails over may repeat. Whole seconds.
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
