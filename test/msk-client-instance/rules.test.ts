import * as msk from '@aws-cdk/aws-msk-alpha';
import { App, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { IamLibrary, KafkaDistribution, MskClientInstance, ScramMskCluster, ScramUser, type MskClientInstanceProps } from '../../lib';
import { archiveOf, DEFAULT_RELEASE } from '../../lib/kafka/releases/releases';
import { CLIENT_RULES } from '../../lib/msk-client-instance/rules';
import { CLUSTER_ARN, importCluster, importSecret, SECRET_ARN } from '../scram-msk-cluster/existing';
import { vpcIn } from '../scram-msk-cluster/rules/row';
import { errorOf, ZonedStack } from '../stacks';

type Props = (stack: ZonedStack) => MskClientInstanceProps;

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** A cluster of the stack, one of its users, and whatever else the row says. */
const ours = (more: Partial<MskClientInstanceProps> = {}): Props => (stack) => {
  const cluster = new ScramMskCluster(stack, 'Kafka', { vpc: vpcIn(stack, ZONES) });
  return { cluster, user: cluster.addUser('operator'), ...more };
};

/** The same, and its user under other names. */
const others = (names: Record<string, true>): Props => (stack) => {
  const props = ours()(stack);
  return { ...props, otherClusters: Object.fromEntries(Object.keys(names).map((name) => [name, props.user])) };
};

const existing = (clusterArn = CLUSTER_ARN): Props => (stack) => {
  const cluster = importCluster(stack, { clusterArn, users: { operator: secretBeside(stack, clusterArn) } });
  return { cluster, user: cluster.user('operator') };
};

/** In the Region of the cluster. */
function secretBeside(stack: ZonedStack, clusterArn: string) {
  return importSecret(stack, 'Secret', SECRET_ARN.replace('us-east-1', /:kafka:([a-z0-9-]+):/.exec(clusterArn)?.[1] ?? 'us-east-1'));
}

/** A cluster of msk-alpha itself, with a user that somebody else manages. */
const alpha = (cluster: (stack: ZonedStack, vpc: ec2.IVpc) => msk.ICluster, withVpc = true): Props => (stack) => {
  const vpc = vpcIn(stack, ZONES);
  const of = cluster(stack, vpc);
  const user = ScramUser.fromScramUserAttributes(stack, 'User', { username: 'operator', secret: importSecret(stack), cluster: of });
  return { cluster: of, user, vpc: withVpc ? vpc : undefined };
};
const alphaCluster = (stack: ZonedStack, vpc: ec2.IVpc) => new msk.Cluster(stack, 'Alpha', { clusterName: 'orders', kafkaVersion: msk.KafkaVersion.V3_9_X_KRAFT, vpc });

const IMAGE = (cpuType: ec2.AmazonLinuxCpuType) => ec2.MachineImage.latestAmazonLinux2023({ cpuType });
const instanceType = (name: string) => ({ instanceType: new ec2.InstanceType(name) });

/** A VPC without a NAT gateway, which has isolated subnets and public ones. */
const enclosed = (more: (stack: ZonedStack, vpc: ec2.Vpc) => Partial<MskClientInstanceProps> = () => ({})): Props => (stack) => {
  const vpc = new ec2.Vpc(stack, 'Enclosed', { natGateways: 0 });
  const isolated = vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_ISOLATED });
  const cluster = new ScramMskCluster(stack, 'Kafka', { vpc, vpcSubnets: isolated });
  return { cluster, user: cluster.addUser('operator'), vpcSubnets: isolated, ...more(stack, vpc) };
};

/** The archive in a bucket, of the Region of the stack unless it is said. */
const inBucket = (stack: ZonedStack, region?: string) => ({
  kafka: KafkaDistribution.bucket(s3.Bucket.fromBucketAttributes(stack, 'Tools', { bucketName: 'tools', region }), 'kafka.tgz', 'ab'.repeat(64)),
});

/** A user of a cluster in another Region. */
const userIn = (region: string) => (stack: ZonedStack) => {
  const clusterArn = CLUSTER_ARN.replace('us-east-1', region);
  const cluster = importCluster(new Construct(stack, 'Far'), { clusterArn, users: { operator: secretBeside(stack, clusterArn) } });
  return { otherClusters: { primary: cluster.user('operator') } };
};

interface Row {
  readonly rule: string;
  readonly level?: 'warning';
  readonly broken: Props;
  readonly says: string[];
  readonly holds: Props;
}

const ROWS: Row[] = [
  {
    rule: 'client-vpc',
    broken: alpha(alphaCluster, false),
    says: ['vpc must be given where the cluster does not know its own, got none with Streaming/Alpha'],
    holds: alpha(alphaCluster),
  },
  {
    rule: 'client-security-group',
    broken: alpha((stack) => msk.Cluster.fromClusterArn(stack, 'Alpha', CLUSTER_ARN)),
    says: ['user must be of a cluster with a security group', 'got Streaming/Alpha without one', 'import it with ScramMskCluster.fromScramMskClusterAttributes()'],
    holds: existing(),
  },
  {
    rule: 'client-region',
    broken: existing(CLUSTER_ARN.replace('us-east-1', 'us-east-2')),
    says: ['user must be of a cluster in us-east-1, the Region of the client instance', 'got Streaming/Existing in us-east-2'],
    holds: existing(),
  },
  {
    rule: 'client-vpc-region',
    broken: (stack) => ({ ...ours()(stack), vpc: vpcIn(new ZonedStack(stack.node.root as App, 'Far', { region: 'us-east-2' }), ['us-east-2a']) }),
    says: ['vpc must be in us-east-1, the Region of the instance, got Far/', 'in us-east-2'],
    holds: (stack) => ({ ...ours()(stack), vpc: vpcIn(new Construct(stack, 'Near'), ZONES) }),
  },
  {
    rule: 'client-other-clusters',
    broken: others({ 'primary': true, '../primary': true, '': true }),
    says: ["otherClusters must have names of letters, digits and hyphens, got '../primary', ''"],
    holds: others({ 'primary-1': true }),
  },
  {
    rule: 'client-subnets',
    broken: (stack) => ({ ...enclosed()(stack), vpcSubnets: undefined }),
    says: ['vpcSubnets must be given where a VPC has no private subnets with egress, got none for Streaming/Enclosed'],
    holds: ours(),
  },
  {
    rule: 'client-subnets',
    broken: enclosed(() => ({ vpcSubnets: { subnetGroupName: 'Private' } })),
    says: ['vpcSubnets must select at least 1 subnet of Streaming/Enclosed, got none for {"subnetGroupName":"Private"}'],
    holds: enclosed(() => ({ vpcSubnets: { subnetGroupName: 'Isolated' } })),
  },
  {
    rule: 'client-subnets',
    broken: ours({ vpcSubnets: { subnetFilters: [ec2.SubnetFilter.availabilityZones(['us-east-1f'])] } }),
    says: ['vpcSubnets must select at least 1 subnet', 'got none for {"subnetFilters":1}'],
    holds: ours({ vpcSubnets: { subnetFilters: [ec2.SubnetFilter.availabilityZones(['us-east-1c'])] } }),
  },
  {
    rule: 'client-subnets-of-vpc',
    broken: (stack) => ({ ...enclosed()(stack), vpcSubnets: { subnets: new ec2.Vpc(stack, 'Other').privateSubnets } }),
    says: ['vpcSubnets must be of Streaming/Enclosed, the VPC of the instance, got Streaming/Other/PrivateSubnet1'],
    holds: enclosed(),
  },
  {
    rule: 'client-subnets-of-vpc',
    broken: (stack) => ({ ...ours()(stack), vpcSubnets: { subnets: vpcIn(stack, ZONES, 'Other').privateSubnets } }),
    says: ['got Streaming/Other/PrivateSubnet1'],
    // One VPC, imported in two stacks.
    holds: (stack) => ({ ...ours()(stack), vpcSubnets: { subnets: vpcIn(new Stack(stack, 'Again'), ZONES).privateSubnets } }),
  },
  {
    rule: 'client-public-subnet',
    level: 'warning',
    broken: enclosed(() => ({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } })),
    says: ['vpcSubnets must be private, got the public Streaming/Enclosed/PublicSubnet1'],
    holds: enclosed(),
  },
  {
    rule: 'client-instance-type',
    broken: ours(instanceType('t4g')),
    says: ["instanceType must have a family and a size, as t4g.small has, got 't4g'"],
    holds: ours(instanceType('u-6tb1.metal')),
  },
  ...['m7i.largee', 'm7ii.large'].map((name): Row => ({
    rule: 'client-unknown-instance-type',
    level: 'warning',
    broken: ours(instanceType(name)),
    says: [`instanceType must be one that EC2 has, got '${name}', which aws-cdk-lib does not know`],
    holds: ours(instanceType('m7i.large')),
  })),
  {
    rule: 'client-memory',
    level: 'warning',
    broken: ours(instanceType('t4g.nano')),
    says: ['instanceType must have at least 1 GiB of memory', 'got t4g.nano with 0.5 GiB'],
    holds: ours(instanceType('t4g.micro')),
  },
  {
    rule: 'client-image',
    broken: ours({ machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-1' }) }),
    says: ['machineImage must have an image for the Region of the instance, got none: ', 'us-east-1'],
    holds: ours({ machineImage: ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-1' }) }),
  },
  {
    rule: 'client-operating-system',
    broken: ours({ machineImage: ec2.MachineImage.latestWindows(ec2.WindowsVersion.WINDOWS_SERVER_2022_ENGLISH_FULL_BASE), ...instanceType('m7i.large') }),
    says: ['machineImage must be Amazon Linux 2023, or an image with its package names, got Windows'],
    holds: ours({ machineImage: IMAGE(ec2.AmazonLinuxCpuType.ARM_64) }),
  },
  {
    rule: 'client-architecture',
    broken: ours({ machineImage: IMAGE(ec2.AmazonLinuxCpuType.X86_64) }),
    says: ['instanceType must have the architecture of machineImage, x86_64, got t4g.small with arm64'],
    holds: ours({ machineImage: IMAGE(ec2.AmazonLinuxCpuType.X86_64), ...instanceType('t3.small') }),
  },
  {
    rule: 'client-architecture',
    broken: ours({ machineImage: IMAGE(ec2.AmazonLinuxCpuType.ARM_64), ...instanceType('m7i.large') }),
    says: ['instanceType must have the architecture of machineImage, arm64, got m7i.large with x86_64'],
    holds: ours({ machineImage: IMAGE(ec2.AmazonLinuxCpuType.ARM_64), ...instanceType('m7g.large') }),
  },
  {
    rule: 'client-architecture',
    broken: ours({ machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch('/images/al2023-arm64'), ...instanceType('m7i.large') }),
    says: ['instanceType must have the architecture of machineImage, arm64'],
    // An AMI by its id does not say it.
    holds: ours({ machineImage: ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-1' }), ...instanceType('m7i.large') }),
  },
  {
    rule: 'client-iam',
    broken: ours({ iam: true }),
    says: ['user must be of a cluster that lets clients log in with IAM where iam is true: a ScramMskCluster with iam, or one that is imported with it, got Streaming/Kafka'],
    holds: (stack) => {
      const cluster = importCluster(stack, { iam: true, users: { operator: importSecret(stack) } });
      return { cluster, user: cluster.user('operator'), iam: true };
    },
  },
  {
    rule: 'client-iam-library',
    broken: ours({ iamLibrary: IamLibrary.V2_3_5 }),
    says: ['iamLibrary must be given together with iam true, got https://github.com/aws/aws-msk-iam-auth/releases/download/v2.3.5', ' alone'],
    holds: ours(),
  },
  {
    rule: 'client-signal-timeout',
    broken: ours({ resourceSignalTimeout: Duration.seconds(1199) }),
    says: ['resourceSignalTimeout must be at least 20 minutes and at most 12 hours, got 19 minutes 59 seconds'],
    holds: ours({ resourceSignalTimeout: Duration.minutes(20) }),
  },
  {
    rule: 'client-signal-timeout',
    broken: ours({ resourceSignalTimeout: Duration.minutes(721) }),
    says: ['resourceSignalTimeout must be at least 20 minutes and at most 12 hours, got 12 hours 1 minute'],
    holds: ours({ resourceSignalTimeout: Duration.hours(12) }),
  },
  {
    rule: 'client-signal-timeout',
    // CDK writes it as text, which takes no token.
    broken: ours({ resourceSignalTimeout: Duration.seconds(Lazy.number({ produce: () => 1800 })) }),
    says: ['resourceSignalTimeout must be known when the app is synthesized, got a token'],
    holds: ours(),
  },
  {
    rule: 'client-downloads',
    level: 'warning',
    broken: enclosed(),
    says: [
      'vpcSubnets must have a way to the internet unless each download is in a bucket of the Region of the instance, us-east-1',
      `got subnets without one and kafka ${archiveOf(DEFAULT_RELEASE)}: see KafkaDistribution.bucket()`,
    ],
    holds: enclosed((stack) => inBucket(stack)),
  },
  {
    rule: 'client-downloads',
    level: 'warning',
    broken: enclosed((stack) => inBucket(stack, 'eu-west-1')),
    says: ['and kafka s3://tools/kafka.tgz'],
    holds: enclosed((stack) => inBucket(stack, 'us-east-1')),
  },
  {
    rule: 'client-other-regions',
    level: 'warning',
    broken: enclosed(userIn('us-west-2')),
    says: ['otherClusters must be in us-east-1 where subnets have no way to the internet', 'got primary in us-west-2'],
    holds: enclosed(userIn('us-east-1')),
  },
  {
    rule: 'client-other-regions',
    level: 'warning',
    broken: enclosed(userIn('us-west-2')),
    says: ['otherClusters must be in us-east-1'],
    holds: (stack) => ({ ...ours()(stack), ...userIn('us-west-2')(stack) }),
  },
];

function define(props: Props): ZonedStack {
  const stack = new ZonedStack();
  new MskClientInstance(stack, 'Client', props(stack));
  return stack;
}

function warningsOf(stack: ZonedStack): string[] {
  return Annotations.fromStack(stack).findWarning('/Streaming/Client', Match.anyValue()).map(({ entry }) => entry.data as string);
}

const named = (row: Row) => ({ ...row, what: row.says.join(' … ') });
const ERRORS = ROWS.filter(({ level }) => level === undefined).map(named);
const WARNINGS = ROWS.filter(({ level }) => level === 'warning').map(named);

test('each rule has a row, each row a rule', () => {
  expect(new Set(ROWS.map(({ rule, level = 'error' }) => `${level} ${rule}`))).toEqual(new Set(CLIENT_RULES.map(({ id, level }) => `${level} ${id}`)));
});

test.each(ERRORS)('fails by $rule: $what', ({ rule, broken, says }) => {
  const lines = errorOf(() => define(broken)).split('\n');

  expect(lines[0]).toBe('Streaming/Client cannot be defined:');
  const line = lines.find((text) => text.endsWith(` [${rule}]`));
  for (const part of says) {
    expect(line).toContain(part);
  }
});

test.each(ERRORS)('$rule lets pass what is next to: $what', ({ holds }) => {
  expect(() => define(holds)).not.toThrow();
});

test.each(WARNINGS)('warns by $rule: $what', ({ rule, broken, says }) => {
  const line = warningsOf(define(broken)).find((text) => text.endsWith(` [ack: cdk-msk-georeplication:${rule}]`));

  for (const part of says) {
    expect(line).toContain(part);
  }
});

test.each(WARNINGS)('$rule does not warn of what is next to: $what', ({ rule, holds }) => {
  expect(warningsOf(define(holds)).filter((text) => text.endsWith(`:${rule}]`))).toEqual([]);
});

test('fails with all broken rules in one error', () => {
  const message = errorOf(() => define((stack) => ({
    ...alpha((scope) => msk.Cluster.fromClusterArn(scope, 'Alpha', CLUSTER_ARN), false)(stack),
    resourceSignalTimeout: Duration.minutes(5),
  })));

  expect(message.split('\n').slice(1).map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual(['client-vpc', 'client-security-group', 'client-signal-timeout']);
});

describe('what is known only in the deploy is not judged', () => {
  const later = (text: string) => Lazy.string({ produce: () => text });

  test('the Region of the cluster', () => {
    expect(() => define(existing(later(CLUSTER_ARN)))).not.toThrow();
  });

  test('an instance type, and with it the architecture of an image', () => {
    expect(() => define(ours({ instanceType: new ec2.InstanceType(later('m7i.large')), machineImage: IMAGE(ec2.AmazonLinuxCpuType.ARM_64) }))).not.toThrow();
  });
});

describe('what is still to be looked up is not judged', () => {
  const lookedUp = (props: (vpc: ec2.IVpc) => Partial<MskClientInstanceProps>) => {
    const stack = new ZonedStack(new App(), 'Streaming', { account: '111122223333' });
    const vpc = ec2.Vpc.fromLookup(stack, 'LookedUp', { tags: { Name: 'orders' } });
    const cluster = importCluster(stack, { users: { operator: importSecret(stack) } });
    new MskClientInstance(stack, 'Client', { user: cluster.user('operator'), vpc, ...props(vpc) });
    return warningsOf(stack);
  };

  test.each<{ what: string; props: (vpc: ec2.IVpc) => Partial<MskClientInstanceProps> }>([
    { what: 'the subnets of a VPC', props: () => ({}) },
    { what: 'a group of subnets', props: () => ({ vpcSubnets: { subnetGroupName: 'operations' } }) },
    { what: 'subnets in a zone', props: () => ({ vpcSubnets: { availabilityZones: ['us-east-1c'] } }) },
    { what: 'isolated subnets', props: () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }) },
    { what: 'public subnets', props: () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }) },
    { what: 'an image', props: () => ({ machineImage: ec2.MachineImage.lookup({ name: 'orders-x86_64' }) }) },
    {
      what: 'the parameter of an image',
      props: () => ({ machineImage: ec2.MachineImage.latestAmazonLinux2023({ cachedInContext: true, cpuType: ec2.AmazonLinuxCpuType.ARM_64 }) }),
    },
  ])('$what', ({ props }) => {
    expect(lookedUp(props)).toEqual([]);
  });
});
