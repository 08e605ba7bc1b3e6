import { createHash } from 'node:crypto';
import { Aws, Lazy, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { grantLogin } from '../principals/iam-grants';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { kafkaApi, warnWithoutEgress } from '../private/egress';
import { digest, fingerprintOf } from '../private/fingerprint';
import { keepFingerprints } from '../private/readers';
import { resourceOf } from '../private/references';
import { checkRules } from '../private/rules';
import { checkProps } from '../private/shapes';
import { vpcOf } from '../private/vpcs';
import type { IScramMskCluster } from '../scram-msk-cluster/i-scram-msk-cluster';
import type { IScramUser } from '../principals/i-scram-user';
import { IamLogin } from '../scram-msk-cluster/iam-login';
import { bootScript, clientFiles } from './client-files';
import { defineRole } from './client-role';
import { resolveClient } from './resolved-client';
import type { MskClientInstanceProps } from './msk-client-instance-props';
import { CLIENT_RULES } from './rules';
import { MSK_CLIENT_INSTANCE } from './shapes';
import { warnWithoutRoute } from './route-to-cluster';

/** The services that the scripts of the instance and Session Manager call besides MSK, by the names of their VPC endpoints. */
const ENDPOINTS = ['cloudformation', 's3', 'secretsmanager', 'ssm', 'ssmmessages'];

/**
 * An EC2 instance next to a cluster, for operators: log in with Session Manager and type Kafka's own commands.
 *
 * ```
 * aws ssm start-session --target i-0123456789abcdef0
 * kafka-topics.sh --list
 * kafka-console-producer.sh --topic orders
 * ```
 *
 * The deploy succeeds only after a login to the brokers. The instance holds no state: a changed file, tool or image replaces
 * it. It costs about 12 USD a month in us-east-1, and opens no port.
 *
 * Define it in a stack of its own, for two reasons:
 * - An instance that cannot start, because an archive is slow or a subnet has no way out, makes CloudFormation roll back
 *   all that was deployed with it: a new cluster of forty minutes, or a change of a cluster which MSK cannot take back, as
 *   of its version or its volumes.
 * - Amazon publishes a new image every few weeks, and the next deploy of the stack then replaces the instance, whatever
 *   that deploy was meant for.
 *
 * Its rules in security groups stand in that stack too, and it is deployed after the user of the cluster.
 *
 * @example
 * declare const cluster: ScramMskCluster;
 * declare const app: App;
 *
 * const operations = new Stack(app, 'Operations', { env: { region: 'us-east-1' } });
 * new MskClientInstance(operations, 'Client', { user: cluster.addUser('operator') });
 */
export class MskClientInstance extends Construct implements ec2.IConnectable, iam.IGrantable {
  /**
   * The EC2 instance. An operator types its id: `new CfnOutput(this, 'ClientId', { value: client.instance.instanceId })`.
   */
  public readonly instance: ec2.IInstance;

  /**
   * The role of the instance. Operators share it.
   */
  public readonly role: iam.IRole;

  /**
   * What the instance may reach: the brokers, and HTTPS.
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
    props = checkProps(this, MSK_CLIENT_INSTANCE, props);
    const resolved = resolveClient(this, props);
    checkRules(this, CLIENT_RULES, resolved);
    const { kafka, iamLibrary, instanceType, signalTimeout, vpcSubnets } = resolved;
    const vpc = resolved.vpc!;

    this.role = defineRole(this);
    this.grantPrincipal = this.role;
    [props.user, ...Object.values(props.otherClusters ?? {})].forEach((user) => user.grantRead(this.role));
    kafka._grantRead(this.role);
    iamLibrary?._grantRead(this.role);

    const instance = new ec2.Instance(this, 'Resource', {
      vpc,
      vpcSubnets,
      instanceType,
      machineImage: { getImage: () => resolved.image.value! },
      role: this.role,
      // Below, what the instance may reach is named.
      allowAllOutbound: false,
      httpTokens: ec2.HttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
      blockDevices: [{
        deviceName: '/dev/xvda',
        volume: ec2.BlockDeviceVolume.ebs(16, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP3 }),
      }],
      resourceSignalTimeout: signalTimeout,
      // User data runs at the first start only, so a change must make another instance.
      userDataCausesReplacement: true,
    });
    Validations.of(instance).acknowledge(
      { id: 'AwsSolutions-EC28', reason: 'A box for operators: nothing scales or alarms on its metrics, so five minutes are fine enough' },
      { id: 'AwsSolutions-EC29', reason: 'The box holds no state and a changed file replaces it, which termination protection would stop' },
    );
    this.instance = instance;
    this.node.defaultChild = instance.instance;
    this.connections = instance.connections;
    this.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Systems Manager, packages, Kafka, the addresses and the secret');
    // From here, not from the cluster: the rule then stands in the stack of the instance, which depends on the cluster's.
    this.connections.allowTo(props.user.cluster, ec2.Port.tcp(BROKER_PORTS.saslScram), 'SASL/SCRAM');

    if (props.iam) {
      loginWithIam(this, IamLogin.of(props.user.cluster)!);
    }

    boot(instance, clientFiles(this, { ...props, kafka, iamLibrary, signalTimeout }), [props.user, ...Object.values(props.otherClusters ?? {})]);
    keepFingerprints(this);
    instance.instance.node.addDependency(props.user, vpc.selectSubnets(vpcSubnets).internetConnectivityEstablished);

    warnWithoutEgress(this, 'client-egress', { who: 'the client instance', vpc, subnets: resolved.subnets.value!.slice(0, 1), endpoints: [kafkaApi(props.mskDualStackEndpoint), ...ENDPOINTS] });
    warnWithoutRoute(this, vpc, vpcOf(props.user.cluster));
  }
}

/** The brokers are looked up as for the user: what else the role may do is granted by others. */
function loginWithIam(client: MskClientInstance, cluster: IScramMskCluster): void {
  grantLogin({ cluster, grantPrincipal: client.role });
  cluster.iamPrincipal(client).allowFrom(client);
}

/** Attaches the files and replaces CDK's boot commands, which signal a failure without its reason. */
function boot(instance: ec2.Instance, init: ec2.CloudFormationInit, users: readonly IScramUser[]): void {
  const { stack } = instance;
  init.attach(instance.instance, {
    platform: ec2.OperatingSystemType.LINUX,
    instanceRole: instance.role,
    userData: ec2.UserData.forLinux(),
  });
  const files = JSON.stringify(stack.resolve(instance.instance.getMetadata('AWS::CloudFormation::Init')));
  instance.userData.addCommands(
    // Changed files change the user data, and with it the instance.
    `# files ${createHash('sha256').update(files).digest('hex').slice(0, 16)}`,
    // So do clusters and secrets that are made anew: the files only refer to them.
    `# clusters ${Lazy.string({ produce: () => digest(...users.map(whatIsReferredTo)) })}`,
    `export REGION=${Aws.REGION} STACK=${Aws.STACK_NAME} RESOURCE=${instance.instance.logicalId}`,
    bootScript(),
  );
}

/** Of one that is imported the files hold the ARNs themselves. */
function whatIsReferredTo({ cluster, secret }: IScramUser): string[] {
  return [cluster, secret].flatMap((construct) => resourceOf(construct) ?? []).map(fingerprintOf);
}
