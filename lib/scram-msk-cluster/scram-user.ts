import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Stack } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct, IDependable } from 'constructs';
import { faultOfKey } from '../private/keys';
import { refuse } from '../private/rules';
import { checkCall, checkProps, needed, struct } from '../private/shapes';
import { AlternatingSecrets } from '../rotation/alternating-secrets';
import { usernamesOf } from '../rotation/names';
import { faultOfSchedule } from '../rotation/schedule';
import type { ScramUserRotation } from '../rotation/scram-user-rotation';
import type { IScramUser } from './i-scram-user';
import { faultOfArn } from './scram-secret-association';
import { ScramUserBase } from './scram-user-base';
import { SCRAM_USER, SCRAM_USER_ATTRIBUTES } from './shapes';
import { isUserHost, type UserHost } from './user-host';
import { defineUserSecret } from './user-secret';

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
   * The cluster that the user belongs to: a `ScramMskCluster` of this app. A user of any other cluster is for whoever defines
   * that to make; `ScramUser.fromScramUserAttributes` refers to it.
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

/**
 * A user with a generated password, in a secret that is associated with the cluster in the same deploy.
 *
 * `cluster.addUser()` is the short way to it. Either way the user is one of the cluster from then on: `cluster.user()` finds it,
 * and its secret becomes, like everything else of the cluster, what `removalPolicy` of the cluster says.
 *
 * The association lists the secret of each user, so that a user must stand in the stack of its cluster; what it is granted,
 * and who reads its secret, may stand in any stack of the app.
 *
 * Whatever depends on the user (`node.addDependency(user)`) is deployed after its association.
 *
 * @example
 * declare const cluster: ScramMskCluster;
 *
 * const billing = new ScramUser(this, 'Billing', { cluster, username: 'billing' });
 * billing.grantConsume('orders', { group: 'billing' });
 */
export class ScramUser extends ScramUserBase {
  /**
   * A user that somebody else manages, of a cluster of ours or not.
   *
   * @param scope where the reference stands
   * @param id its construct id
   * @param attributes what is known of it
   * @throws Error for a secret that is imported without its complete ARN
   */
  public static fromScramUserAttributes(scope: Construct, id: string, attributes: ScramUserAttributes): IScramUser {
    checkCall('ScramUser.fromScramUserAttributes', scope, { attributes: [needed(struct(SCRAM_USER_ATTRIBUTES)), attributes] });
    /* eslint-disable cdk/require-jsdoc -- IScramUser documents the members */
    class Import extends ScramUserBase {
      public readonly username = attributes.username;
      public readonly usernames = [attributes.username];
      public readonly secret = attributes.secret;
      public readonly cluster = attributes.cluster;
    }
    /* eslint-enable cdk/require-jsdoc */
    const user = new Import(scope, id);
    const fault = faultOfArn(attributes.secret);
    refuse(`${user.node.path} cannot be defined`, fault === undefined ? [] : [fault]);
    return user;
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
   * @throws Error that lists everything that keeps it from being a user of the cluster: a cluster that this app does not define, another stack
   * than the cluster's, a name that Kafka or Secrets Manager cannot hold or that is there already, a key that MSK would not
   * decrypt with, a rotation that Secrets Manager would refuse
   */
  public constructor(scope: Construct, id: string, props: ScramUserProps) {
    super(scope, id);
    props = checkProps(this, SCRAM_USER, props);
    const { cluster, username, rotation } = props;
    const host = hostOf(this, props);
    const encryptionKey = props.encryptionKey ?? host.secretEncryptionKey;
    const rotates = rotation !== undefined;
    this.username = username;
    this.usernames = usernamesOf(username, rotates);
    this.cluster = cluster;
    const own = defineUserSecret(this, 'Secret', { username, encryptionKey, rotates });
    this.own = own;
    this.alternating = rotation && new AlternatingSecrets(this, 'Alternating', {
      cluster: host,
      username,
      encryptionKey,
      rotation,
      secret: own,
      defineSecret: (place, secretId, name) => defineUserSecret(place, secretId, { username: name, encryptionKey, rotates }),
    });
    this.secret = this.alternating?.current ?? own;
    this.node.defaultChild = own.node.defaultChild;
    host._takeUser(this);
  }

  /** What MSK reads, one for each name. @internal */
  public get _associated(): secretsmanager.ISecret[] {
    return this.alternating ? [this.own, this.alternating.alternate] : [this.own];
  }

  /** @internal */
  public _rotateAfter(association: IDependable): void {
    this.alternating?.rotateAfter(association);
  }
}

/**
 * The cluster that takes the user.
 *
 * @throws Error that lists every fault
 */
function hostOf(user: Construct, { cluster, username, rotation, encryptionKey }: ScramUserProps): UserHost {
  const usernames = usernamesOf(username, rotation !== undefined);
  const faults = [
    ...isUserHost(cluster)
      ? [faultOfPlace(Stack.of(user), cluster), ...cluster._faultsOfUser({ username, usernames })]
      : [`cluster must be a ScramMskCluster of this app, got ${cluster.node.path}: whoever defines that makes its users, ScramUser.fromScramUserAttributes refers to one`],
    faultOfKey(user, 'encryptionKey', encryptionKey) || undefined,
    rotation && faultOfSchedule(rotation),
  ];
  refuse(`${user.node.path} cannot be defined`, faults.filter((fault) => fault !== undefined));
  return cluster as UserHost;
}

/** The association names the secret, and what encrypts the secret belongs to the cluster: between two stacks that would be a circle. */
function faultOfPlace(stack: Stack, { node, stack: own }: UserHost): string | undefined {
  return stack === own ? undefined
    : `scope must be in ${own.node.path}, the stack of the cluster, got ${stack.node.path}: name a scope there, such as the cluster itself, or call addUser of ${node.path}`;
}
