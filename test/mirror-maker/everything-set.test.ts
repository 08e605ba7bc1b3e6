import { App, Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { TopicNaming } from '../../lib';
import { allOf, containerIn, defineMirrorMaker, stackIn } from './scene';

/** A cluster and a VPC of ECS that exist. */
function existing(app: App) {
  const place = stackIn(app, 'Existing');
  const vpc = ec2.Vpc.fromVpcAttributes(place, 'Vpc', {
    vpcId: 'vpc-existing', availabilityZones: ['us-east-2a', 'us-east-2b'], publicSubnetIds: ['subnet-1', 'subnet-2'], privateSubnetIds: ['subnet-3', 'subnet-4'],
  });
  return { vpc, cluster: ecs.Cluster.fromClusterAttributes(place, 'Ecs', { clusterName: 'shared', vpc }) };
}

const app = new App();
const { vpc, cluster } = existing(app);
const { stack, mirrorMaker } = defineMirrorMaker({
  topics: ['orders', 'billing\\..*'],
  topicsExclude: ['.*-tmp'],
  groups: ['orders'],
  groupsExclude: ['.*-test'],
  connectGroups: true,
  topicNaming: TopicNaming.IDENTICAL,
  exactlyOnce: true,
  skipRecords: [{ topic: 'orders', partition: 0, offset: 17, lastOffset: 18 }],
  refreshInterval: Duration.minutes(5),
  checkpointInterval: Duration.seconds(20),
  tasks: 8,
  desiredCount: 3,
  cpu: 2048,
  memoryLimitMiB: 6144,
  cpuArchitecture: ecs.CpuArchitecture.X86_64,
  image: ecs.ContainerImage.fromRegistry('registry.example.com/mirror-maker:4'),
  kafkaVersion: '4.1.2',
  vpc,
  vpcSubnets: { subnets: [vpc.privateSubnets[1]!] },
  ecsCluster: cluster,
  overrides: {
    flow: { 'offset.lag.max': '0' },
    worker: { 'session.timeout.ms': '20000' },
    sourceConsumer: { 'fetch.max.wait.ms': '100' },
    targetProducer: { 'compression.type': 'zstd' },
    sourceAdmin: { retries: '7' },
    targetAdmin: { retries: '8' },
  },
}, app);
const container = containerIn(stack);
const service = allOf(stack, 'AWS::ECS::Service')[0]!;

test.each([
  'replication.policy.class=org.apache.kafka.connect.mirror.IdentityReplicationPolicy',
  'primary->secondary.topics=orders,billing\\\\..*',
  'primary->secondary.topics.exclude=.*[\\\\-\\\\.]internal,.*\\\\.replica,__.*,.*-tmp',
  'primary->secondary.groups=orders',
  'primary->secondary.groups.exclude=console-consumer-.*,__.*,.*-test',
  'secondary.exactly.once.source.support=enabled',
  'primary.consumer.isolation.level=read_committed',
  'primary->secondary.refresh.groups.interval.seconds=300',
  'primary->secondary.emit.checkpoints.interval.seconds=20',
  'primary->secondary.tasks.max=8',
  'primary->secondary.offset.lag.max=0',
  'secondary.session.timeout.ms=20000',
  'primary.consumer.fetch.max.wait.ms=100',
  'secondary.producer.compression.type=zstd',
  'primary.admin.retries=7',
  'secondary.admin.retries=8',
])('MirrorMaker reads %s', (line) => {
  expect(mirrorMaker.mirrorMakerProperties.split('\n')).toContain(line);
  expect(container.environment.MIRROR_MAKER_PROPERTIES).toBe(mirrorMaker.mirrorMakerProperties);
});

test('the size of the task', () => {
  expect(allOf(stack, 'AWS::ECS::TaskDefinition')[0]).toMatchObject({ Cpu: '2048', Memory: '6144', RuntimePlatform: { CpuArchitecture: 'X86_64' } });
  expect(container.environment.MIRROR_MAKER_HEAP).toBe('-Xms4096m -Xmx4096m');
});

test('the image of the user takes the place of the one that is built', () => {
  expect(container.Image).toBe('registry.example.com/mirror-maker:4');
  expect(JSON.stringify(allOf(stack, 'AWS::IAM::Policy'))).not.toContain('ecr:');
});

test('three containers in the subnets and the ECS cluster that were given, half of which stay while one is replaced', () => {
  expect(service).toMatchObject({
    DesiredCount: 3,
    Cluster: 'shared',
    DeploymentConfiguration: { MinimumHealthyPercent: 50, MaximumPercent: 100, DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-4'], AssignPublicIp: 'DISABLED' } },
  });
  expect(allOf(stack, 'AWS::ECS::Cluster')).toEqual([]);
  expect(allOf(stack, 'AWS::EC2::SecurityGroup').map(({ VpcId }) => VpcId)).toEqual(['vpc-existing']);
});

test('without a number of tasks there are six for each container', () => {
  expect(defineMirrorMaker({ desiredCount: 2 }).mirrorMaker.mirrorMakerProperties).toContain('\nprimary->secondary.tasks.max=12\n');
});
