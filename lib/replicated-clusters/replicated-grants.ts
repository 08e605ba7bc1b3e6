import { aliasIn, aliasWithin, copiesOf } from '../kafka/mirror-maker/copied-topics';
import { TopicNaming } from '../mirror-maker/topic-naming';
import { isKnown, refuse } from '../private/rules';
import { checkCall, cleanOptions, needed, struct, TEXT, type Argument } from '../private/shapes';
import type { ClusterGrants } from '../principals/cluster-grants';
import type { GrantConsumeOptions, GrantDescribeOptions } from '../principals/grant-options';
import type { IScramUser } from '../principals/i-scram-user';
import { KafkaGrant } from '../principals/kafka-grant';
import { GRANT_CONSUME_OPTIONS, GRANT_DESCRIBE_OPTIONS } from '../principals/shapes';
import type { ClusterPair } from './cluster-pair';
import { ReplicatedGrant } from './replicated-grant';
import type { ReplicatedUser } from './replicated-user';
import { REPLICATED_USER } from './shapes';

/** Grants something to one user on its own cluster. */
type GrantOnOne = (grants: ClusterGrants, user: IScramUser) => KafkaGrant;

/**
 * What may be granted on two clusters at once. The argument receives: a user of both. Made by `clusters.grants`.
 *
 * What a user is granted here, it may do on both clusters at any time, on the secondary before a failover, too. A failover needs
 * no deploy for it; nothing keeps the user from writing to the secondary before one. The first grant closes both clusters to
 * users that have none.
 *
 * @example
 * declare const clusters: ReplicatedClusters;
 *
 * const billing = clusters.addUser('billing');
 * clusters.grants.consume(billing, 'orders.*', { group: 'billing' });
 */
export class ReplicatedGrants {
  /** @internal */
  public static _of(clusters: ClusterPair): ReplicatedGrants {
    return new ReplicatedGrants(clusters);
  }

  private constructor(private readonly clusters: ClusterPair) {}

  /**
   * Lets a user write to a topic, under the same name on both clusters.
   *
   * Copies with a prefix are for MirrorMaker to write, and are not part of it: after a failover `orders` is written on the
   * secondary, too. Under identical names the copy is the topic itself, so that the user could write to it while MirrorMaker
   * copies, and records would be mixed: it is to write to the secondary after a failover only.
   *
   * @param user a user of the same two clusters
   * @param topic the name of a topic where it is written, or `orders.*` for all whose names begin with `orders.`, or `*`, which includes copies
   * @throws Error for a user of others, for a name that Kafka does not know, and for the name of a copy
   */
  public produce(user: ReplicatedUser, topic: string): ReplicatedGrant {
    this.check('produce', user, { topic: [needed(TEXT), topic] }, () => [...this.validateName(topic), ...this.validateBeginning(topic)]);
    return this.onBoth(user, (grants, one) => grants.produce(one, topic));
  }

  /**
   * Lets a user read a topic and its copies as a member of a consumer group: with prefixed names `orders` on both
   * clusters, `primary.orders` on the secondary, and `secondary.orders` on the primary, which is there after a failback.
   * MirrorMaker translates the offsets of the group for the copy, so that the name of the group is the same.
   *
   * @param user a user of the same two clusters
   * @param topic the name of a topic where it is written, or `orders.*` for all whose names begin with `orders.`, or `*`
   * @param options the group
   * @throws Error as `produce` does
   */
  public consume(user: ReplicatedUser, topic: string, options: GrantConsumeOptions): ReplicatedGrant {
    this.check('consume', user, { topic: [needed(TEXT), topic], options: [needed(struct(GRANT_CONSUME_OPTIONS)), options] }, () => this.validateName(topic));
    return this.withCopies(user, topic, (grants, one, name) => grants.consume(one, name, options));
  }

  /**
   * Lets a user write in transactions on both clusters, to topics that it may write to anyway.
   *
   * @param user a user of the same two clusters
   * @param transactionalId the `transactional.id`, or `billing-*` for all that begin with `billing-`, or `*`
   * @throws Error for a user of others, and for a name that Kafka does not know
   */
  public transact(user: ReplicatedUser, transactionalId: string): ReplicatedGrant {
    this.check('transact', user, { transactionalId: [needed(TEXT), transactionalId] });
    return this.onBoth(user, (grants, one) => grants.transact(one, transactionalId));
  }

  /**
   * Lets a user see topics, their copies and settings and the offsets of consumer groups on both clusters, and no record.
   *
   * @param user a user of the same two clusters
   * @param options which topics, by their names where they are written, and which groups
   * @throws Error as `produce` does
   */
  public describe(user: ReplicatedUser, options: GrantDescribeOptions = {}): ReplicatedGrant {
    this.check('describe', user, { options: [struct(GRANT_DESCRIBE_OPTIONS), options] }, () => this.validateName(options?.topic));
    const { topic, group } = cleanOptions(GRANT_DESCRIBE_OPTIONS, options);
    return topic === undefined
      ? this.onBoth(user, (grants, one) => grants.describe(one, { group }))
      : this.withCopies(user, topic, (grants, one, name) => grants.describe(one, { topic: name, group }));
  }

  /**
   * Lets a user own topics, under the same names on both clusters: create and delete them, and see and change their settings.
   * Copies with a prefix are MirrorMaker's. Under identical names MirrorMaker makes the topics of the secondary, and changes
   * their settings back.
   *
   * @param user a user of the same two clusters
   * @param topic `enrich-*` for all topics whose names begin with `enrich-`, the name of one topic, or `*`, which
   * includes copies and the topics that MirrorMaker keeps for itself
   * @throws Error as `produce` does
   */
  public manageTopics(user: ReplicatedUser, topic: string): ReplicatedGrant {
    this.check('manageTopics', user, { topic: [needed(TEXT), topic] }, () => [...this.validateName(topic), ...this.validateBeginning(topic)]);
    return this.onBoth(user, (grants, one) => grants.manageTopics(one, topic));
  }

  /**
   * Lets a user do everything on both clusters: what a failover and a failback need of an operator, for one.
   *
   * @param user a user of the same two clusters
   * @throws Error for a user of others
   */
  public administer(user: ReplicatedUser): ReplicatedGrant {
    this.check('administer', user);
    return this.onBoth(user, (grants, one) => grants.administer(one));
  }

  private onBoth(user: ReplicatedUser, grant: GrantOnOne): ReplicatedGrant {
    const { primary, secondary } = this.clusters;
    return ReplicatedGrant._of(grant(primary.grants, user.primary), grant(secondary.grants, user.secondary));
  }

  private withCopies(user: ReplicatedUser, topic: string, grant: (...args: [...Parameters<GrantOnOne>, string]) => KafkaGrant): ReplicatedGrant {
    const written = this.onBoth(user, (grants, one) => grant(grants, one, topic));
    if (this.clusters.topicNaming !== TopicNaming.PREFIXED) {
      return written;
    }
    const { primary, secondary } = this.clusters;
    return ReplicatedGrant._of(
      KafkaGrant._ofAll([written.primary, grant(primary.grants, user.primary, copiesOf('secondary', topic))]),
      KafkaGrant._ofAll([written.secondary, grant(secondary.grants, user.secondary, copiesOf('primary', topic))]),
    );
  }

  private check(method: string, user: ReplicatedUser, others: Readonly<Record<string, Argument>> = {}, validate: () => string[] = () => []): void {
    const { primary, secondary } = this.clusters;
    checkCall(`ReplicatedClusters.grants.${method}`, primary, { user: [needed(REPLICATED_USER), user], ...others });
    refuse(`${String(user)} cannot be granted anything`, [
      ...user.primary.cluster === primary && user.secondary.cluster === secondary ? []
        : [`user must be one of ${primary.node.path} and ${secondary.node.path}, got ${String(user)}`],
      ...validate(),
    ]);
  }

  private validateName(topic: string | undefined | null): string[] {
    const alias = this.aliasBy(aliasIn, topic);
    return alias ? [`topic must be the name where it is written, without ${alias}. in front, which MirrorMaker gives to copies, got '${topic}'`] : [];
  }

  /** Copies are for MirrorMaker to write. */
  private validateBeginning(topic: string): string[] {
    const alias = this.aliasBy(aliasWithin, topic);
    return alias ? [`topic must begin so that it includes no copies, which MirrorMaker writes and names after ${alias}., got '${topic}'`] : [];
  }

  private aliasBy(find: (topics: string) => string | undefined, topic: string | undefined | null): string | undefined {
    return this.clusters.topicNaming === TopicNaming.PREFIXED && isKnown(topic ?? undefined) ? find(topic!) : undefined;
  }
}
