/**
 * What people meet who have no compiler, for each argument of each public method: one error that names it. The compiler's
 * view of lib/index.ts says which methods and arguments there are, so that none can be forgotten.
 */
import { App, Stack } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as library from '../lib';
import { DEFAULT_RELEASE } from '../lib/kafka/releases/releases';
import { readMethods, type Method } from './documentation/api';
import { errorOf, ZonedStack } from './stacks';

type Scene = ReturnType<typeof defineScene>;

const SHA512 = '0'.repeat(128);

function defineScene() {
  const app = new App();
  const clusterIn = (region: string, block: string) => {
    const stack = new ZonedStack(app, region, { region });
    return new library.ScramMskCluster(stack, 'Kafka', {
      iam: true,
      openMonitoring: true,
      ipAddresses: ec2.IpAddresses.cidr(block),
      mutualTls: {
        certificateAuthorities: [acmpca.CertificateAuthority.fromCertificateAuthorityArn(stack, 'Authority', `arn:aws:acm-pca:${region}:123456789012:certificate-authority/a`)],
      },
    });
  };
  const primary = clusterIn('us-east-1', '10.0.0.0/16');
  const cluster = clusterIn('us-east-2', '10.1.0.0/16');
  const { stack, vpc } = cluster;
  const user = cluster.addUser('orders');
  const clusters = library.ReplicatedClusters.of({ primary, secondary: cluster });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
  const task = new ecs.FargateTaskDefinition(stack, 'Task', { taskRole: role });
  const container = task.addContainer('App', { image: ecs.ContainerImage.fromRegistry('app') });
  return {
    primary,
    cluster,
    stack,
    vpc,
    user,
    clusters,
    role,
    container,
    service: new ecs.FargateService(stack, 'Service', { taskDefinition: task, cluster: new ecs.Cluster(stack, 'Services', { vpc }) }),
    handler: new lambda.Function(stack, 'Handler', { vpc, role, code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X }),
    group: new ec2.SecurityGroup(stack, 'Group', { vpc }),
    elsewhere: new ec2.Vpc(stack, 'Elsewhere', { ipAddresses: ec2.IpAddresses.cidr('10.2.0.0/16') }),
    bucket: new s3.Bucket(stack, 'Bucket'),
    secret: secretsmanager.Secret.fromSecretAttributes(stack, 'Secret', { secretCompleteArn: 'arn:aws:secretsmanager:us-east-2:123456789012:secret:AmazonMSK_x-AbCdEf' }),
    peering: new library.CrossRegionPeering(new Stack(app, 'Peering', { env: { region: 'us-east-2' } }), 'Vpcs', { primaryVpc: primary.vpc, secondaryVpc: vpc }),
    both: clusters.addUser('both'),
  };
}

type Call = (scene: Scene) => { of: object; args: readonly unknown[] };

const CONSUME = ['orders', { group: 'billing' }];
const METRIC = { label: 'x' };

const PRINCIPAL = { clientConfiguration: [library.KafkaClient.JAVA] };

/** What a cluster, or two of them, grant to whom. */
function grantsTo(principal: (scene: Scene) => object) {
  return {
    produce: (scene: Scene) => [principal(scene), 'orders'],
    consume: (scene: Scene) => [principal(scene), ...CONSUME],
    transact: (scene: Scene) => [principal(scene), 'billing'],
    describe: (scene: Scene) => [principal(scene), { topic: 'orders', group: 'billing' }],
    manageTopics: (scene: Scene) => [principal(scene), 'orders'],
    administer: (scene: Scene) => [principal(scene)],
  };
}

/** What a topic grants to whom. */
function topicGrantsTo(principal: (scene: Scene) => object) {
  return {
    produce: (scene: Scene) => [principal(scene)],
    consume: (scene: Scene) => [principal(scene), { group: 'billing' }],
    describe: (scene: Scene) => [principal(scene), { group: 'billing' }],
  };
}

function methodsOf(of: (scene: Scene) => object, methods: Readonly<Record<string, readonly unknown[] | ((scene: Scene) => readonly unknown[])>>): Record<string, Call> {
  return Object.fromEntries(Object.entries(methods).map(([name, args]) => [name, (scene: Scene) => ({ of: of(scene), args: typeof args === 'function' ? args(scene) : args })]));
}

/** How each is called rightly, every optional argument given; `new` is the constructor. What is called `scope` or `id` comes first and is left out. */
const CALLS: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  ScramMskCluster: {
    ...methodsOf(({ cluster }) => cluster, {
      addUser: ['billing', {}],
      allowOpenMonitoringFrom: ({ group }) => [group],
      user: ['orders'],
      hasUser: ['orders'],
      iamPrincipal: ({ role }) => [role],
      certificateUser: ['CN=orders'],
      addTopic: ['orders', { partitions: 1 }],
      metric: ['CpuUser', METRIC],
      metricCpu: [1, METRIC],
      metricStorageUsed: [1, METRIC],
      metricUnderReplicatedPartitions: [1, METRIC],
      metricOfflinePartitions: [METRIC],
      metricActiveControllers: [METRIC],
    }),
    ...methodsOf(() => library.ScramMskCluster, {
      new: [{ users: ['orders'] }],
      fromScramMskClusterAttributes: ({ vpc, group }) => [{ clusterArn: 'arn:aws:kafka:us-east-2:123456789012:cluster/name/1-2', vpc, securityGroups: [group] }],
    }),
  },
  ScramUser: {
    ...methodsOf(({ user }) => user, {
      ...PRINCIPAL,
      grantRead: ({ role }) => [role],
      grantConnect: ({ service, container }) => [service, { container }],
      grantConnectFromFunction: ({ handler }) => [handler],
      grantConnectFromEventSource: ({ handler }) => [handler],
    }),
    ...methodsOf(() => library.ScramUser, {
      new: ({ cluster }) => [{ cluster, username: 'billing' }],
      fromScramUserAttributes: ({ cluster, secret }) => [{ username: 'billing', cluster, secret }],
    }),
  },
  IamPrincipal: methodsOf(({ cluster, role }) => cluster.iamPrincipal(role), {
    ...PRINCIPAL,
    allowFrom: ({ group }) => [group],
    grantConnect: ({ service, container }) => [service, { container }],
    grantConnectFromFunction: ({ handler }) => [handler],
  }),
  CertificateUser: methodsOf(({ cluster }) => cluster.certificateUser('CN=orders'), {
    ...PRINCIPAL,
    allowFrom: ({ group }) => [group],
  }),
  ClusterGrants: methodsOf(({ cluster }) => cluster.grants, { ...grantsTo(({ user }) => user), bootstrapBrokers: ({ role }) => [role] }),
  TopicGrants: methodsOf(({ cluster }) => cluster.addTopic('orders', { partitions: 1 }).grants, topicGrantsTo(({ user }) => user)),
  KafkaTopic: methodsOf(() => library.KafkaTopic, {
    new: ({ cluster }) => [{ cluster, topicName: 'billing', partitions: 1 }],
    fromKafkaTopicAttributes: ({ cluster }) => [{ cluster, topicName: 'billing' }],
  }),
  ReplicatedClusters: {
    ...methodsOf(({ clusters }) => clusters, { addUser: ['billing', {}], addTopic: ['orders', { partitions: 1 }] }),
    ...methodsOf(() => library.ReplicatedClusters, { of: ({ primary, cluster }) => [{ primary, secondary: cluster }] }),
  },
  ReplicatedGrants: methodsOf(({ clusters }) => clusters.grants, grantsTo(({ both }) => both)),
  ReplicatedTopicGrants: methodsOf(({ clusters }) => clusters.addTopic('orders', { partitions: 1 }).grants, topicGrantsTo(({ both }) => both)),
  CrossRegionPeering: {
    ...methodsOf(({ peering }) => peering, {
      allowToPrimary: ({ primary }) => [primary, { port: ec2.Port.tcp(9094) }],
      allowToSecondary: ({ cluster }) => [cluster, { port: ec2.Port.tcp(9094) }],
    }),
    ...methodsOf(() => library.CrossRegionPeering, {
      new: ({ primary, elsewhere }) => [{ primaryVpc: primary.vpc, secondaryVpc: elsewhere }],
      definePeerRole: ({ vpc }) => [vpc, '111122223333'],
    }),
  },
  ActiveSide: {
    ...methodsOf(({ stack }) => new library.ActiveSide(stack, 'ActiveSide', { parameterName: '/orders' }), { grantRead: ({ role }) => [role], grantSwitch: ({ role }) => [role] }),
    ...methodsOf(() => library.ActiveSide, { new: [{ parameterName: '/orders' }] }),
  },
  MirroredCluster: methodsOf(() => library.MirroredCluster, {
    msk: ({ cluster }) => [cluster],
    mskUser: ({ user }) => [user],
    selfManaged: ({ secret }) => [{ bootstrapServers: 'kafka:9092', secret }],
  }),
  MirrorMakerPrimarySecondary: {
    ...methodsOf(defineMirrorMaker, {
      metric: ['records', METRIC],
      metricReplicationLatency: [METRIC],
      metricRecordAge: [METRIC],
      metricRecordsPerSecond: [METRIC],
      metricFailedTasks: [METRIC],
      metricRunningTasks: [METRIC],
      metricLag: [METRIC],
      metricRefusedTopics: [METRIC],
      metricHeldPartitions: [METRIC],
      metricConnections: [library.ReplicationSide.PRIMARY, METRIC],
      metricAuthenticationFailures: [library.ReplicationSide.PRIMARY, METRIC],
    }),
    ...methodsOf(() => library.MirrorMakerPrimarySecondary, { new: (scene) => [mirrorMakerProps(scene)] }),
  },
  ReplicationProbe: {
    ...methodsOf((scene) => new library.ReplicationProbe(Stack.of(scene.peering), 'Probe', probeProps(scene)), {
      metric: ['RecoveryPointSeconds', METRIC],
      metricRecoveryPoint: [METRIC],
      metricRecoveryPointOf: ['orders', METRIC],
      metricPrimaryReachable: [METRIC],
      metricProbedTopics: [METRIC],
      metricLatePartitions: [METRIC],
      metricUncopiedTopics: [METRIC],
      metricDifferingTopics: [METRIC],
      metricRecreatedTopics: [METRIC],
      metricMissingRecords: [METRIC],
      metricUnprobedPartitions: [METRIC],
    }),
    ...methodsOf(() => library.ReplicationProbe, { new: (scene) => [probeProps(scene)] }),
  },
  MskClientInstance: methodsOf(() => library.MskClientInstance, { new: ({ user }) => [{ user }] }),
  MskConnectExecutionRole: {
    ...methodsOf(({ stack, cluster }) => new library.MskConnectExecutionRole(stack, 'Connector', { cluster }), { allowFrom: ({ group }) => [group] }),
    ...methodsOf(() => library.MskConnectExecutionRole, { new: ({ cluster }) => [{ cluster }] }),
  },
  KafkaDistribution: methodsOf(() => library.KafkaDistribution, { release: [DEFAULT_RELEASE], archive: [DEFAULT_RELEASE, SHA512], bucket: ({ bucket }) => [bucket, 'kafka.tgz', SHA512] }),
  IamLibrary: methodsOf(() => library.IamLibrary, { release: ['2.3.5', SHA512], bucket: ({ bucket }) => [bucket, 'library.jar', SHA512] }),
};

function mirrorMakerProps({ primary, cluster, peering }: Scene): library.MirrorMakerPrimarySecondaryProps {
  return { primary: library.MirroredCluster.msk(primary), secondary: library.MirroredCluster.msk(cluster), peering };
}

function defineMirrorMaker(scene: Scene): library.MirrorMakerPrimarySecondary {
  return new library.MirrorMakerPrimarySecondary(Stack.of(scene.peering), 'MirrorMaker', mirrorMakerProps(scene));
}

function probeProps(scene: Scene): library.ReplicationProbeProps {
  return { mirrorMaker: defineMirrorMaker(scene), topicMetrics: ['orders'] };
}

/** A method, or a constructor, ready to be called as often as need be. */
function ready({ type, method, scoped }: Method): (change: (args: readonly unknown[]) => readonly unknown[]) => unknown {
  const scene = defineScene();
  const { of, args } = CALLS[type]![method]!(scene);
  const stack = type === 'MirrorMakerPrimarySecondary' ? Stack.of(scene.peering) : scene.stack;
  let calls = 0;
  return (change) => {
    const all = [...scoped ? [stack, `Subject${calls++}`] : [], ...change(args)];
    return method === 'new' ? Reflect.construct(of as new () => object, all) : (of as Record<string, (...all: unknown[]) => unknown>)[method]!(...all);
  };
}

const METHODS = readMethods();

test('each public method of the library with an argument has a line here', () => {
  const lines = Object.entries(CALLS).flatMap(([type, methods]) => Object.keys(methods).map((method) => `${type}.${method}`));

  expect(lines.sort()).toEqual(METHODS.map(({ type, method }) => `${type}.${method}`).sort());
});

describe.each(METHODS.map((of) => ({ name: `${of.type}.${of.method}`, of })))('$name', ({ of }) => {
  let call: ReturnType<typeof ready>;
  beforeAll(() => {
    call = ready(of);
  });

  test.each(of.parameters.map((parameter, position) => ({ ...parameter, position })))('says what $name must be', ({ name, optional, position, names }) => {
    const errorWith = (value: unknown) => errorOf(() => call((args) => args.map((arg, index) => index === position ? value : arg)));

    // What may hold a secret is not shown.
    expect(errorWith(true)).toMatch(new RegExp(`\\b${name} must be .*, got (true|a boolean)`));
    for (const absent of optional ? [] : [undefined, null]) {
      expect(errorWith(absent)).toMatch(new RegExp(`\\b${name} must be .*, got ${absent}`));
    }
    // In a short name a slip may be another name.
    for (const known of names.filter(({ length }) => length > 4)) {
      expect(errorWith({ [`${known}s`]: 'foo' })).toMatch(new RegExp(`\\b${known} must be written like this, got ${known}s`));
    }
  });

  test('takes what is right, after all of that', () => {
    expect(() => call((args) => args)).not.toThrow();
  });
});
