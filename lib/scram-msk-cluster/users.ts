import { Annotations, Stack, Token } from 'aws-cdk-lib';
import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, Dependable } from 'constructs';
import { ADMINISTRATOR } from '../authorization/acl-registry';
import { validateUsername } from '../kafka/login/credentials';
import { isPlaceholder } from '../private/pending';
import { refuse } from '../private/rules';
import type { FunctionNetwork } from '../private/vpc-function';
import { aclsOf } from '../principals/acl-grants';
import type { IScramUser } from '../principals/i-scram-user';
import { ManagedSecrets } from '../principals/managed-secrets';
import { ScramUser } from '../principals/scram-user';
import { doubtOfName, validateSecret } from '../principals/secret-validation';
import { UserRegistry, type NewUser } from '../principals/user-registry';
import { usernamesOf } from '../rotation/names';
import type { AddUserOptions } from './add-user-options';
import { ScramSecretAssociation } from './resources/scram-secret-association';

/** What the users of a cluster have in common. */
export interface ClusterUsersChoices {
  /** The users by name, which the cluster looks up. */
  readonly byName: Map<string, IScramUser>;
  readonly secretEncryptionKey: kms.IKey;
  /** Where functions that rotate passwords stand. */
  readonly network: FunctionNetwork;
  /** Called for each user that the cluster has from then on. */
  readonly onAdded: (user: IScramUser) => void;
}

/** The users of a cluster of the app: which names are taken, and which secrets MSK is to know. */
export class ClusterUsers implements UserRegistry {
  public readonly secretEncryptionKey: kms.IKey;
  public readonly network: FunctionNetwork;
  private association?: ScramSecretAssociation;
  private group?: Construct;

  public constructor(private readonly cluster: msk.ICluster & Construct, private readonly choices: ClusterUsersChoices) {
    this.secretEncryptionKey = choices.secretEncryptionKey;
    this.network = choices.network;
    UserRegistry.implement(cluster, this);
  }

  public get all(): IScramUser[] {
    return [...this.choices.byName.values()];
  }

  /**
   * A user below the cluster: its name is its construct id.
   *
   * @throws Error that lists every fault
   */
  public define(username: string, { secret, rotation }: AddUserOptions): IScramUser {
    const { cluster } = this;
    refuse(`${cluster.node.path} cannot have the user '${username}'`, this.validateAdded(username, { secret, rotation }));
    this.group ??= new Construct(cluster, 'Users');
    if (!secret) {
      return new ScramUser(this.group, username, { username, cluster, rotation });
    }
    const user = ScramUser.fromScramUserAttributes(this.group, username, { username, secret, cluster });
    const doubt = doubtOfName(secret, Stack.of(cluster));
    if (doubt !== undefined) {
      Annotations.of(user).addWarningV2('cdk-msk-georeplication:secret-name', doubt);
    }
    this.add(user);
    return user;
  }

  public validate({ username, usernames }: NewUser): string[] {
    if (Token.isUnresolved(username)) {
      return ['username must be known when the app is synthesized, got a token'];
    }
    const taken = this.all.flatMap((user) => user.usernames);
    const faults = usernames.map((name) => {
      const fault = taken.includes(name) ? `username must be new to the cluster, got '${name}'` : validateNewUser(name);
      return fault && name !== username ? `${fault} (the second name with rotation, '${name}')` : fault;
    });
    return [...new Set(faults)].filter((fault) => fault !== undefined);
  }

  public add(user: IScramUser): void {
    const managed = ManagedSecrets.of(user);
    const association = (managed?.secrets ?? [user.secret]).map((secret) => this.associate(secret))[0]!;
    managed?.rotateAfter(association);
    const { cluster, choices: { byName, onAdded } } = this;
    Dependable.implement(user, {
      get dependencyRoots() {
        return [user.secret, association, ...aclsOf(cluster)];
      },
    });
    byName.set(user.username, user);
    onAdded(user);
  }

  /** Has MSK know a secret. */
  public associate(secret: ISecret): ScramSecretAssociation {
    this.association ??= new ScramSecretAssociation(this.cluster, 'Association', this.cluster.clusterArn);
    this.association.add(secret);
    return this.association;
  }

  /** What would be in the way of a construct of that name, before the user itself says what else is. */
  private validateAdded(username: string, { secret, rotation }: AddUserOptions): string[] {
    return [
      ...secret && rotation ? ['rotation must be given without secret, got both: the secrets of a user that is rotated are the library\'s own'] : [],
      ...this.validate({ username, usernames: usernamesOf(username, rotation !== undefined) }),
      ...secret ? [...this.validateShared(secret), ...validateSecret(secret, username, Stack.of(this.cluster))] : [],
    ];
  }

  /** A secret names one user: of a second one MSK would know nothing. */
  private validateShared({ secretArn }: ISecret): string[] {
    const sharing = this.all.find(({ secret }) => secret.secretArn === secretArn);
    return sharing ? [`secret must be of one user only, got that of '${sharing.username}'`] : [];
  }
}

function validateNewUser(username: string): string | undefined {
  if (username === ADMINISTRATOR) {
    return `username must not be '${ADMINISTRATOR}', which the library keeps for itself`;
  }
  const fault = isPlaceholder(username) ? undefined : validateUsername(username);
  return fault && `username ${fault}`;
}
