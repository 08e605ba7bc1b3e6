import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { IScramUser } from '../scram-msk-cluster';

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
   * @default - the secret is one of somebody whom this app does not know
   */
  readonly user?: IScramUser;

  /**
   * The brokers, as `host:port` separated by commas.
   *
   * @default - those of `cluster`
   */
  readonly bootstrapServers?: string;
}
