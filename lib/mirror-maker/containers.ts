import { join } from 'node:path';
import { Duration, Validations } from 'aws-cdk-lib';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { INTERNAL_REST_PORT } from '../kafka/mirror-maker-properties';
import { agentEnvironment } from './metrics-agent';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';

const ASSETS = join(__dirname, '..', '..', 'assets', 'mirror-maker');

/** Of Amazon's own registry. */
const AGENT_IMAGE = 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300062.0b1304';

/** What the containers of a task are told. */
export interface ContainerSettings {
  /** Names the service in the metrics. */
  readonly service: string;
  readonly environment: Record<string, string>;
}

/** A task of two containers: MirrorMaker with its exporter, and the agent that sends the metrics on. */
export function defineTask(scope: Construct, props: MirrorMakerPrimarySecondaryProps, { service, environment }: ContainerSettings): ecs.FargateTaskDefinition {
  const cpuArchitecture = props.cpuArchitecture ?? ecs.CpuArchitecture.ARM64;
  const memoryLimitMiB = props.memoryLimitMiB ?? 4096;
  const task = new ecs.FargateTaskDefinition(scope, 'Task', {
    cpu: props.cpu ?? 1024,
    memoryLimitMiB,
    runtimePlatform: { cpuArchitecture, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
  });
  const heap = Math.floor(memoryLimitMiB * 2 / 3);
  task.addContainer('MirrorMaker', {
    image: props.image ?? builtImage(cpuArchitecture),
    environment: { ...environment, MIRROR_MAKER_HEAP: `-Xms${heap}m -Xmx${heap}m` },
    logging: logTo(scope, 'Log', 'mirror-maker'),
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
  });
  const metricLog = new logs.LogGroup(scope, 'MetricLog', { retention: logs.RetentionDays.ONE_WEEK });
  metricLog.grantWrite(task.taskRole);
  task.addContainer('CloudWatchAgent', {
    image: ecs.ContainerImage.fromRegistry(AGENT_IMAGE),
    // Without metrics there are alarms; without MirrorMaker there is no replication.
    essential: false,
    environment: agentEnvironment(service, metricLog.logGroupName),
    logging: logTo(scope, 'AgentLog', 'cloudwatch-agent'),
  });
  Validations.of(task).acknowledge({
    id: 'AwsSolutions-ECS2',
    reason: 'The environment says where addresses and credentials are looked up and holds none: in clear, a change of it can be reviewed',
  });
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

function logTo(scope: Construct, id: string, streamPrefix: string): ecs.LogDriver {
  return ecs.LogDrivers.awsLogs({
    streamPrefix,
    logGroup: new logs.LogGroup(scope, id, { retention: logs.RetentionDays.ONE_MONTH }),
  });
}
