import { join } from 'node:path';
import { Duration, Validations } from 'aws-cdk-lib';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ADDRESS_DIRECTORY, INTERNAL_REST_PORT } from '../kafka/mirror-maker-properties';
import { agentEnvironment } from './metrics-agent';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';

const ASSETS = join(__dirname, '..', '..', 'assets', 'mirror-maker');

/** Of Amazon's own registry. */
const AGENT_IMAGE = 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300062.0b1304';

/**
 * How an event of the log begins: with a date where Java writes, see log4j.properties, or with the name of a script.
 * What does not is a part of the event before, as the lines of a stack trace are.
 */
export const BEGIN_OF_EVENT = '^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2},\\d{3} |(entry|watch-secrets)\\.sh: )';

/** The one directory of the container that can be written to. */
const VOLUME = 'run';

/** What the containers of a task are told. */
export interface ContainerSettings {
  /** Names the service in the metrics. */
  readonly service: string;
  readonly environment: Record<string, string>;
  /** Where MirrorMaker writes. */
  readonly log: logs.ILogGroup;
}

/** A task of two containers: MirrorMaker with its exporter, and the agent that sends the metrics on. */
export function defineTask(scope: Construct, props: MirrorMakerPrimarySecondaryProps, { service, environment, log }: ContainerSettings): ecs.FargateTaskDefinition {
  const cpuArchitecture = props.cpuArchitecture ?? ecs.CpuArchitecture.ARM64;
  const memoryLimitMiB = props.memoryLimitMiB ?? 4096;
  const task = new ecs.FargateTaskDefinition(scope, 'Task', {
    cpu: props.cpu ?? 1024,
    memoryLimitMiB,
    runtimePlatform: { cpuArchitecture, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
  });
  const heap = Math.floor(memoryLimitMiB * 2 / 3);
  task.addVolume({ name: VOLUME });
  task.addContainer('MirrorMaker', {
    image: props.image ?? builtImage(cpuArchitecture),
    environment: { ...environment, MIRROR_MAKER_HEAP: `-Xms${heap}m -Xmx${heap}m` },
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'mirror-maker', logGroup: log, multilinePattern: BEGIN_OF_EVENT }),
    readonlyRootFilesystem: true,
    // Without it the first process of the container would not end by the signal that stops a task before Java runs, and what
    // a health check leaves behind would stay a zombie.
    linuxParameters: new ecs.LinuxParameters(scope, 'Linux', { initProcessEnabled: true }),
    portMappings: [{ containerPort: INTERNAL_REST_PORT }],
    // MirrorMaker hands its tasks over when it is asked to stop.
    stopTimeout: Duration.seconds(60),
    healthCheck: {
      command: ['CMD', '/opt/mirror-maker/health.sh'],
      interval: Duration.seconds(30),
      timeout: Duration.seconds(10),
      retries: 4,
      // Look-ups are retried for five minutes, the first tasks run half a minute later.
      startPeriod: Duration.seconds(300),
    },
  }).addMountPoints({
    sourceVolume: VOLUME,
    // That of the image's VOLUME: Fargate then takes over its owner and rights, else it would be root's.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
    containerPath: ADDRESS_DIRECTORY,
    readOnly: false,
  });
  const metricLog = new logs.LogGroup(scope, 'MetricLog', { retention: logs.RetentionDays.ONE_WEEK });
  metricLog.grantWrite(task.taskRole);
  task.addContainer('CloudWatchAgent', {
    image: ecs.ContainerImage.fromRegistry(AGENT_IMAGE),
    // Without metrics there are alarms; without MirrorMaker there is no replication.
    essential: false,
    // It writes into directories of its image that nobody documents, so these stay writable.
    readonlyRootFilesystem: false,
    environment: agentEnvironment(service, metricLog.logGroupName),
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'cloudwatch-agent', logGroup: defineLog(scope, 'AgentLog') }),
  });
  Validations.of(task).acknowledge(
    {
      id: 'AwsSolutions-ECS2',
      reason: 'The environment says where addresses and credentials are looked up and holds none: in clear, a change of it can be reviewed',
    },
    { id: 'CloudFormation-Validate::E1029', reason: 'What looks like a parameter for Fn::Sub is for Kafka: a reference to its own config providers' },
  );
  // Where the pull of the image is allowed, not at the role: what others add is still theirs to explain.
  Validations.of(task.obtainExecutionRole().node.findChild('DefaultPolicy')).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'ecr:GetAuthorizationToken takes no resource; the layers that the token lets pull are limited to one repository',
  });
  return task;
}

/** Built when the app is deployed; synthesizing it only hashes the files. */
function builtImage(architecture: ecs.CpuArchitecture): ecs.ContainerImage {
  return ecs.ContainerImage.fromAsset(ASSETS, {
    platform: architecture === ecs.CpuArchitecture.ARM64 ? Platform.LINUX_ARM64 : Platform.LINUX_AMD64,
  });
}

/** A log of a container. */
export function defineLog(scope: Construct, id: string): logs.LogGroup {
  return new logs.LogGroup(scope, id, { retention: logs.RetentionDays.ONE_MONTH });
}
