import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { allOf, containerIn, defineMirrorMaker, outputOf } from './scene';

const { stack, primary, secondary, mirrorMaker } = defineMirrorMaker();
const service = allOf(stack, 'AWS::ECS::Service')[0]!;
const task = allOf(stack, 'AWS::ECS::TaskDefinition')[0]!;
const container = containerIn(stack);

test('one task on Fargate in the private subnets of the secondary, without a public address', () => {
  expect(service).toMatchObject({
    DesiredCount: 1,
    LaunchType: 'FARGATE',
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: 'DISABLED',
        Subnets: secondary.vpc.privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)),
        SecurityGroups: mirrorMaker.connections.securityGroups.map(({ securityGroupId }) => stack.resolve(securityGroupId)),
      },
    },
  });
  expect(service).not.toHaveProperty('LoadBalancers');
});

test('a deploy that fails is rolled back, and the old task stops before the new one starts', () => {
  expect(service.DeploymentConfiguration).toMatchObject({
    DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    MinimumHealthyPercent: 0,
    MaximumPercent: 100,
  });
  expect(service.AvailabilityZoneRebalancing).toBe('DISABLED');
});

test('an arm64 task of one virtual CPU and 4 GiB, two thirds of which are heap', () => {
  expect(task).toMatchObject({
    Cpu: '1024',
    Memory: '4096',
    NetworkMode: 'awsvpc',
    RequiresCompatibilities: ['FARGATE'],
    RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
  });
  expect(container.environment.MIRROR_MAKER_HEAP).toBe('-Xms2730m -Xmx2730m');
});

test('it is told where to look up addresses and secrets, each in its own Region, and nothing else', () => {
  expect(container.environment).toEqual({
    MIRROR_MAKER_PROPERTIES: mirrorMaker.mirrorMakerProperties,
    MIRROR_MAKER_TARGET: 'secondary',
    MIRROR_MAKER_HEAP: expect.any(String),
    PRIMARY_REGION: 'us-east-1',
    PRIMARY_SECRET_ARN: outputOf('Primary', 'us-east-1'),
    PRIMARY_CLUSTER_ARN: outputOf('Primary', 'us-east-1'),
    SECONDARY_REGION: 'us-east-2',
    SECONDARY_SECRET_ARN: stack.resolve(secondary.user('mirror-maker').secret.secretArn),
    SECONDARY_CLUSTER_ARN: stack.resolve(secondary.clusterArn),
  });
  expect(container).not.toHaveProperty('Secrets');
});

test('the file stands in the template in clear, whole', () => {
  const text: string = container.environment.MIRROR_MAKER_PROPERTIES;

  expect(text).toContain('\nprimary->secondary.enabled=true\n');
  expect(text).toContain('\nprimary->secondary.tasks.max=6\n');
  expect(text).toContain('\nprimary->secondary.refresh.topics.interval.seconds=60\n');
  expect(text).toContain('\nprimary->secondary.sync.group.offsets.interval.seconds=10\n');
  expect(text).toContain('replication.policy.class=org.apache.kafka.connect.mirror.DefaultReplicationPolicy\n');
  expect(text).not.toContain('dedicated.mode');
  expect(text).not.toMatch(/add\.source\.alias|auto\.offset\.reset/);
});

test('a user of its own on each cluster', () => {
  for (const cluster of [primary, secondary]) {
    const secrets = Object.values(Template.fromStack(cluster.stack).findResources('AWS::SecretsManager::Secret'));
    expect(secrets.map(({ Properties }) => JSON.parse(Properties.GenerateSecretString.SecretStringTemplate))).toEqual([{ username: 'mirror-maker' }]);
    Template.fromStack(cluster.stack).resourceCountIs('AWS::MSK::BatchScramSecret', 1);
  }
});

test('its health is asked for, after the time that look-ups may take', () => {
  expect(container.HealthCheck).toEqual({
    Command: ['CMD', '/opt/mirror-maker/health.sh'], Interval: 30, Timeout: 30, Retries: 4, StartPeriod: 300,
  });
  expect(container).toMatchObject({ Essential: true, StopTimeout: 60, PortMappings: [{ ContainerPort: 8083, Protocol: 'tcp' }] });
});

test('its disk is read-only but for one volume', () => {
  expect(container).toMatchObject({
    ReadonlyRootFilesystem: true,
    MountPoints: [{ ContainerPath: '/run/mirror-maker', ReadOnly: false, SourceVolume: 'run' }],
  });
  expect(task.Volumes).toEqual([{ Name: 'run' }]);
});

test('its first process passes signals on and buries what others leave behind', () => {
  expect(container.LinuxParameters).toMatchObject({ InitProcessEnabled: true });
  // Neither is for Fargate.
  expect(Object.keys(container.LinuxParameters)).not.toEqual(expect.arrayContaining([expect.stringMatching(/SharedMemorySize|Devices|Tmpfs/)]));
});

test('logs are kept for a month, the events of metrics for a week', () => {
  expect(allOf(stack, 'AWS::Logs::LogGroup').map(({ RetentionInDays }) => RetentionInDays).sort()).toEqual([30, 30, 7]);
  expect(container.LogConfiguration).toMatchObject({ LogDriver: 'awslogs', Options: { 'awslogs-stream-prefix': 'mirror-maker', 'awslogs-region': 'us-east-2' } });
});

test('an ECS cluster of its own with container insights', () => {
  expect(allOf(stack, 'AWS::ECS::Cluster')).toEqual([{ ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] }]);
});

test('nothing restarts it but a deploy', () => {
  Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 0);
  Template.fromStack(stack).resourceCountIs('AWS::StepFunctions::StateMachine', 0);
});

test('no warning', () => {
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});
