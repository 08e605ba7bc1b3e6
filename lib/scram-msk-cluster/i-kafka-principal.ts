import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { GrantConsumeOptions } from '../access/user-grants';
import type { KafkaClient } from './kafka-client';

/**
 * Somebody who logs in to a cluster, in whatever way: a user with a password, a role of IAM.
 *
 * What it is granted becomes ACLs for a user, and statements of its IAM policy for a role. A grant may stand in any stack of
 * the app.
 */
export interface IKafkaPrincipal {
  /**
   * The cluster that it logs in to.
   */
  readonly cluster: msk.ICluster;

  /**
   * Lets it write to a topic, with an idempotent producer too. The first grant to a user closes the cluster to all users
   * that have none, see `authorization` of the cluster; a grant to a role does not.
   *
   * ACLs are deployed with the cluster: what depends on a user (`service.node.addDependency(user)`) is deployed after them.
   *
   * @param topic the name of a topic, or `orders.*` for all whose names begin with `orders.`, or `*`
   * @throws Error for a name that Kafka does not know, and for a user of a cluster that this app does not define
   */
  grantProduce(topic: string): void;

  /**
   * Lets it read a topic as a member of a consumer group.
   *
   * @param topic the name of a topic, or `orders.*` for all whose names begin with `orders.`, or `*`
   * @param options the group
   * @throws Error for a name that Kafka does not know, and for a user of a cluster that this app does not define
   */
  grantConsume(topic: string, options: GrantConsumeOptions): void;

  /**
   * Lets it write in transactions, to topics that it may write to anyway.
   *
   * @param transactionalId the `transactional.id`, or `billing-*` for all that begin with `billing-`, or `*`
   * @throws Error for a user of a cluster that this app does not define
   */
  grantTransactions(transactionalId: string): void;

  /**
   * Lets it do everything on the cluster: topics, settings, groups, and the ACLs of users. The ACLs of a user leave out what
   * brokers do among themselves, and to make tokens with which somebody logs in as somebody else.
   *
   * @throws Error for a user of a cluster that this app does not define
   */
  grantAdmin(): void;

  /**
   * What a client reads to log in: text without an address and without a secret, to be committed beside the application or
   * built into its image. The application finds what it refers to in its environment: `KAFKA_BOOTSTRAP_SERVERS`, and for a
   * user `KAFKA_USERNAME` and `KAFKA_PASSWORD`.
   *
   * @param client what will read it
   * @throws Error for a client that cannot log in this way by settings alone, which says what to use
   */
  clientConfiguration(client: KafkaClient): string;
}
