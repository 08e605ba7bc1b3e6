import { App, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CrossRegionPeering, KafkaDistribution, KafkaTopic, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ScramMskCluster, type ScramMskClusterProps } from '../lib';
import { peeringStackIn, PRIMARY, SECONDARY } from './cross-region-peering/regions';
import { importSecret } from './scram-msk-cluster/existing';
import { ZonedStack } from './stacks';

interface Change {
  readonly network?: string;
  readonly stackId?: string;
  readonly clusterId?: string;
  readonly props?: (stack: ZonedStack) => Partial<ScramMskClusterProps>;
  readonly more?: (primary: ScramMskCluster) => void;
}

type Resource = Record<string, { readonly Type: string; readonly Metadata?: Record<string, unknown> }>;

const READERS = ['Secondary', 'Box', 'Peering', 'Accepter', 'MirrorMaker'];

/** Everything that refers to a primary, in another Region or its own. The change is made to the primary only. */
function readersOf({ network = '10.0', stackId = 'Primary', clusterId = 'Kafka', props, more }: Change = {}): Record<string, Resource> {
  // As `cdk init` has it: within a Region references are weak as well.
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const [primaryStack, secondaryStack] = [new ZonedStack(app, stackId, { region: PRIMARY }), new ZonedStack(app, 'Secondary', { region: SECONDARY })];
  const primary = new ScramMskCluster(primaryStack, clusterId, { ipAddresses: ec2.IpAddresses.cidr(`${network}.0.0/16`), users: ['operator'], ...props?.(primaryStack) });
  const secondary = new ScramMskCluster(secondaryStack, 'Kafka', { ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16'), users: ['operator'] });
  // Somebody of the app itself.
  primary.user('operator').grantRead(new iam.Role(secondaryStack, 'Reader', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
  const boxStack = peeringStackIn(app, {}, 'Box');
  const box = new MskClientInstance(boxStack, 'Client', { user: secondary.user('operator'), otherClusters: { primary: primary.user('operator') } });
  const peeringStack = peeringStackIn(app);
  const peering = new CrossRegionPeering(peeringStack, 'Vpcs', {
    primaryVpc: primary.vpc,
    secondaryVpc: secondary.vpc,
    privateDns: {
      primaryBrokers: { [`b-1.kafka.aaaa.c2.kafka.${PRIMARY}.amazonaws.com`]: `${network}.96.9` },
      secondaryBrokers: { [`b-1.kafka.bbbb.c2.kafka.${SECONDARY}.amazonaws.com`]: '10.1.96.9' },
    },
  });
  peering.allowToPrimary(primary, { clients: [box] });
  const mirrorMaker = peeringStackIn(app, {}, 'MirrorMaker');
  new MirrorMakerPrimarySecondary(mirrorMaker, 'Replication', { primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary), peering });
  more?.(primary);
  const stacks = [secondaryStack, boxStack, peeringStack, peering.accepterStack, mirrorMaker];
  return Object.fromEntries(stacks.map((stack, index) => [READERS[index]!, Template.fromStack(stack).toJSON().Resources as Resource]));
}

const before = readersOf();
const changedBy = (change: Change) => {
  const after = readersOf(change);
  return READERS.filter((reader) => JSON.stringify(after[reader]) !== JSON.stringify(before[reader]));
};

/** `cdk deploy` skips a stack whose template is as it was deployed. */
describe('a primary that is made anew has every reader deployed', () => {
  test.each<{ by: string; change: Change; readers: string[] }>([
    { by: 'another block of its VPC', change: { network: '10.5' }, readers: READERS },
    { by: 'another path', change: { clusterId: 'Kafka2' }, readers: READERS },
    { by: 'another stack', change: { stackId: 'Virginia' }, readers: READERS },
    // The VPC stays.
    { by: 'another name', change: { props: () => ({ clusterName: 'orders' }) }, readers: ['Secondary', 'Box', 'MirrorMaker'] },
    { by: 'another key, which is nested', change: { props: (stack) => ({ encryptionKey: new kms.Key(stack, 'Key') }) }, readers: ['Secondary', 'Box', 'MirrorMaker'] },
  ])('by $by', ({ change, readers }) => {
    const changed = changedBy(change);

    expect(changed.filter((reader) => readers.includes(reader))).toEqual(readers);
  });

  test('and a box made anew, which looks it up at its first start only', () => {
    const boxIn = (all: Record<string, Resource>) => Object.entries(all.Box!).flatMap(([id, { Type }]) => Type === 'AWS::EC2::Instance' ? id : []);

    expect(boxIn(readersOf({ props: () => ({ clusterName: 'orders' }) }))).not.toEqual(boxIn(before));
  });

  test('by way of the very resources that refer to it', () => {
    const [old, fresh] = [before, readersOf({ network: '10.5' })].map(referring);

    const changed = old!.flatMap(({ references }, index) => Object.keys(references).filter((path) => references[path] !== fresh![index]!.references[path]));

    expect(new Set(old!.map(({ type }) => type))).toEqual(new Set([
      'AWS::EC2::Instance', 'AWS::EC2::Route', 'AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress',
      'AWS::EC2::VPCPeeringConnection', 'AWS::ECS::Service', 'AWS::ECS::TaskDefinition', 'AWS::IAM::Policy', 'AWS::Route53::HostedZone',
    ]));
    expect(old!.filter(({ references }) => Object.keys(references).length === 0)).toEqual([]);
    expect(new Set(changed)).toEqual(new Set([
      'Primary/Kafka/Resource/Resource', 'Primary/Kafka/SecurityGroup/Resource', 'Primary/Kafka/Vpc/Resource', 'Peering/Vpcs/Resource',
      ...[1, 2, 3].map((zone) => `Primary/Kafka/Vpc/PrivateSubnet${zone}/RouteTable`),
    ]));
  });
});

/** The resources that read an output of another stack, and what they keep of it. */
function referring(all: Record<string, Resource>) {
  return READERS.flatMap((reader) => Object.values(all[reader]!)
    .filter((resource) => JSON.stringify(resource).includes('"Fn::GetStackOutput"'))
    .map(({ Type: type, Metadata }) => ({ reader, type, references: Metadata?.['cdk-msk-georeplication:references'] as Record<string, string> ?? {} })));
}

test.each<{ what: string; change: Change }>([
  { what: 'nothing at all', change: {} },
  { what: 'a tag', change: { more: (primary) => Tags.of(primary.stack).add('team', 'streaming') } },
  { what: 'more brokers', change: { props: () => ({ brokersPerZone: 2 }) } },
  { what: 'another user and what it may do', change: { more: (primary) => primary.grants.produce(primary.addUser('orders'), 'orders') } },
  { what: 'a door', change: { more: (primary) => primary.connections.allowFromAnyIpv4(ec2.Port.tcp(9096)) } },
])('$what leaves every reader as it is', ({ change }) => {
  expect(changedBy(change)).toEqual([]);
});

/** One construct each, of what another stack of the same Region defines under a name. */
describe('a resource of another stack that gets another name has its reader deployed', () => {
  interface Named { readonly place: ZonedStack; readonly stack: ZonedStack; readonly name: string }
  const templateOf = (define: (named: Named) => void, name: string) => {
    const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
    const [place, stack] = [new ZonedStack(app, 'Place'), new ZonedStack(app, 'Reader')];
    define({ place, stack, name });
    return JSON.stringify(Template.fromStack(stack).toJSON());
  };

  test.each<[string, (named: Named) => void]>([
    ['a cluster of a topic', ({ place, stack, name }) => new KafkaTopic(stack, 'Topic', { cluster: new ScramMskCluster(place, 'Kafka', { clusterName: name }), topicName: 'orders', partitions: 3 })],
    ['a log group of a cluster', ({ place, stack, name }) => new ScramMskCluster(stack, 'Kafka', { logging: { cloudwatchLogGroup: new logs.LogGroup(place, 'Log', { logGroupName: name }) } })],
    ['the block of the VPC of a cluster', ({ place, stack, name }) =>
      new ScramMskCluster(stack, 'Kafka', { vpc: new ec2.Vpc(place, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr(name === 'one' ? '10.0.0.0/16' : '10.1.0.0/16') }) })],
    ['the bucket of the archive of a box', ({ place, stack, name }) => {
      const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['operator'] });
      const kafka = KafkaDistribution.bucket(new s3.Bucket(place, 'Tools', { bucketName: name }), 'kafka.tgz', 'ab'.repeat(64));
      new MskClientInstance(stack, 'Client', { user: cluster.user('operator'), kafka });
    }],
    ['an ECS cluster of MirrorMaker', ({ place, stack, name }) => {
      const secondary = new ScramMskCluster(stack, 'Kafka');
      new MirrorMakerPrimarySecondary(stack, 'Flow', {
        primary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecret(stack) }),
        secondary: MirroredCluster.msk(secondary),
        ecsCluster: new ecs.Cluster(place, 'Ecs', { clusterName: name, vpc: secondary.vpc }),
      });
    }],
    ['a cluster of a service of the app', ({ place, stack, name }) => {
      const { cluster, vpc } = clusterOf(place, name);
      cluster.user('orders').grantConnect(serviceIn(stack, vpc));
    }],
    ['a cluster of a function of the app', ({ place, stack, name }) => {
      const { cluster, vpc } = clusterOf(place, name);
      cluster.user('orders').grantConnectFromFunction(functionIn(stack, vpc));
    }],
    ['a cluster of a service that logs in with IAM', ({ place, stack, name }) => {
      const { cluster, vpc } = clusterOf(place, name);
      const service = serviceIn(stack, vpc);
      cluster.iamPrincipal(service.taskDefinition.taskRole).grantConnect(service);
    }],
    ['a cluster of a function that logs in with IAM', ({ place, stack, name }) => {
      const { cluster, vpc } = clusterOf(place, name);
      const handler = functionIn(stack, vpc);
      cluster.iamPrincipal(handler).grantConnectFromFunction(handler);
    }],
  ])('%s', (_, define) => {
    expect(templateOf(define, 'one')).toBe(templateOf(define, 'one'));
    expect(templateOf(define, 'one')).not.toBe(templateOf(define, 'other'));
  });
});

function clusterOf(stack: ZonedStack, clusterName: string) {
  const cluster = new ScramMskCluster(stack, 'Kafka', { clusterName, users: ['orders'], iam: true });
  return { cluster, vpc: cluster.vpc };
}

function serviceIn(stack: ZonedStack, vpc: ec2.IVpc): ecs.FargateService {
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('App', { image: ecs.ContainerImage.fromRegistry('example') });
  return new ecs.FargateService(stack, 'Service', { cluster: new ecs.Cluster(stack, 'Ecs', { vpc }), taskDefinition });
}

function functionIn(stack: ZonedStack, vpc: ec2.IVpc): lambda.Function {
  return new lambda.Function(stack, 'Handler', { code: lambda.Code.fromInline('exports.handler = () => {}'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X, vpc });
}
