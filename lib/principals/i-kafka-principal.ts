import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { KafkaClient } from './kafka-client';

/**
 * A client that logs in to a cluster, in whatever way: a user with a password, a role of IAM.
 *
 * This library makes them; one of your own cannot be granted anything. What it may do is granted by what it is about: `cluster.grants.produce(principal, 'orders.*')`, `topic.grants.consume(principal, ...)`.
 */
export interface IKafkaPrincipal {
  /**
   * The cluster that it logs in to.
   */
  readonly cluster: msk.ICluster;

  /**
   * What a client reads to log in: text without an address and without a secret, to be committed with the application or
   * built into its image. The application finds what it refers to in its environment: `KAFKA_BOOTSTRAP_SERVERS`, and for a
   * user `KAFKA_USERNAME` and `KAFKA_PASSWORD`.
   *
   * @param client what will read it
   * @throws Error for a client that cannot log in this way by settings alone, which says what to use
   */
  clientConfiguration(client: KafkaClient): string;
}
