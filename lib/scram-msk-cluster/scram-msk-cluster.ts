import * as msk from '@aws-cdk/aws-msk-alpha';
import { Annotations, Duration, RemovalPolicies, RemovalPolicy, Token, type CfnResource } from 'aws-cdk-lib';
import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, Dependable, type IConstruct } from 'constructs';
import { ADMINISTRATOR, ClusterAccess } from '../access/cluster-access';
import { declareAcls } from '../access/declared-acls';
import { ACCESS_RULES } from '../access/rules';
import type { Acl } from '../kafka/acls';
import { faultOfUsername } from '../kafka/credentials';
import { BROKER_PORTS } from '../kafka/ports';
import { CONNECTABLE } from '../private/kinds';
import { defineLogGroup } from '../private/log-group';
import { isPlaceholder } from '../private/pending';
import { keepFingerprints } from '../private/readers';
import { showRemovalPolicy } from '../private/removal-policy';
import { checkRules } from '../private/rules';
import { checkCall, checkProps, cleanOptions, needed, struct, TEXT } from '../private/shapes';
import { forEveryName, usernamesOf } from '../rotation/names';
import type { ScramUserRotation } from '../rotation/scram-user-rotation';
import type { TopicHost } from '../topics/topic-host';
import { defineBrokers } from './brokers';
import { draftCluster } from './cluster-draft';
import { defineVpc } from './cluster-vpc';
import type { IScramMskCluster } from './i-scram-msk-cluster';
import { ImportedScramMskCluster, type ScramMskClusterAttributes } from './imported-scram-msk-cluster';
import { physicalName } from './physical-names';
import { CLUSTER_RULES } from './rules';
import { ScramMskClusterBase } from './scram-msk-cluster-base';
import type { ScramMskClusterProps } from './scram-msk-cluster-props';
import { doubtOfName, faultsOfSecret, ScramSecretAssociation } from './scram-secret-association';
import type { IScramUser } from './i-scram-user';
import { ScramUser } from './scram-user';
import { ADD_USER_OPTIONS, SCRAM_MSK_CLUSTER, SCRAM_MSK_CLUSTER_ATTRIBUTES } from './shapes';
import { growVolumes } from './storage-autoscaling';
import { hostTopics } from './topic-host';
import type { UserDraft, UserHost } from './user-host';
import { defineUserSecret } from './user-secret';

/**
 * How a user gets its password.
 */
export interface AddUserOptions {
  /**
   * An existing secret, `{"username": ..., "password": ...}` with the same user name in it. MSK asks that its name begins
   * with `AmazonMSK_`, that a customer managed key encrypts it and that it is in the cluster's account and Region.
   *
   * Import it with its complete ARN and its `encryptionKey`.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html
   * @default - a new secret with a generated password of 40 letters and digits
   */
  readonly secret?: ISecret;

  /**
   * Gives the user a new password at intervals, with no moment at which none works: two users take turns, and `user.secret`
   * says what to log in with now, name and password. Secrets Manager calls a Lambda function in the brokers' subnets, which
   * must reach Secrets Manager and MSK's API from there, see `mskDualStackEndpoint` of the cluster. Costs two secrets more.
   *
   * What a client read stays valid until the next rotation, so it must read the secret anew at least once in a period:
   * `restartOnSecretChange` has MirrorMaker do that, on either side.
   *
   * For a user that is there already, `user.secret` becomes another secret: deploy its readers with this change. Before it is
   * taken back, let all clients log in as `username`: the other name loses access.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
   * @default - the password stays
   */
  readonly rotation?: ScramUserRotation;
}

/** What must end when it leaves the app, whatever becomes of the cluster. */
const NEVER_RETAINED = [
  // A retained rule keeps a door open, and holds a client's group that is to be deleted.
  ec2.CfnSecurityGroupIngress.CFN_RESOURCE_TYPE_NAME,
  // Volumes would go on growing.
  CfnScalableTarget.CFN_RESOURCE_TYPE_NAME,
  CfnScalingPolicy.CFN_RESOURCE_TYPE_NAME,
];

/**
 * A provisioned Amazon MSK cluster whose clients log in with SASL/SCRAM over TLS, and in no other way unless a prop says so.
 *
 * Without props it has a VPC of its own, a dedicated security group that lets nobody in, keys of its own with rotation,
 * broker logs in CloudWatch, safe broker settings, and three `kafka.m7g.large` on the KRaft line of Kafka 3.9.
 *
 * @example
 * declare const service: ec2.SecurityGroup;
 * declare const role: iam.Role;
 *
 * const cluster = new ScramMskCluster(this, 'Kafka', { users: ['orders'] });
 * cluster.user('orders').grantRead(role);
 * cluster.connections.allowDefaultPortFrom(service, 'orders service');
 */
export class ScramMskCluster extends ScramMskClusterBase implements UserHost {
  /**
   * A cluster that exists, in this account or another.
   *
   * @param scope where the reference stands
   * @param id its construct id
   * @param attributes what is known of it
   * @throws Error that lists every attribute that cannot be that of a cluster
   */
  public static fromScramMskClusterAttributes(scope: Construct, id: string, attributes: ScramMskClusterAttributes): IScramMskCluster {
    checkCall('ScramMskCluster.fromScramMskClusterAttributes', scope, { attributes: [needed(struct(SCRAM_MSK_CLUSTER_ATTRIBUTES)), attributes] });
    return new ImportedScramMskCluster(scope, id, cleanOptions(SCRAM_MSK_CLUSTER_ATTRIBUTES, attributes));
  }

  /**
   * The VPC of the brokers.
   */
  public readonly vpc: ec2.IVpc;

  /**
   * Standard or Express brokers.
   */
  public readonly brokerType: msk.BrokerType;

  /**
   * The subnets of the brokers, one in each availability zone.
   */
  public readonly subnets: ec2.ISubnet[];

  /**
   * Number of brokers. Their ids are 1 to this number.
   */
  public readonly numberOfBrokers: number;

  /**
   * The one security group of the brokers. Express every access as a rule on it: another group would replace the cluster.
   */
  public readonly securityGroup: ec2.ISecurityGroup;

  /**
   * Encrypts the data on the brokers' volumes.
   */
  public readonly encryptionKey: kms.IKey;

  /**
   * Encrypts the users' secrets.
   */
  public readonly secretEncryptionKey: kms.IKey;

  /**
   * Encrypts the log groups that the cluster makes. Undefined unless it was given.
   */
  public readonly logEncryptionKey?: kms.IKey;

  /**
   * Holds the broker logs. Undefined if `logging` names other destinations.
   */
  public readonly logGroup?: logs.ILogGroup;

  /** @internal */
  public readonly _topicHost: TopicHost;

  /** @internal */
  public readonly _mskDualStackEndpoint: boolean;

  private readonly brokers: msk.Cluster;
  private readonly access: ClusterAccess;
  private readonly openMonitoring: boolean;
  private readonly removalPolicy: RemovalPolicy;
  private association?: ScramSecretAssociation;
  private users?: Construct;

  /**
   * @throws Error that lists every prop that MSK would refuse
   */
  public constructor(scope: Construct, id: string, props: ScramMskClusterProps = {}) {
    super(scope, id);
    props = checkProps(this, SCRAM_MSK_CLUSTER, props);
    this.vpc = props.vpc ?? defineVpc(this, props);
    const draft = draftCluster(this, props, this.vpc);
    checkRules(this, CLUSTER_RULES, draft);

    const clusterName = props.clusterName ?? physicalName(this, 64);
    const removalPolicy = this.removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    this.brokerType = draft.props.brokerType;
    this.openMonitoring = draft.props.openMonitoring;
    this._iam = draft.props.iam;
    this._mutualTls = draft.props.mutualTls !== undefined;
    this._mskDualStackEndpoint = props.mskDualStackEndpoint ?? false;
    this._topicHost = hostTopics(draft, removalPolicy);
    this.subnets = draft.subnets;
    this.numberOfBrokers = draft.subnets.length * draft.props.brokersPerZone;
    this.securityGroup = defineSecurityGroup(this, this.vpc);
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'EncryptionKey', {
      ...keyProps(removalPolicy),
      description: `Data on the volumes of the MSK cluster ${this.node.path}`,
    });
    this.secretEncryptionKey = props.secretEncryptionKey ?? new kms.Key(this, 'SecretEncryptionKey', {
      ...keyProps(removalPolicy),
      description: `Secrets of the users of the MSK cluster ${this.node.path}`,
    });
    this.logEncryptionKey = props.logEncryptionKey;
    this.logGroup = props.logging ? props.logging.cloudwatchLogGroup : defineBrokerLog(this, clusterName, props.logEncryptionKey);
    this.brokers = defineBrokers(this, draft, {
      clusterName,
      securityGroup: this.securityGroup,
      encryptionKey: this.encryptionKey,
      secretEncryptionKey: this.secretEncryptionKey,
      logging: props.logging ?? { cloudwatchLogGroup: this.logGroup },
    });
    this.node.defaultChild = this.brokers.node.defaultChild;
    this._connections = new ec2.Connections({
      securityGroups: [this.securityGroup],
      defaultPort: ec2.Port.tcp(BROKER_PORTS.saslScram),
    });
    growVolumes(this, this.clusterArn, props.storage);
    this.access = new ClusterAccess(this.node.path, props.authorization, (acls) => this.declareAcls(acls));
    props.users?.forEach((username) => this.addUser(username));
    this.node.addValidation({ validate: () => this.checkAccess() });
    this.applyRemovalPolicyTo(this);
    showRemovalPolicy(this.securityGroup.node.defaultChild as CfnResource, removalPolicy);
    keepFingerprints(this);
  }

  public get clusterArn(): string {
    return this.brokers.clusterArn;
  }

  public get clusterName(): string {
    return this.brokers.clusterName;
  }

  /**
   * Adds a user: a secret, which is associated with the cluster in the same deploy.
   *
   * MSK takes up to ten minutes to learn a user or a new password, so a client should retry its first login.
   *
   * A user that leaves the app loses access, its open connections live on until they end. Its secret is retained with
   * everything else: to bring the user back, give that secret in `options`. When the last user leaves, the retained
   * association keeps its access: disassociate its secret by hand.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password.html
   * @param username 1 to 64 characters, a letter or digit first, then letters, digits and `. _ @ + -`
   * @param options its secret, if there is one already
   * @throws Error for a name that Kafka or Secrets Manager cannot hold, for a name that is there already, for a secret that MSK
   * would refuse, and for a rotation that Secrets Manager would
   */
  public addUser(username: string, options: AddUserOptions = {}): IScramUser {
    checkCall(`${this}.addUser`, this, { username: [needed(TEXT), username], options: [{ ...struct(ADD_USER_OPTIONS), secret: true }, options] });
    options = cleanOptions(ADD_USER_OPTIONS, options);
    const faults = faultsOfAddedUser(this, username, options);
    if (faults.length > 0) {
      throw new Error(`${this.node.path} cannot have the user '${username}': ${faults.join('; ')}`);
    }
    this.users ??= new Construct(this, 'Users');
    const { secret, rotation } = options;
    if (!secret) {
      return new ScramUser(this.users, username, { username, cluster: this, rotation });
    }
    const user = ScramUser.fromScramUserAttributes(this.users, username, { username, secret, cluster: this });
    const doubt = doubtOfName(secret, this.stack);
    if (doubt !== undefined) {
      Annotations.of(user).addWarningV2('cdk-msk-georeplication:secret-name', doubt);
    }
    this._takeUser(user);
    return user;
  }

  /**
   * Lets somebody read the brokers' Prometheus metrics, on ports 11001 and 11002.
   *
   * @param other who may read
   * @throws Error unless `openMonitoring` is on
   */
  public allowOpenMonitoringFrom(other: ec2.IConnectable): void {
    checkCall(`${this}.allowOpenMonitoringFrom`, this, { other: [needed(CONNECTABLE), other] });
    if (!this.openMonitoring) {
      throw new Error(`${this.node.path}: openMonitoring must be true for somebody to read the brokers' metrics, got false`);
    }
    // From the other side: the rules then stand in the stack of the reader, which may depend on this one.
    other.connections.allowTo(this, ec2.Port.tcp(BROKER_PORTS.jmxExporter), 'JMX exporter');
    other.connections.allowTo(this, ec2.Port.tcp(BROKER_PORTS.nodeExporter), 'Node exporter');
  }

  /** @internal */
  public _faultsOfUser({ username, usernames }: UserDraft): string[] {
    if (Token.isUnresolved(username)) {
      return ['username must be known when the app is synthesized, got a token'];
    }
    const taken = [...this._users.values()].flatMap((user) => user.usernames);
    const faults = usernames.map((name) => {
      const fault = taken.includes(name) ? `username must be new to the cluster, got '${name}'` : faultOfNewUser(name);
      return fault && name !== username ? `${fault} (the second name with rotation, '${name}')` : fault;
    });
    return [...new Set(faults)].filter((fault) => fault !== undefined);
  }

  /** A secret names one user: of a second one MSK would know nothing. @internal */
  public _faultsOfShared({ secretArn }: ISecret): string[] {
    const sharing = [...this._users.values()].find(({ secret }) => secret.secretArn === secretArn);
    return sharing ? [`secret must be of one user only, got that of '${sharing.username}'`] : [];
  }

  /** @internal */
  public _takeUser(user: IScramUser): void {
    const association = this.associateUser(user);
    const { access } = this;
    Dependable.implement(user, {
      get dependencyRoots() {
        return [user.secret, association, ...access.dependencies];
      },
    });
    // One that stands elsewhere is kept with the cluster all the same.
    this.applyRemovalPolicyTo(user);
    this._users.set(user.username, user);
  }

  /** @internal */
  public _grant(acls: readonly Acl[]): void {
    this.access.grant(this.forEveryName(acls));
  }

  /** @internal */
  public _grantWhereClosed(acls: readonly Acl[]): void {
    this.access.grantWhereClosed(this.forEveryName(acls));
  }

  /** @internal */
  protected _aclDependencies(): IConstruct[] {
    return this.access.dependencies;
  }

  private forEveryName(acls: readonly Acl[]): Acl[] {
    return forEveryName(acls, [...this._users.values()].map(({ usernames }) => usernames));
  }

  private declareAcls(acls: () => string[]): Construct {
    const place = new Construct(this, 'Administrator');
    const secret = defineUserSecret(place, 'Secret', { username: ADMINISTRATOR, encryptionKey: this.secretEncryptionKey });
    // None of the cluster's users: nobody grants it anything, or is told of it.
    const administrator = ScramUser.fromScramUserAttributes(place, 'User', { username: ADMINISTRATOR, secret, cluster: this });
    const association = this.associate(secret);
    const { vpc, subnets, clusterArn, logEncryptionKey, _mskDualStackEndpoint: mskDualStackEndpoint } = this;
    return declareAcls(this, { vpc, subnets, brokers: this, clusterArn, mskDualStackEndpoint, administrator, association, logEncryptionKey, acls });
  }

  /** When the app is synthesized: users and grants come from all over it. It warns, and refuses nothing. */
  private checkAccess(): string[] {
    const { isDecided, isClosed } = this.access;
    const usernames = [...this._users.keys()];
    checkRules(this, ACCESS_RULES, { usernames, isDecided, isClosed, withoutRights: usernames.filter((username) => !this.access.hasRights(username)), iam: this._iam });
    return [];
  }

  private applyRemovalPolicyTo(scope: IConstruct): void {
    RemovalPolicies.of(scope).apply(this.removalPolicy, { excludeResourceTypes: NEVER_RETAINED });
  }

  private associate(secret: ISecret): ScramSecretAssociation {
    this.association ??= new ScramSecretAssociation(this, 'Association', this.clusterArn);
    this.association.add(secret);
    return this.association;
  }

  private associateUser(user: IScramUser): ScramSecretAssociation {
    const association = (isManaged(user) ? user._associated : [user.secret]).map((secret) => this.associate(secret))[0]!;
    if (isManaged(user)) {
      user._rotateAfter(association);
    }
    return association;
  }
}

/** What would be in the way of a construct of that name, before the user itself says what else is. */
function faultsOfAddedUser(cluster: ScramMskCluster, username: string, { secret, rotation }: AddUserOptions): string[] {
  return [
    ...secret && rotation ? ['rotation must be given without secret, got both: the secrets of a user that is rotated are the library\'s own'] : [],
    ...cluster._faultsOfUser({ username, usernames: usernamesOf(username, rotation !== undefined) }),
    ...secret ? [...cluster._faultsOfShared(secret), ...faultsOfSecret(secret, username, cluster.stack)] : [],
  ];
}

/** By its members: a package of constructs may bring this library a second time. */
function isManaged(user: IScramUser): user is ScramUser {
  return '_associated' in user;
}

function faultOfNewUser(username: string): string | undefined {
  if (username === ADMINISTRATOR) {
    return `username must not be '${ADMINISTRATOR}', which the library keeps for itself`;
  }
  const fault = isPlaceholder(username) ? undefined : faultOfUsername(username);
  return fault && `username ${fault}`;
}

/** Lets nobody in. Outbound stays open: MSK's documents do not say what else the brokers' interfaces must reach. */
function defineSecurityGroup(scope: Construct, vpc: ec2.IVpc): ec2.SecurityGroup {
  return new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc, description: 'Brokers of an Amazon MSK cluster' });
}

function keyProps(removalPolicy: RemovalPolicy): kms.KeyProps {
  return {
    enableKeyRotation: true,
    // A trial should be gone soon: seven days is the least that KMS allows.
    pendingWindow: removalPolicy === RemovalPolicy.DESTROY ? Duration.days(7) : undefined,
  };
}

/**
 * Below /aws/vendedlogs/ log delivery needs no entry in the account's resource policy of CloudWatch Logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
function defineBrokerLog(scope: Construct, clusterName: string, encryptionKey?: kms.IKey): logs.LogGroup {
  return defineLogGroup(scope, 'LogGroup', { logGroupName: `/aws/vendedlogs/msk/${clusterName}`, encryptionKey });
}
