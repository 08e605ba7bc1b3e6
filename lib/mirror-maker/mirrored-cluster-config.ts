import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { IScramUser } from '../principals/i-scram-user';

/**
 * One end of a replication as a MirrorMaker uses it: what `MirroredCluster.bind` returns. Either `cluster` or
 * `bootstrapServers` says where the brokers are.
 */
export interface MirroredClusterConfig {
  /**
   * The credentials of MirrorMaker on this cluster, `{"username": ..., "password": ...}`.
   */
  readonly secret: secretsmanager.ISecret;

  /**
   * The cluster, whose brokers are looked up when MirrorMaker starts.
   *
   * @default - `bootstrapServers`
   */
  readonly cluster?: msk.ICluster;

  /**
   * The user whose secret it is: MirrorMaker's rights are granted to it, and MirrorMaker waits for it.
   *
   * @default - the secret is of a user that this app does not know
   */
  readonly user?: IScramUser;

  /**
   * The brokers, as `host:port` separated by commas.
   *
   * @default - those of `cluster`
   */
  readonly bootstrapServers?: string;

  /**
   * The release of Kafka that its brokers run, or what MSK calls it: `2.8.1`. It decides which settings of topics are copied to
   * this cluster.
   *
   * @default - that of `cluster`, if this app knows it
   */
  readonly kafkaVersion?: string;

  /**
   * Whether its brokers move segments to low-cost storage. Only to and from such a cluster the settings for that are copied.
   *
   * @default - as `cluster` says, if this app knows it
   */
  readonly tieredStorage?: boolean;
}
