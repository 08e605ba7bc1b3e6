import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { administering, consuming, describing, managingTopics, producing, transacting } from '../kafka/acls/permissions';
import { grantAddresses } from '../private/grants';
import { GRANTEE } from '../private/kinds';
import { checkCall, cleanOptions, needed, struct, TEXT } from '../private/shapes';
import { checkGrant, grant } from './grant';
import type { GrantConsumeOptions, GrantDescribeOptions } from './grant-options';
import type { IKafkaPrincipal } from './i-kafka-principal';
import type { KafkaGrant } from './kafka-grant';
import { GRANT_CONSUME_OPTIONS, GRANT_DESCRIBE_OPTIONS } from './shapes';

/**
 * What may be granted on a cluster. The argument receives: a user, a role or a certificate of this cluster. Made by
 * `cluster.grants`.
 *
 * A grant to a user or a certificate becomes ACLs, and the first one closes the cluster to all users that have none, see
 * `authorization` of the cluster. A grant to a role becomes statements of its IAM policy, and closes the cluster to no user.
 * A grant may stand in any stack of the app. A role that CDK does not change, because it is imported with `mutable: false` or into
 * a stack of another account, keeps its policy: give it the statements where it is defined.
 *
 * @see https://kafka.apache.org/39/documentation.html#operations_resources_and_protocols
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html
 *
 * @example
 * declare const cluster: ScramMskCluster;
 *
 * const enrich = cluster.addUser('enrich');
 * cluster.grants.consume(enrich, 'orders', { group: 'enrich' });
 * // Kafka Streams makes topics of its own, and reads and writes them; exactly once, it does so in transactions.
 * cluster.grants.manageTopics(enrich, 'enrich-*');
 * cluster.grants.produce(enrich, 'enrich-*');
 * cluster.grants.consume(enrich, 'enrich-*', { group: 'enrich' });
 * cluster.grants.transact(enrich, 'enrich-*');
 */
export class ClusterGrants {
  /** @internal */
  public static _of(cluster: msk.ICluster): ClusterGrants {
    return new ClusterGrants(cluster);
  }

  private constructor(private readonly cluster: msk.ICluster) {}

  /**
   * Lets a principal write to a topic, with an idempotent producer too.
   *
   * @param principal a user, role or certificate of this cluster
   * @param topic the name of a topic, or `orders.*` for all whose names begin with `orders.`, or `*`
   * @throws Error for a name that Kafka does not know, for a principal of another cluster, for a user of a cluster that this app does
   * not define or whose `authorization` is EVERY_USER, and for a role of another account or a principal that has no policy
   */
  public produce(principal: IKafkaPrincipal, topic: string): KafkaGrant {
    checkGrant(this.called('produce'), this.cluster, principal, { topic: [needed(TEXT), topic] });
    return grant(this.cluster, principal, producing(topic));
  }

  /**
   * Lets a principal read a topic as a member of a consumer group.
   *
   * @param principal a user, role or certificate of this cluster
   * @param topic the name of a topic, or `orders.*` for all whose names begin with `orders.`, or `*`
   * @param options the group
   * @throws Error as `produce` does
   */
  public consume(principal: IKafkaPrincipal, topic: string, options: GrantConsumeOptions): KafkaGrant {
    checkGrant(this.called('consume'), this.cluster, principal, { topic: [needed(TEXT), topic], options: [needed(struct(GRANT_CONSUME_OPTIONS)), options] });
    return grant(this.cluster, principal, consuming(topic, options.group));
  }

  /**
   * Lets a principal write in transactions, to topics that it may write to anyway. Transactions of others that hang are for an
   * administrator to end.
   *
   * @param principal a user, role or certificate of this cluster
   * @param transactionalId the `transactional.id`, or `billing-*` for all that begin with `billing-`, or `*`
   * @throws Error as `produce` does
   */
  public transact(principal: IKafkaPrincipal, transactionalId: string): KafkaGrant {
    checkGrant(this.called('transact'), this.cluster, principal, { transactionalId: [needed(TEXT), transactionalId] });
    return grant(this.cluster, principal, transacting(transactionalId));
  }

  /**
   * Lets a principal see topics, their settings and the offsets of consumer groups, and no record: what a dashboard needs, or a
   * lag exporter that asks Kafka for the offsets. One that reads them from `__consumer_offsets` must be granted to consume that.
   *
   * Without options it sees everything, the cluster too: settings of brokers, ACLs, quotas. With a topic or a group it sees
   * what is named and nothing else.
   *
   * @param principal a user, role or certificate of this cluster
   * @param options which topics and groups, if not all
   * @throws Error as `produce` does
   */
  public describe(principal: IKafkaPrincipal, options: GrantDescribeOptions = {}): KafkaGrant {
    checkGrant(this.called('describe'), this.cluster, principal, { options: [struct(GRANT_DESCRIBE_OPTIONS), options] });
    const { topic, group } = cleanOptions(GRANT_DESCRIBE_OPTIONS, options);
    return grant(this.cluster, principal, describing(topic, group));
  }

  /**
   * Lets a principal own topics: create and delete them, and see and change their settings. With it an application makes
   * its own topics, as Kafka Streams does below its `application.id`. To read and write them are rights of their own, and more
   * partitions are for an administrator to add.
   *
   * @param principal a user, role or certificate of this cluster
   * @param topic `enrich-*` for all topics whose names begin with `enrich-`, the name of one topic, or `*`
   * @throws Error as `produce` does
   */
  public manageTopics(principal: IKafkaPrincipal, topic: string): KafkaGrant {
    checkGrant(this.called('manageTopics'), this.cluster, principal, { topic: [needed(TEXT), topic] });
    return grant(this.cluster, principal, managingTopics(topic));
  }

  /**
   * Lets a principal do everything on the cluster: topics, settings, groups, and the ACLs of users. Those of a user leave
   * out what brokers do among themselves, and to make tokens with which one logs in as another. A role gets
   * `kafka-cluster:*`. Transactions that hang can be ended from Kafka 3.8 on, when the right to alter the cluster suffices.
   *
   * @param principal a user, role or certificate of this cluster
   * @throws Error as `produce` does
   */
  public administer(principal: IKafkaPrincipal): KafkaGrant {
    checkGrant(this.called('administer'), this.cluster, principal);
    return grant(this.cluster, principal, administering());
  }

  /**
   * Lets a role look up the brokers of this cluster, as every client must, and nothing more. Only the policy of the role
   * changes, so that it may stand in any stack or Region of the app. `user.grantRead(role)` includes it.
   *
   * @param grantee who looks them up
   */
  public bootstrapBrokers(grantee: iam.IGrantable): iam.Grant {
    checkCall(this.called('bootstrapBrokers'), this.cluster, { grantee: [needed(GRANTEE), grantee] });
    return grantAddresses(grantee, this.cluster);
  }

  private called(method: string): string {
    return `${String(this.cluster)}.grants.${method}`;
  }
}
