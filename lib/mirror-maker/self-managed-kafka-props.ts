import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/**
 * A Kafka cluster that is not one of Amazon MSK, and takes SASL/SCRAM-SHA-512 over TLS with a certificate that Java trusts.
 */
export interface SelfManagedKafkaProps {
  /**
   * Its brokers, each as `host:port`, separated by commas: `kafka-1.example.com:9094,kafka-2.example.com:9094`. An IPv6
   * address stands in brackets.
   */
  readonly bootstrapServers: string;

  /**
   * The credentials, `{"username": ..., "password": ...}`, in the Region of this cluster or any other.
   */
  readonly secret: secretsmanager.ISecret;

  /**
   * The release of Kafka that its brokers run, at least its first two numbers: `2.8.1`. Settings of topics that it does not
   * know are not copied to it.
   *
   * @default - settings that a release from 3.6 on may not know are not copied to it
   */
  readonly kafkaVersion?: string;

  /**
   * Whether its brokers have tiered storage. Only to and from such a cluster the settings of topics for that are copied.
   *
   * @default - they are not copied to it
   */
  readonly tieredStorage?: boolean;
}
