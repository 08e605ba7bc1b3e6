import { Duration, Validations } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ADDRESS_DIRECTORY, INTERNAL_REST_PORT } from '../kafka/mirror-maker/properties';
import { agentImage, mirrorMakerImage } from './image';
import { defineLog } from './log';
import { agentEnvironment } from './metrics-agent';
import type { MirrorMakerServiceProps } from './mirror-maker-service-props';
import { sizeOf } from './size';

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
export function defineTask(scope: Construct, props: MirrorMakerServiceProps, { service, environment, log }: ContainerSettings): ecs.FargateTaskDefinition {
  const { cpu, memoryLimitMiB } = sizeOf(props);
  const task = new ecs.FargateTaskDefinition(scope, 'Task', {
    cpu,
    memoryLimitMiB,
    runtimePlatform: { cpuArchitecture: props.cpuArchitecture ?? ecs.CpuArchitecture.ARM64, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX },
  });
  const heap = Math.floor(memoryLimitMiB * 2 / 3);
  task.addVolume({ name: VOLUME });
  task.addContainer('MirrorMaker', {
    image: mirrorMakerImage(props),
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
      // More than health.sh waits for an answer: a processor that copies all the time answers late.
      timeout: Duration.seconds(30),
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
  if (props.metrics ?? true) {
    addAgent(scope, task, props, service);
  }
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

function addAgent(scope: Construct, task: ecs.FargateTaskDefinition, props: MirrorMakerServiceProps, service: string): void {
  const encryptionKey = props.logEncryptionKey;
  const metricLog = defineLog(scope, 'MetricLog', { encryptionKey, retention: logs.RetentionDays.ONE_WEEK });
  metricLog.grantWrite(task.taskRole);
  task.addContainer('CloudWatchAgent', {
    image: agentImage(props),
    // Without metrics there are alarms; without MirrorMaker there is no replication. One that ends is started again alone.
    essential: false,
    enableRestartPolicy: true,
    // The shortest that ECS takes: an agent that ends sooner than that after its start stays ended.
    restartAttemptPeriod: Duration.seconds(60),
    // It writes into directories of its image that are not documented, so these stay writable.
    readonlyRootFilesystem: false,
    environment: agentEnvironment(service, metricLog.logGroupName),
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'cloudwatch-agent', logGroup: defineLog(scope, 'AgentLog', { encryptionKey }) }),
  });
}
