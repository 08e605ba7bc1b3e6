import { createHash } from 'node:crypto';
import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Aws, Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BROKER_PORTS } from '../kafka/ports';
import { checkRules } from '../private/rules';
import type { IScramUser } from '../scram-msk-cluster';
import { bootScript, clientFiles } from './client-files';
import { KafkaDistribution } from './kafka-distribution';
import { CLIENT_RULES } from './rules';

/**
 * Properties of a `MskClientInstance`.
 */
export interface MskClientInstanceProps {
  /**
   * The cluster to talk to: a `ScramMskCluster`, an imported one, or any of @aws-cdk/aws-msk-alpha with a security group.
   */
  readonly cluster: msk.ICluster;

  /**
   * The user that the box logs in as. Whoever may start a session on the box may do what this user may do.
   */
  readonly user: IScramUser;

  /**
   * Where the box stands: the cluster's VPC, or one with a way to it.
   *
   * @default - the cluster's VPC, if the cluster is one of this library
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Subnets to choose from; the box takes the first. It needs a way to AWS's services, and to Apache's archive unless
   * `kafka` names a bucket.
   *
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Size of the box. Changing its architecture needs another `machineImage` as well.
   *
   * @default - t4g.small
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * Image of the box: Amazon Linux 2023, or one that has its package names. Pin it to keep the box when Amazon publishes
   * a newer one: `ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-...' })`.
   *
   * Changing it replaces the box.
   *
   * @default - the newest Amazon Linux 2023 for arm64, looked up in each deploy
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * Apache Kafka's tools. Any version from 3.9 on talks to every cluster that MSK offers today.
   *
   * Changing it replaces the box.
   *
   * @default KafkaDistribution.V3_9_1
   */
  readonly kafka?: KafkaDistribution;

  /**
   * How long the deploy waits for the first login, installation included. MSK takes up to ten minutes to learn a user.
   *
   * At least 20 minutes.
   *
   * @default Duration.minutes(30)
   */
  readonly resourceSignalTimeout?: Duration;
}

/** What of `resourceSignalTimeout` is left to the installation. */
const INSTALLATION_TIME = Duration.minutes(10);

/**
 * An EC2 box beside a cluster, for operators: log in with Session Manager and type Kafka's own commands.
 *
 * ```
 * aws ssm start-session --target i-0123456789abcdef0
 * kafka-topics.sh --list
 * kafka-console-producer.sh --topic orders
 * ```
 *
 * The deploy succeeds only after a login to the brokers. The box holds no state: a changed file, tool or image replaces
 * it. It costs about 12 USD a month in us-east-1, and opens no port.
 *
 * @example
 * declare const cluster: ScramMskCluster;
 *
 * new MskClientInstance(this, 'Client', { cluster, user: cluster.addUser('operator') });
 */
export class MskClientInstance extends Construct implements ec2.IConnectable, iam.IGrantable {
  /**
   * The EC2 instance.
   */
  public readonly instance: ec2.IInstance;

  /**
   * The role of the box. Operators share it.
   */
  public readonly role: iam.IRole;

  /**
   * What the box may reach: the brokers, and HTTPS.
   */
  public readonly connections: ec2.Connections;

  /**
   * The role, for grants.
   */
  public readonly grantPrincipal: iam.IPrincipal;

  /**
   * @throws Error that lists every prop that cannot work
   */
  public constructor(scope: Construct, id: string, props: MskClientInstanceProps) {
    super(scope, id);
    const vpc = props.vpc ?? vpcOf(props.cluster);
    const signalTimeout = props.resourceSignalTimeout ?? Duration.minutes(30);
    checkRules(this, CLIENT_RULES, { props, vpc, signalTimeout });

    const kafka = props.kafka ?? KafkaDistribution.V3_9_1;
    this.role = defineRole(this);
    this.grantPrincipal = this.role;
    props.user.grantRead(this.role);
    kafka._grantRead(this.role);

    const vpcSubnets = props.vpcSubnets ?? { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };
    const instance = new ec2.Instance(this, 'Resource', {
      vpc: vpc!,
      vpcSubnets,
      instanceType: props.instanceType ?? ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.SMALL),
      machineImage: props.machineImage ?? ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
      role: this.role,
      // Below, what the box may reach is named.
      allowAllOutbound: false,
      httpTokens: ec2.HttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
      blockDevices: [{
        deviceName: '/dev/xvda',
        volume: ec2.BlockDeviceVolume.ebs(16, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP3 }),
      }],
      resourceSignalTimeout: signalTimeout,
      // User data runs at the first start only, so a change must make another box.
      userDataCausesReplacement: true,
    });
    this.instance = instance;
    this.connections = instance.connections;
    this.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Systems Manager, packages, Kafka, the addresses and the secret');
    // From here, not from the cluster: the rule then stands in the stack of the box, which depends on the cluster's.
    this.connections.allowTo(props.cluster, ec2.Port.tcp(BROKER_PORTS.saslScram), 'SASL/SCRAM');

    boot(instance, clientFiles(this, { ...props, kafka, loginTimeout: signalTimeout.minus(INSTALLATION_TIME) }));
    instance.instance.node.addDependency(props.user, vpc!.selectSubnets(vpcSubnets).internetConnectivityEstablished);
  }
}

/** A cluster of this library knows its VPC, one of msk-alpha does not. */
function vpcOf(cluster: msk.ICluster): ec2.IVpc | undefined {
  return 'vpc' in cluster ? cluster.vpc as ec2.IVpc : undefined;
}

/** What Session Manager needs and no more: the managed policy would also read every parameter of the account. */
function defineRole(scope: Construct): iam.Role {
  const role = new iam.Role(scope, 'Role', {
    description: 'Client box of an Amazon MSK cluster',
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
  });
  role.addToPolicy(new iam.PolicyStatement({
    actions: [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    // See https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
    resources: ['*'],
  }));
  return role;
}

/** Attaches the files and replaces CDK's boot commands, which signal a failure without its reason. */
function boot(instance: ec2.Instance, init: ec2.CloudFormationInit): void {
  const { stack } = instance;
  init.attach(instance.instance, {
    platform: ec2.OperatingSystemType.LINUX,
    instanceRole: instance.role,
    userData: ec2.UserData.forLinux(),
  });
  const files = JSON.stringify(stack.resolve(instance.instance.getMetadata('AWS::CloudFormation::Init')));
  instance.userData.addCommands(
    // Changed files change the user data, and with it the box.
    `# files ${createHash('sha256').update(files).digest('hex').slice(0, 16)}`,
    `export REGION=${Aws.REGION} STACK=${Aws.STACK_NAME} RESOURCE=${instance.instance.logicalId}`,
    bootScript(),
  );
}
