import type * as msk from '@aws-cdk/aws-msk-alpha';
import { RemovalPolicies, type CfnResource, type RemovalPolicy } from 'aws-cdk-lib';
import { CfnScalableTarget, CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct, IConstruct } from 'constructs';
import { AclRegistry } from '../authorization/acl-registry';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { CONNECTABLE } from '../private/kinds';
import { keepFingerprints } from '../private/readers';
import { showRemovalPolicy } from '../private/removal-policy';
import { checkRules } from '../private/rules';
import { checkCall, checkProps, cleanOptions, needed, struct, TEXT } from '../private/shapes';
import { TopicDefaults } from '../topics/topic-defaults';
import { defineBrokers } from './resources/brokers';
import { resolveCluster } from './resolved-cluster';
import { defineBrokerLog } from './resources/broker-log';
import { defineKey } from './resources/keys';
import { defineSecurityGroup } from './resources/security-group';
import { defineVpc } from './resources/vpc';
import type { IScramMskCluster } from './i-scram-msk-cluster';
import { ImportedScramMskCluster } from './imported-scram-msk-cluster';
import type { ScramMskClusterAttributes } from './scram-msk-cluster-attributes';
import type { AddUserOptions } from './add-user-options';
import { physicalName } from '../private/physical-names';
import { CLUSTER_RULES } from './rules';
import { ScramMskClusterBase } from './scram-msk-cluster-base';
import type { ScramMskClusterProps } from './scram-msk-cluster-props';
import type { IScramUser } from '../principals/i-scram-user';
import { ADD_USER_OPTIONS, SCRAM_MSK_CLUSTER, SCRAM_MSK_CLUSTER_ATTRIBUTES } from './shapes';
import { growVolumes } from './resources/storage-autoscaling';
import { topicDefaults } from './topic-defaults';
import { ClusterUsers } from './users';

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
 * Without props it has a VPC of its own, a dedicated security group that lets no client in, keys of its own with rotation,
 * broker logs in CloudWatch, safe broker settings, and three `kafka.m7g.large` with KRaft.
 *
 * @example
 * declare const service: ec2.SecurityGroup;
 * declare const role: iam.Role;
 *
 * const cluster = new ScramMskCluster(this, 'Kafka', { users: ['orders'] });
 * cluster.user('orders').grantRead(role);
 * cluster.connections.allowDefaultPortFrom(service, 'orders service');
 */
export class ScramMskCluster extends ScramMskClusterBase {
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

  private readonly brokers: msk.Cluster;
  private readonly users: ClusterUsers;
  private readonly openMonitoring: boolean;
  private readonly removalPolicy: RemovalPolicy;

  /**
   * @throws Error that lists every prop that MSK would refuse
   */
  public constructor(scope: Construct, id: string, props: ScramMskClusterProps = {}) {
    super(scope, id);
    const given = checkProps(this, SCRAM_MSK_CLUSTER, props);
    this.vpc = given.vpc ?? defineVpc(this, given);
    const resolved = resolveCluster(this, given, this.vpc);
    checkRules(this, CLUSTER_RULES, resolved);

    const { props: choices, subnets } = resolved;
    const clusterName = choices.clusterName ?? physicalName(this, 64);
    this.removalPolicy = choices.removalPolicy;
    this.brokerType = choices.brokerType;
    this.openMonitoring = choices.openMonitoring;
    this.subnets = subnets;
    this.numberOfBrokers = subnets.length * choices.brokersPerZone;
    this.securityGroup = defineSecurityGroup(this, this.vpc);
    this.encryptionKey = choices.encryptionKey
      ?? defineKey(this, 'EncryptionKey', `Data on the volumes of the MSK cluster ${this.node.path}`, this.removalPolicy);
    this.secretEncryptionKey = choices.secretEncryptionKey
      ?? defineKey(this, 'SecretEncryptionKey', `Secrets of the users of the MSK cluster ${this.node.path}`, this.removalPolicy);
    this.logEncryptionKey = choices.logEncryptionKey;
    this.logGroup = choices.logging ? choices.logging.cloudwatchLogGroup : defineBrokerLog(this, clusterName, choices.logEncryptionKey);
    this.brokers = defineBrokers(this, resolved, {
      clusterName,
      securityGroup: this.securityGroup,
      encryptionKey: this.encryptionKey,
      secretEncryptionKey: this.secretEncryptionKey,
      logging: choices.logging ?? { cloudwatchLogGroup: this.logGroup },
    });
    this.node.defaultChild = this.brokers.node.defaultChild;
    this._connections = new ec2.Connections({
      securityGroups: [this.securityGroup],
      defaultPort: ec2.Port.tcp(BROKER_PORTS.saslScram),
    });
    this._takes({ iam: choices.iam, certificates: choices.mutualTls !== undefined });
    TopicDefaults.implement(this, topicDefaults(resolved));
    growVolumes(this, this.clusterArn, choices.storage);
    const { vpc, secretEncryptionKey, logEncryptionKey } = this;
    const network = { vpc, subnets, mskDualStackEndpoint: choices.mskDualStackEndpoint, logEncryptionKey };
    this.users = new ClusterUsers(this, {
      network,
      secretEncryptionKey,
      byName: this._users,
      // One that stands elsewhere is kept with the cluster all the same.
      onAdded: (user) => this.applyRemovalPolicyTo(user),
    });
    new AclRegistry(this, { network, secretEncryptionKey, users: this.users, authorization: choices.authorization, iam: choices.iam });
    choices.users?.forEach((username) => this.addUser(username));
    this.applyRemovalPolicyTo(this);
    showRemovalPolicy(this.securityGroup.node.defaultChild as CfnResource, this.removalPolicy);
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
    return this.users.define(username, cleanOptions(ADD_USER_OPTIONS, options));
  }

  /**
   * Lets a client read the brokers' Prometheus metrics, on ports 11001 and 11002.
   *
   * @param other who may read
   * @throws Error unless `openMonitoring` is on
   */
  public allowOpenMonitoringFrom(other: ec2.IConnectable): void {
    checkCall(`${this}.allowOpenMonitoringFrom`, this, { other: [needed(CONNECTABLE), other] });
    if (!this.openMonitoring) {
      throw new Error(`${this.node.path}: openMonitoring must be true for a client to read the brokers' metrics, got false`);
    }
    // From the other side: the rules then stand in the stack of the reader, which may depend on this one.
    other.connections.allowTo(this, ec2.Port.tcp(BROKER_PORTS.jmxExporter), 'JMX exporter');
    other.connections.allowTo(this, ec2.Port.tcp(BROKER_PORTS.nodeExporter), 'Node exporter');
  }

  private applyRemovalPolicyTo(scope: IConstruct): void {
    RemovalPolicies.of(scope).apply(this.removalPolicy, { excludeResourceTypes: NEVER_RETAINED });
  }
}
