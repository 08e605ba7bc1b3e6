import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Validations } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct, IDependable } from 'constructs';
import { PASSWORD_RULE } from '../kafka/credentials';
import { AlternatingSecrets } from '../rotation/alternating-secrets';
import { usernamesOf } from '../rotation/names';
import { isRotationHost } from '../rotation/rotation-host';
import { faultOfSchedule } from '../rotation/schedule';
import type { ScramUserRotation } from '../rotation/scram-user-rotation';
import type { IScramUser } from './i-scram-user';
import { physicalName } from './physical-names';
import { ScramUserBase } from './scram-user-base';

/**
 * What is known of a user that somebody else manages.
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
   * The cluster that the user belongs to.
   */
  readonly cluster: msk.ICluster;

  /**
   * The name to log in with: 1 to 64 characters, a letter or digit first, then letters, digits and `. _ @ + -`.
   */
  readonly username: string;

  /**
   * Customer managed key that encrypts the secret.
   */
  readonly encryptionKey: kms.IKey;

  /**
   * Gives the user a new password at intervals. Only for a `ScramMskCluster` of this app.
   *
   * @default - the password stays
   */
  readonly rotation?: ScramUserRotation;
}

/**
 * A user with a generated password. Made by `cluster.addUser()`, which also associates its secret with the cluster.
 *
 * Whatever depends on the user (`node.addDependency(user)`) is deployed after its association.
 */
export class ScramUser extends ScramUserBase {
  /**
   * A user that somebody else manages, of a cluster of ours or not.
   *
   * @param scope where the reference stands
   * @param id its construct id
   * @param attributes what is known of it
   */
  public static fromScramUserAttributes(scope: Construct, id: string, attributes: ScramUserAttributes): IScramUser {
    /* eslint-disable cdk/require-jsdoc -- IScramUser documents the members */
    class Import extends ScramUserBase {
      public readonly username = attributes.username;
      public readonly usernames = [attributes.username];
      public readonly secret = attributes.secret;
      public readonly cluster = attributes.cluster;
    }
    /* eslint-enable cdk/require-jsdoc */
    return new Import(scope, id);
  }

  /**
   * The name to log in with; in ACLs the principal is `User:` and this name. A user with rotation logs in with the name that
   * its secret says: this one or the next of `usernames`.
   */
  public readonly username: string;

  /**
   * Every name that this user logs in with: one, or two that take turns if its password is rotated.
   */
  public readonly usernames: string[];

  /**
   * The secret, `{"username": ..., "password": ...}`: what a client reads, always both of it, to log in. Named
   * `AmazonMSK_...` unless the password is rotated.
   */
  public readonly secret: secretsmanager.ISecret;

  /**
   * The cluster that the user belongs to.
   */
  public readonly cluster: msk.ICluster;

  private readonly own: secretsmanager.ISecret;
  private readonly alternating?: AlternatingSecrets;

  /**
   * @throws Error for a rotation that Secrets Manager would refuse, or of a cluster that this app does not define
   */
  public constructor(scope: Construct, id: string, props: ScramUserProps) {
    super(scope, id);
    this.username = props.username;
    this.usernames = usernamesOf(props.username, props.rotation !== undefined);
    this.cluster = props.cluster;
    this.own = defineSecret(this, 'Secret', props.username, props);
    this.alternating = this.alternate(props);
    this.secret = this.alternating?.current ?? this.own;
  }

  /** What MSK reads, one for each name. @internal */
  public get _associated(): secretsmanager.ISecret[] {
    return this.alternating ? [this.own, this.alternating.alternate] : [this.own];
  }

  /** @internal */
  public _rotateAfter(association: IDependable): void {
    this.alternating?.rotateAfter(association);
  }

  private alternate({ cluster, username, encryptionKey, rotation }: ScramUserProps): AlternatingSecrets | undefined {
    if (rotation === undefined) {
      return undefined;
    }
    const fault = faultOfSchedule(rotation);
    if (fault !== undefined || !isRotationHost(cluster)) {
      throw new Error(`${this.node.path} cannot be rotated: ${fault ?? `its cluster must be a ScramMskCluster of this app, got ${cluster.node.path}`}`);
    }
    return new AlternatingSecrets(this, 'Alternating', {
      cluster,
      username,
      encryptionKey,
      rotation,
      secret: this.own,
      defineSecret: (place, id, name) => defineSecret(place, id, name, { encryptionKey, rotation }),
    });
  }
}

/** A secret that MSK reads. */
function defineSecret(scope: Construct, id: string, username: string, { encryptionKey, rotation }: Pick<ScramUserProps, 'encryptionKey' | 'rotation'>): secretsmanager.ISecret {
  const secret = new secretsmanager.Secret(scope, id, {
    // MSK takes no other prefix.
    secretName: `AmazonMSK_${physicalName(scope, 128)}`,
    description: `User ${username} of an Amazon MSK cluster`,
    encryptionKey,
    generateSecretString: {
      ...PASSWORD_RULE,
      secretStringTemplate: JSON.stringify({ username }),
      generateStringKey: 'password',
    },
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: rotation
      ? 'It takes turns with another one, and the secret that clients read has the schedule: its rotation writes this one'
      : 'MSK knows one password for each user and takes up to ten minutes to learn a new one: a plain rotation schedule would lock clients out',
  });
  return secret;
}
