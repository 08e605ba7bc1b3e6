import { Duration, Names, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { sourceAcls, targetAcls } from '../kafka/mirror-maker/acls';
import { mirrorMakerConfiguration, type FlowChoices } from '../kafka/mirror-maker/defaults';
import { mirrorMakerProperties } from '../kafka/mirror-maker/properties';
import { DEFAULT_RELEASE } from '../kafka/releases/releases';
import { warnWithoutEgress } from '../private/egress';
import { vpcOf } from '../private/vpcs';
import { keepFingerprints } from '../private/readers';
import { checkRules, validateRules } from '../private/rules';
import { checkProps, needed, struct } from '../private/shapes';
import { activeSideEnvironment, parametersOf } from './active-side';
import { defineTask } from './containers';
import { egressOf, subnetsOf } from './egress';
import { copiedBetween } from './copied-between';
import { allowWhereClosed, environmentOf, grantRead } from './end';
import { copyingFlowOf, Flow, flowOf, flowsIn, isForward, type Ends } from './flow';
import { defineLog } from './log';
import { MirrorMakerMetrics } from './mirror-maker-metrics';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';
import { allowNetworkAccess } from './network-access';
import type { MirroredClusterConfig } from './mirrored-cluster-config';
import { Replication } from './replication';
import { MIRROR_MAKER_RULES } from './rules';
import { DECLARED_TOPIC_RULES, declaredTopicsOf } from './rules/declared-topics';
import { validateTaskDefinition } from './rules/task-definition';
import { defineService } from './service';
import { MIRRORED_CLUSTER_CONFIG } from './mirrored-cluster-shapes';
import { MIRROR_MAKER_PRIMARY_SECONDARY } from './shapes';

const TASKS_PER_CONTAINER = 6;

/** A rotated password is of use until the next rotation, four hours later at the earliest: minutes do. */
const WATCH_SECRETS = Duration.minutes(5);

/**
 * MirrorMaker 2 as a service that keeps the secondary ready to take over: records, topics, their settings and the offsets
 * of consumer groups flow from the primary, and nothing is ever written to it.
 *
 * It stands next to the cluster that it writes to, in a stack that is deployed after the peering. Users, rights, quotas and
 * schemas are not copied: `ReplicatedClusters` makes the first two on both sides, define the others there.
 *
 * One container costs about 30 USD a month in us-east-1; data between Regions is extra.
 *
 * @see https://kafka.apache.org/39/documentation.html#georeplication
 * @example
 * declare const primary: ScramMskCluster;
 * declare const secondary: ScramMskCluster;
 * declare const peering: CrossRegionPeering;
 *
 * new MirrorMakerPrimarySecondary(this, 'MirrorMaker', {
 *   primary: MirroredCluster.msk(primary),
 *   secondary: MirroredCluster.msk(secondary),
 *   peering,
 *   topics: ['orders.*'],
 * });
 */
export class MirrorMakerPrimarySecondary extends MirrorMakerMetrics implements ec2.IConnectable, iam.IGrantable {
  /**
   * The service of Amazon ECS.
   */
  public readonly service: ecs.IFargateService;

  /**
   * The ECS cluster of the service.
   */
  public readonly ecsCluster: ecs.ICluster;

  /**
   * What the service runs: MirrorMaker, and the agent that sends its metrics on.
   */
  public readonly taskDefinition: ecs.IFargateTaskDefinition;

  /**
   * Where MirrorMaker writes its log.
   */
  public readonly logGroup: logs.ILogGroup;

  /**
   * What the containers may reach.
   */
  public readonly connections: ec2.Connections;

  /**
   * The role of the task, for grants.
   */
  public readonly grantPrincipal: iam.IPrincipal;

  /**
   * The file that MirrorMaker reads, as it stands in the task definition: without an address and without a secret.
   */
  public readonly mirrorMakerProperties: string;

  /** @internal */
  protected readonly _serviceName: string;

  /** @internal */
  protected readonly _sendsMetrics: boolean;

  /**
   * @throws Error that lists every prop that cannot work
   */
  public constructor(scope: Construct, id: string, props: MirrorMakerPrimarySecondaryProps) {
    super(scope, id);
    props = checkProps(this, MIRROR_MAKER_PRIMARY_SECONDARY, props);
    const ends = bind(this, props);
    const flow = flowOf(this.node.path, props, ends);
    const [source, target] = isForward(flow) ? [ends.primary, ends.secondary] : [ends.secondary, ends.primary];
    const vpc = props.vpc ?? vpcOf(target.cluster);
    checkRules(this, MIRROR_MAKER_RULES, {
      scope: this, props, ends, source, target, vpc, kafkaVersion: props.kafkaVersion ?? DEFAULT_RELEASE, flow, others: flowsIn(this.node.root),
    });
    Flow.implement(this, flow);
    this.node.addValidation({ validate: () => validateRules(this, DECLARED_TOPIC_RULES, declaredTopicsOf(flow, source.cluster, target.cluster)) });

    const choices = choicesOf(flow, props, source, target);
    this.mirrorMakerProperties = mirrorMakerProperties(mirrorMakerConfiguration(choices));
    allowWhereClosed(source, (username) => sourceAcls(username, choices));
    allowWhereClosed(target, (username) => targetAcls(username, choices));
    this._serviceName = Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this._sendsMetrics = props.metrics ?? true;
    Replication.implement(this, {
      flow,
      source,
      target,
      topics: choices.topics,
      topicsExclude: choices.topicsExclude,
      vpc: vpc!,
      vpcSubnets: subnetsOf(props),
      peering: props.peering,
      mskDualStackEndpoint: props.mskDualStackEndpoint ?? false,
      serviceName: this._serviceName,
    });
    this.logGroup = defineLog(this, 'Log', { encryptionKey: props.logEncryptionKey });
    const task = defineTask(this, props, {
      log: this.logGroup,
      service: this._serviceName,
      environment: {
        MIRROR_MAKER_PROPERTIES: this.mirrorMakerProperties,
        MIRROR_MAKER_TARGET: isForward(flow) ? 'secondary' : 'primary',
        ...environmentOf(ends.primary, this, 'PRIMARY'),
        ...environmentOf(ends.secondary, this, 'SECONDARY'),
        ...(props.mskDualStackEndpoint && { MSK_DUAL_STACK_ENDPOINT: 'true' }),
        ...activeSideEnvironment(props.activeSide, flow),
        ...(props.restartOnSecretChange && { WATCH_SECRETS_SECONDS: String(WATCH_SECRETS.toSeconds()) }),
      },
    });
    this.taskDefinition = task;
    task.node.addValidation({ validate: () => validateTaskDefinition(task, props) });
    this.grantPrincipal = task.taskRole;
    [source, target].forEach((end) => grantRead(end, this));
    parametersOf(props.activeSide).forEach((parameter) => parameter.grantRead(this));

    const service = defineService(this, task, {
      cluster: props.ecsCluster,
      vpc: vpc!,
      vpcSubnets: subnetsOf(props),
      desiredCount: flow.desiredCount,
      keepsCount: props.activeSide !== undefined && props.desiredCount === undefined,
    });
    this.service = service;
    this.node.defaultChild = service.node.findChild('Service');
    this.ecsCluster = service.cluster;
    this.connections = service.connections;
    allowNetworkAccess(this, { source, target, vpc: vpc!, peering: props.peering, isForward: isForward(flow), internalRest: flow.desiredCount > 1 || props.exactlyOnce === true });
    keepFingerprints(this);
    if (props.peering) {
      this.node.addDependency(props.peering);
    }
    [source, target].forEach(({ user }) => user && service.node.addDependency(user));
    warnWithoutEgress(this, 'mirror-maker-egress', egressOf({ props, source, target, vpc: vpc!, region: Stack.of(this).region }));
  }
}

/** A `bind` may be one of the user's own. */
function bind(scope: Construct, { primary, secondary }: MirrorMakerPrimarySecondaryProps): Ends {
  const ends = { primary: primary.bind(scope), secondary: secondary.bind(scope) };
  return checkProps<Ends>(scope, { primary: needed(struct(MIRRORED_CLUSTER_CONFIG)), secondary: needed(struct(MIRRORED_CLUSTER_CONFIG)) }, ends);
}

/** What MirrorMaker reads. */
function choicesOf(flow: Flow, props: MirrorMakerPrimarySecondaryProps, source: MirroredClusterConfig, target: MirroredClusterConfig): FlowChoices {
  return {
    ...copyingFlowOf(flow),
    topics: props.topics ?? ['.*'],
    topicsExclude: props.topicsExclude ?? [],
    groups: props.groups ?? ['.*'],
    groupsExclude: props.groupsExclude ?? [],
    connectGroups: props.connectGroups ?? false,
    tasks: props.tasks ?? TASKS_PER_CONTAINER * Math.max(flow.desiredCount, 1),
    processes: flow.desiredCount,
    exactlyOnce: props.exactlyOnce ?? false,
    skipRecords: props.skipRecords ?? [],
    refreshInterval: (props.refreshInterval ?? Duration.minutes(1)).toSeconds(),
    checkpointInterval: (props.checkpointInterval ?? Duration.seconds(10)).toSeconds(),
    between: copiedBetween(source, target),
    overrides: props.overrides ?? {},
  };
}
