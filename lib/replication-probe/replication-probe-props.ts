import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { MirrorMakerPrimarySecondary } from '../mirror-maker/mirror-maker-primary-secondary';
import type { IScramUser } from '../principals/i-scram-user';

/**
 * Properties of a `ReplicationProbe`.
 */
export interface ReplicationProbeProps {
  /**
   * What copies: one that goes from the primary to the secondary, both of Amazon MSK. Whether it runs does not matter.
   */
  readonly mirrorMaker: MirrorMakerPrimarySecondary;

  /**
   * Whom the probe logs in as at the primary. It needs Read on the topics that are copied, which a `ScramMskCluster` of this
   * app grants it where it is closed.
   *
   * @default - the user `replication-probe`, which a `ScramMskCluster` of this app gets if it has none of that name; give a user of
   * any other cluster
   */
  readonly primaryUser?: IScramUser;

  /**
   * Whom the probe logs in as at the secondary. It needs Describe and DescribeConfigs on the copies, which a `ScramMskCluster`
   * of this app grants it where it is closed.
   *
   * @default - the user `replication-probe`, which a `ScramMskCluster` of this app gets if it has none of that name; give a user of
   * any other cluster
   */
  readonly secondaryUser?: IScramUser;

  /**
   * Topics of the primary that have a recovery point of their own, for `metricRecoveryPointOf`. Each is a custom metric of
   * CloudWatch, 0.30 USD a month in us-east-1.
   *
   * @default - none, the recovery point is that of all topics together
   */
  readonly topicMetrics?: string[];

  /**
   * Subnets of the function, in the VPC of the MirrorMaker. They need what its containers need: a way to MSK's API and Secrets
   * Manager of both Regions. A function has no public address, so that they must be private.
   *
   * @default - those of the MirrorMaker
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Key that encrypts the log group, of the Region of the stack. CloudWatch Logs is added to its policy; to that of an
   * imported key you add it.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - a key of CloudWatch Logs
   */
  readonly logEncryptionKey?: kms.IKey;
}
