import { Construct } from 'constructs';
import { TopicNaming } from '../mirror-maker/topic-naming';
import { refuse, validateRules } from '../private/rules';
import { checkCall, cleanOptions, needed, struct, TEXT } from '../private/shapes';
import type { ScramMskCluster } from '../scram-msk-cluster/scram-msk-cluster';
import type { KafkaTopicOptions } from '../topics/kafka-topic-props';
import { KAFKA_TOPIC_OPTIONS } from '../topics/shapes';
import type { ReplicatedClustersProps, ReplicatedUserOptions } from './replicated-clusters-props';
import { UserRegistry } from '../principals/user-registry';
import { ReplicatedGrants } from './replicated-grants';
import { ReplicatedTopic } from './replicated-topic';
import { ReplicatedUser } from './replicated-user';
import { flowsBetween, PAIR_RULES, validateCopies, validateReplication } from './rules';
import { REPLICATED_CLUSTERS, REPLICATED_USER_OPTIONS } from './shapes';

/**
 * Two clusters with MirrorMaker between them, whose users, rights and topics are written once and made on both: MirrorMaker
 * copies none of the former. A user that fails over may work on the secondary at once, under the names that topics have
 * there.
 *
 * It is no construct, and `ReplicatedClusters.of()` makes it. Everything stands below each cluster, with the logical ids that `cluster.addUser` and
 * `cluster.addTopic` give it, so that an app may begin to use it, or stop to, without a change of what is there. Neither
 * stack refers to the other. A grant closes both clusters, see `authorization` of `ScramMskCluster`; MirrorMaker's own rights
 * are declared by itself.
 *
 * @example
 * declare const primary: ScramMskCluster;
 * declare const secondary: ScramMskCluster;
 *
 * const clusters = ReplicatedClusters.of({ primary, secondary });
 * const orders = clusters.addUser('orders');
 * const topic = clusters.addTopic('orders', { partitions: 6 });
 * topic.grants.produce(orders);
 * topic.grants.consume(orders, { group: 'orders' });
 */
export class ReplicatedClusters {
  /**
   * The clusters of a replication. Neither changes by this.
   *
   * @param props which they are, and how topics are named between them
   * @throws Error for one cluster twice, and for one that this app does not define; at synth for a MirrorMaker between the two
   * that gives them other names or roles
   */
  public static of(props: ReplicatedClustersProps): ReplicatedClusters {
    return new ReplicatedClusters(check(props));
  }

  /**
   * The cluster that applications work with until a failover.
   */
  public readonly primary: ScramMskCluster;

  /**
   * The cluster that takes over.
   */
  public readonly secondary: ScramMskCluster;

  /**
   * How a topic of one cluster is called on the other.
   */
  public readonly topicNaming: TopicNaming;

  /**
   * What may be granted on both clusters: `clusters.grants.consume(user, 'orders.*', { group: 'billing' })`.
   */
  public readonly grants: ReplicatedGrants;

  private readonly topics: string[] = [];

  private constructor({ primary, secondary, topicNaming = TopicNaming.PREFIXED }: ReplicatedClustersProps) {
    this.primary = primary;
    this.secondary = secondary;
    this.topicNaming = topicNaming;
    this.grants = ReplicatedGrants._of(this);
    this.primary.node.addValidation({
      validate: () => [
        ...validateReplication(this, this.topics),
        ...validateRules(this.primary, PAIR_RULES, { topics: this.topics, flows: flowsBetween(this) }),
      ],
    });
  }

  /**
   * Adds a user to both clusters: the same name, on each a secret of its own with a password of its own. Where a client logs
   * in decides which secret it reads: `.primary` or `.secondary` of what this returns.
   *
   * @param username 1 to 64 characters, a letter or digit first, then letters, digits and `. _ @ + -`
   * @param options how it gets its passwords
   * @throws Error for what `cluster.addUser` refuses, and for a name that one of the two has already
   */
  public addUser(username: string, options: ReplicatedUserOptions = {}): ReplicatedUser {
    checkCall('ReplicatedClusters.addUser', this.primary, { username: [needed(TEXT), username], options: [struct(REPLICATED_USER_OPTIONS), options] });
    const { rotation } = cleanOptions(REPLICATED_USER_OPTIONS, options);
    return ReplicatedUser._of(this.primary.addUser(username, { rotation }), this.secondary.addUser(username, { rotation }));
  }

  /**
   * Adds a topic that is written on the primary, and on the secondary after a failover.
   *
   * With prefixed names it is declared on both clusters: MirrorMaker makes the copies, `primary.orders` on the secondary and
   * `secondary.orders` on the primary, and not the topic that is written after a failover.
   *
   * With identical names it is declared on the primary only, and MirrorMaker makes it on the secondary, with the same number
   * of partitions and most of its settings; the number of copies and `min.insync.replicas` are those of the secondary's
   * brokers. If both made it, the second would lose: MirrorMaker is faster than the
   * deploy of a topic that is added later, and the deploy fails for a topic that is there. `topics` of
   * `MirrorMakerPrimarySecondary` must hold it, or it is not there after a failover.
   *
   * @param topicName 1 to 249 letters, digits and `. _ -`, not beginning with `__` or a period nor ending in `.internal`, `-internal`
   * or `.replica`, which MirrorMaker never copies, and not one of MirrorMaker's own, such as `heartbeats`; with prefixed names at most
   * 239, and without `primary.` or `secondary.` at its beginning or behind another period, by which MirrorMaker knows copies; with
   * identical names not ending in `heartbeats`
   * @param options what it is like, on both clusters
   * @throws Error for what `cluster.addTopic` refuses, and for a name that MirrorMaker cannot copy
   */
  public addTopic(topicName: string, options: KafkaTopicOptions): ReplicatedTopic {
    checkCall('ReplicatedClusters.addTopic', this.primary, { topicName: [needed(TEXT), topicName], options: [needed(struct(KAFKA_TOPIC_OPTIONS)), options] });
    const isPrefixed = this.topicNaming === TopicNaming.PREFIXED;
    const fault = validateCopies(topicName, this.topicNaming);
    refuse(`${this.primary.node.path} and ${this.secondary.node.path} cannot have the topic '${topicName}'`, fault === undefined ? [] : [fault]);
    this.topics.push(topicName);
    return ReplicatedTopic._of(
      this.grants,
      this.primary.addTopic(topicName, options),
      isPrefixed ? this.secondary.addTopic(topicName, options) : undefined,
    );
  }
}

/** A compiler says all but the first already, where there is one. */
function check(props: ReplicatedClustersProps): ReplicatedClustersProps {
  const scope = (props as ReplicatedClustersProps | null)?.primary as unknown;
  checkCall('ReplicatedClusters.of', Construct.isConstruct(scope) ? scope : undefined, { props: [needed(struct(REPLICATED_CLUSTERS)), props] });
  const { primary, secondary } = props;
  const faults = [
    ...primary === secondary ? ['primary and secondary must be two clusters, got one'] : [],
    ...Object.entries({ primary, secondary }).flatMap(([prop, cluster]) => UserRegistry.of(cluster) ? []
      : [`${prop} must be a ScramMskCluster that this app defines, got another: its users are added by the app that defines it`]),
  ];
  refuse('ReplicatedClusters cannot be defined', faults);
  return cleanOptions(REPLICATED_CLUSTERS, props);
}
