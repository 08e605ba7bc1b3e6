import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Stack } from 'aws-cdk-lib';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Dependable, type Construct } from 'constructs';
import { validateKey } from '../private/keys';
import { refuse } from '../private/rules';
import { checkCall, checkProps, needed, struct } from '../private/shapes';
import { AlternatingSecrets } from '../rotation/alternating-secrets';
import { usernamesOf } from '../rotation/names';
import { validateSchedule } from '../rotation/schedule';
import { aclsOf } from './acl-grants';
import type { IScramUser } from './i-scram-user';
import { ManagedSecrets } from './managed-secrets';
import { ScramUserBase } from './scram-user-base';
import type { ScramUserAttributes, ScramUserProps } from './scram-user-props';
import { SCRAM_USER, SCRAM_USER_ATTRIBUTES } from './shapes';
import { validateArn } from './secret-validation';
import { UserRegistry } from './user-registry';
import { defineUserSecret } from './user-secret';

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
 * cluster.grants.consume(billing, 'orders', { group: 'billing' });
 */
export class ScramUser extends ScramUserBase {
  /**
   * A user that is managed elsewhere, of a cluster of ours or not.
   *
   * @param scope where the reference stands
   * @param id its construct id
   * @param attributes what is known of it
   * @throws Error for a secret that is imported without its complete ARN, and for a name that no user has
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
    Dependable.implement(user, {
      // Of a cluster of this app: what it may do.
      get dependencyRoots() {
        return [user, ...aclsOf(attributes.cluster)];
      },
    });
    const fault = validateArn(attributes.secret);
    const { username } = attributes;
    refuse(`${user.node.path} cannot be defined`, [
      // In an ACL it would be everybody.
      ...['', '*'].includes(username) ? [`username must be the name of a user, got '${username}'`] : [],
      ...fault === undefined ? [] : [fault],
    ]);
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

  /**
   * @throws Error that lists everything that keeps it from being a user of the cluster: a cluster that this app does not define, another stack
   * than the cluster's, a name that Kafka or Secrets Manager cannot hold or that is there already, a key that MSK would not
   * decrypt with, a rotation that Secrets Manager would refuse
   */
  public constructor(scope: Construct, id: string, props: ScramUserProps) {
    super(scope, id);
    props = checkProps(this, SCRAM_USER, props);
    const { cluster, username, rotation } = props;
    const registry = registryFor(this, props);
    const encryptionKey = props.encryptionKey ?? registry.secretEncryptionKey;
    const rotates = rotation !== undefined;
    this.username = username;
    this.usernames = usernamesOf(username, rotates);
    this.cluster = cluster;
    const own = defineUserSecret(this, 'Secret', { username, encryptionKey, rotates });
    const alternating = rotation && new AlternatingSecrets(this, 'Alternating', {
      cluster,
      network: registry.network,
      username,
      encryptionKey,
      rotation,
      secret: own,
      defineSecret: (place, secretId, name) => defineUserSecret(place, secretId, { username: name, encryptionKey, rotates }),
    });
    this.secret = alternating?.current ?? own;
    this.node.defaultChild = own.node.defaultChild;
    ManagedSecrets.implement(this, {
      secrets: alternating ? [own, alternating.alternate] : [own],
      rotateAfter: (association) => alternating?.rotateAfter(association),
    });
    registry.add(this);
  }
}

/**
 * The registry that takes the user.
 *
 * @throws Error that lists every fault
 */
function registryFor(user: Construct, { cluster, username, rotation, encryptionKey }: ScramUserProps): UserRegistry {
  const usernames = usernamesOf(username, rotation !== undefined);
  const registry = UserRegistry.of(cluster);
  const faults = [
    ...registry
      ? [validatePlace(Stack.of(user), cluster), ...registry.validate({ username, usernames })]
      : [`cluster must be a ScramMskCluster of this app, got ${cluster.node.path}: the app that defines that makes its users, ScramUser.fromScramUserAttributes refers to one`],
    validateKey(user, 'encryptionKey', encryptionKey) || undefined,
    rotation && validateSchedule(rotation),
  ];
  refuse(`${user.node.path} cannot be defined`, faults.filter((fault) => fault !== undefined));
  return registry!;
}

/** The association names the secret, and what encrypts the secret belongs to the cluster: between two stacks that would be a circle. */
function validatePlace(stack: Stack, { node, stack: own }: msk.ICluster): string | undefined {
  return stack === own ? undefined
    : `scope must be in ${own.node.path}, the stack of the cluster, got ${stack.node.path}: name a scope there, such as the cluster itself, or call addUser of ${node.path}`;
}
