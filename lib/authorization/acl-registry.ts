import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, Dependable, type IConstruct, type IDependable } from 'constructs';
import { closingAcls } from '../kafka/acls/acl-grants';
import { formatAcl, principalOf, type Acl } from '../kafka/acls/acls';
import { checkRules } from '../private/rules';
import type { FunctionNetwork } from '../private/vpc-function';
import { AclDeclarations } from '../principals/acl-grants';
import type { IScramUser } from '../principals/i-scram-user';
import { ScramUser } from '../principals/scram-user';
import { defineUserSecret } from '../principals/user-secret';
import { forEveryName } from '../rotation/names';
import { declareAcls } from './acl-resource';
import { ClusterAuthorization } from './cluster-authorization';
import { ACCESS_RULES } from './rules';

/** The user that sets the ACLs. Only the library logs in as it. */
export const ADMINISTRATOR = 'acl-administrator';

/** What the rights on a cluster depend on. */
export interface AclRegistryChoices {
  readonly authorization?: ClusterAuthorization;
  /** Whether clients can log in with IAM. */
  readonly iam: boolean;
  readonly secretEncryptionKey: kms.IKey;
  /** Where the function that sets the ACLs stands. */
  readonly network: FunctionNetwork;
  readonly users: {
    readonly all: readonly IScramUser[];
    /** Has MSK know a secret. */
    associate(secret: ISecret): IDependable;
  };
}

/**
 * Who may do what on a cluster: collects grants from all over the app until it is synthesized, and has the ACLs declared
 * as soon as there is one.
 */
export class AclRegistry implements AclDeclarations {
  private readonly granted: Acl[] = [];
  private readonly needed: Acl[] = [];
  private declaration?: IConstruct;

  public constructor(private readonly cluster: msk.ICluster & Construct, private readonly choices: AclRegistryChoices) {
    if (choices.authorization === ClusterAuthorization.GRANTED_ONLY) {
      this.close();
    }
    AclDeclarations.implement(cluster, this);
    // Asked when the app is synthesized: a later grant may be the first.
    const declared = () => this.declaration ? [this.declaration] : [];
    Dependable.implement(this, {
      get dependencyRoots() {
        return declared();
      },
    });
    cluster.node.addValidation({ validate: () => this.warn() });
  }

  public grant(acls: readonly Acl[]): void {
    if (this.choices.authorization === ClusterAuthorization.EVERY_USER) {
      throw new Error(`${this.cluster.node.path}: authorization must be GRANTED_ONLY together with a grant, got EVERY_USER and a grant to ${acls[0]?.principal}`);
    }
    this.granted.push(...acls);
    this.close();
  }

  /** What a construct of the library needs: declared where the cluster is closed, and no reason to close it. */
  public grantWhereClosed(acls: readonly Acl[]): void {
    this.needed.push(...acls);
  }

  /** When the app is synthesized: a user may be rotated that was granted something before it was defined. */
  private forEveryName(acls: readonly Acl[]): Acl[] {
    return forEveryName(acls, this.choices.users.all.map(({ usernames }) => usernames));
  }

  private close(): void {
    this.declaration ??= this.declare();
  }

  private declare(): Construct {
    const { cluster, choices: { network, secretEncryptionKey, users } } = this;
    const place = new Construct(cluster, 'Administrator');
    const secret = defineUserSecret(place, 'Secret', { username: ADMINISTRATOR, encryptionKey: secretEncryptionKey });
    return declareAcls(cluster, {
      network,
      brokers: cluster,
      clusterArn: cluster.clusterArn,
      // None of the cluster's users: there is nothing to grant it, nor to warn of.
      administrator: ScramUser.fromScramUserAttributes(place, 'User', { username: ADMINISTRATOR, secret, cluster }),
      association: users.associate(secret),
      acls: () => [...new Set([...closingAcls(ADMINISTRATOR), ...this.forEveryName([...this.granted, ...this.needed])].map(formatAcl))],
    });
  }

  /** When the app is synthesized: users and grants come from all over it. It refuses nothing. */
  private warn(): string[] {
    const { authorization, iam, users } = this.choices;
    const usernames = users.all.map(({ username }) => username);
    const isClosed = this.declaration !== undefined;
    checkRules(this.cluster, ACCESS_RULES, {
      usernames,
      isDecided: authorization !== undefined || isClosed,
      isClosed,
      withoutRights: usernames.filter((username) => !this.hasRights(username)),
      iam,
    });
    return [];
  }

  /** Whether a user was granted anything, or needs something that the library grants it. */
  private hasRights(username: string): boolean {
    return [...this.granted, ...this.needed].some(({ principal }) => principal === principalOf(username));
  }
}
