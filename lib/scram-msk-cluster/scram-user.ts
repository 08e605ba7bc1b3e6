import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, type IConstruct } from 'constructs';
import { PASSWORD_RULE } from '../kafka/credentials';
import { arnFor } from '../private/references';
import { grantSecret } from './grants';
import { physicalName } from './physical-names';

/**
 * A user of one cluster: a name, and a secret that holds its password.
 */
export interface IScramUser extends IConstruct {
  /**
   * The name to log in with; in ACLs the principal is `User:` and this name.
   */
  readonly username: string;

  /**
   * The secret, `{"username": ..., "password": ...}`, named `AmazonMSK_...`.
   */
  readonly secret: secretsmanager.ISecret;

  /**
   * The cluster that the user belongs to.
   */
  readonly cluster: msk.ICluster;

  /**
   * Lets somebody log in as this user: read the secret, decrypt it, look up the brokers of this cluster. Nothing more.
   *
   * Only the grantee's policy changes, so the grantee may live in any stack or Region of the app. Opening the network is
   * a matter of `cluster.connections`.
   *
   * @param grantee who may read
   */
  grantRead(grantee: iam.IGrantable): iam.Grant;
}

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

abstract class ScramUserBase extends Construct implements IScramUser {
  public abstract readonly username: string;
  public abstract readonly secret: secretsmanager.ISecret;
  public abstract readonly cluster: msk.ICluster;

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantSecret(grantee, this.secret).combine(iam.Grant.addToPrincipal({
      grantee,
      actions: ['kafka:GetBootstrapBrokers'],
      resourceArns: [arnFor(grantee.grantPrincipal, this.cluster, this.cluster.clusterArn)],
    }));
  }
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
      public readonly secret = attributes.secret;
      public readonly cluster = attributes.cluster;
    }
    /* eslint-enable cdk/require-jsdoc */
    return new Import(scope, id);
  }

  /**
   * The name to log in with; in ACLs the principal is `User:` and this name.
   */
  public readonly username: string;

  /**
   * The secret, `{"username": ..., "password": ...}`, named `AmazonMSK_...`.
   */
  public readonly secret: secretsmanager.ISecret;

  /**
   * The cluster that the user belongs to.
   */
  public readonly cluster: msk.ICluster;

  public constructor(scope: Construct, id: string, props: ScramUserProps) {
    super(scope, id);
    this.username = props.username;
    this.cluster = props.cluster;
    this.secret = new secretsmanager.Secret(this, 'Secret', {
      // MSK takes no other prefix.
      secretName: `AmazonMSK_${physicalName(this, 128)}`,
      description: `User ${props.username} of an Amazon MSK cluster`,
      encryptionKey: props.encryptionKey,
      generateSecretString: {
        ...PASSWORD_RULE,
        secretStringTemplate: JSON.stringify({ username: props.username }),
        generateStringKey: 'password',
      },
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'MSK knows one password for each user and takes up to ten minutes to learn a new one: a plain rotation schedule would lock clients out',
    });
  }
}
