import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { ScramUserRotation } from '../rotation/scram-user-rotation';

/**
 * What is known of a user that is managed elsewhere.
 */
export interface ScramUserAttributes {
  /**
   * The name to log in with.
   */
  readonly username: string;

  /**
   * The secret that is associated with the cluster. Import it with its complete ARN and its `encryptionKey`: without the
   * key, `grantRead` cannot let anybody decrypt it.
   */
  readonly secret: secretsmanager.ISecret;

  /**
   * The cluster that the user belongs to.
   */
  readonly cluster: msk.ICluster;
}

/**
 * Properties of a `ScramUser`.
 */
export interface ScramUserProps {
  /**
   * The cluster that the user belongs to: a `ScramMskCluster` of this app. A user of any other cluster is for the app that
   * defines that to make; `ScramUser.fromScramUserAttributes` refers to it.
   */
  readonly cluster: msk.ICluster;

  /**
   * The name to log in with: 1 to 64 characters, a letter or digit first, then letters, digits and `. _ @ + -`. The cluster
   * has no other user of that name.
   *
   * To change it is to replace the password, not the secret: clients that know the old name are locked out.
   */
  readonly username: string;

  /**
   * Customer managed symmetric key that encrypts the secret. To change it needs a new association, see
   * `secretEncryptionKey` of the cluster.
   *
   * @default - `secretEncryptionKey` of the cluster
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Gives the user a new password at intervals, as `rotation` of `cluster.addUser` does.
   *
   * @default - the password stays
   */
  readonly rotation?: ScramUserRotation;
}
