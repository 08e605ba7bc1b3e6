import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/**
 * What is known of a cluster that exists.
 */
export interface ScramMskClusterAttributes {
  /**
   * ARN of the cluster, `arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID`. Its Region and account are those of the cluster.
   */
  readonly clusterArn: string;

  /**
   * The VPC of the brokers. One that is imported into a stack of another Region wants its `region`.
   */
  readonly vpc: ec2.IVpc;

  /**
   * The security groups of the brokers, at least one, which get a rule for each client.
   */
  readonly securityGroups: ec2.ISecurityGroup[];

  /**
   * Its users, by name, each with the secret that is associated with the cluster. Import a secret with its complete ARN
   * and its `encryptionKey`: without the key, `grantRead` cannot let anybody decrypt it.
   *
   * @default - no users
   */
  readonly users?: { readonly [username: string]: ISecret };

  /**
   * Standard or Express brokers.
   *
   * @default msk.BrokerType.STANDARD
   */
  readonly brokerType?: msk.BrokerType;

  /**
   * What it runs. It decides which settings topics may have, and which of them MirrorMaker copies to it.
   *
   * @default - not known: MirrorMaker copies to it what each version takes
   */
  readonly kafkaVersion?: msk.KafkaVersion;

  /**
   * Whether the cluster has tiered storage. MirrorMaker copies settings of topics for that only to and from such a cluster.
   *
   * @default - not known: MirrorMaker copies none to it
   */
  readonly tieredStorage?: boolean;

  /**
   * Whether the cluster lets clients log in with IAM.
   *
   * @default false
   */
  readonly iam?: boolean;

  /**
   * Whether the cluster lets clients log in with certificates.
   *
   * @default false
   */
  readonly mutualTls?: boolean;
}
