import { Duration, Names } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { mirrorMakerConfiguration } from '../kafka/mirror-maker-defaults';
import { INTERNAL_REST_PORT, mirrorMakerProperties } from '../kafka/mirror-maker-properties';
import { BROKER_PORTS } from '../kafka/ports';
import { checkRules } from '../private/rules';
import { defineTask } from './containers';
import { MirrorMakerMetrics } from './mirror-maker-metrics';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';
import type { MirroredCluster } from './mirrored-cluster';
import { restartOnSecretChange } from './restart-on-secret-change';
import { MIRROR_MAKER_RULES } from './rules';
import { ReplicationDirection, TopicNaming } from './topic-naming';

const TASKS_PER_CONTAINER = 6;

/**
 * MirrorMaker 2 as a service that keeps the secondary ready to take over: records, topics, their settings and the positions
 * of consumer groups flow from the primary, and nothing is ever written to it.
 *
 * It stands beside the cluster that it writes to, in a stack that is deployed after the peering. Users, rights, quotas and
 * schemas are not copied: define them on both sides.
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
export class MirrorMakerPrimarySecondary extends MirrorMakerMetrics implements ec2.IConnectable {
  /**
   * The service of Amazon ECS.
   */
  public readonly service: ecs.IFargateService;

  /**
   * What the containers may reach.
   */
  public readonly connections: ec2.Connections;

  /**
   * The file that MirrorMaker reads, as it stands in the task definition: without an address and without a secret.
   */
  public readonly mirrorMakerProperties: string;

  /** @internal */
  protected readonly _serviceName: string;

  /** @internal */
  public readonly _flow: { readonly primary: string; readonly secondary: string; readonly direction: ReplicationDirection; readonly naming: TopicNaming; readonly desiredCount: number };

  /**
   * @throws Error that lists every prop that cannot work
   */
  public constructor(scope: Construct, id: string, props: MirrorMakerPrimarySecondaryProps) {
    super(scope, id);
    const direction = props.direction ?? ReplicationDirection.PRIMARY_TO_SECONDARY;
    const naming = props.topicNaming ?? TopicNaming.PREFIXED;
    const forward = direction === ReplicationDirection.PRIMARY_TO_SECONDARY;
    const [source, target] = forward ? [props.primary, props.secondary] : [props.secondary, props.primary];
    const vpc = props.vpc ?? target._vpc;
    const desiredCount = props.desiredCount ?? 1;
    this._flow = { primary: identityOf(props.primary), secondary: identityOf(props.secondary), direction, naming, desiredCount };
    checkRules(this, MIRROR_MAKER_RULES, {
      scope: this,
      props,
      vpc,
      naming,
      targetRegion: target.cluster?.env.region,
      kafkaVersion: props.kafkaVersion ?? '3.9.1',
      reverse: this.reverse(),
    });

    this.mirrorMakerProperties = mirrorMakerProperties(mirrorMakerConfiguration({
      source: forward ? 'primary' : 'secondary',
      target: forward ? 'secondary' : 'primary',
      naming: naming === TopicNaming.IDENTICAL ? 'identical' : 'prefixed',
      topics: props.topics ?? ['.*'],
      topicsExclude: props.topicsExclude ?? [],
      groups: props.groups ?? ['.*'],
      groupsExclude: props.groupsExclude ?? [],
      tasks: props.tasks ?? TASKS_PER_CONTAINER * Math.max(desiredCount, 1),
      processes: desiredCount,
      exactlyOnce: props.exactlyOnce ?? false,
      fromEnd: props.startFromEnd ?? false,
      refreshInterval: (props.refreshInterval ?? Duration.minutes(1)).toSeconds(),
      checkpointInterval: (props.checkpointInterval ?? Duration.seconds(10)).toSeconds(),
      overrides: props.overrides ?? {},
    }));
    this._serviceName = Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });

    const task = defineTask(this, props, {
      service: this._serviceName,
      environment: {
        MIRROR_MAKER_PROPERTIES: this.mirrorMakerProperties,
        MIRROR_MAKER_TARGET: forward ? 'secondary' : 'primary',
        ...props.primary._environment(this, 'PRIMARY'),
        ...props.secondary._environment(this, 'SECONDARY'),
      },
    });
    [source, target].forEach((cluster) => cluster._grantRead(task.taskRole));

    const service = new ecs.FargateService(this, 'Service', {
      cluster: props.cluster ?? new ecs.Cluster(this, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
      taskDefinition: task,
      desiredCount,
      vpcSubnets: props.vpcSubnets ?? { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [new ec2.SecurityGroup(this, 'SecurityGroup', { vpc: vpc!, description: 'MirrorMaker', allowAllOutbound: false })],
      circuitBreaker: { rollback: true },
      // One process at most reads a partition: the old tasks stop before the new ones start.
      minHealthyPercent: desiredCount > 1 ? 50 : 0,
      maxHealthyPercent: 100,
      // It would start tasks before it stops others.
      availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.DISABLED,
    });
    this.service = service;
    this.connections = service.connections;
    this.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Addresses, secrets, image, logs');
    if (desiredCount > 1 || props.exactlyOnce) {
      this.connections.allowInternally(ec2.Port.tcp(INTERNAL_REST_PORT), 'Kafka Connect between the containers');
    }
    this.reach(target);
    this.reachThrough(props, forward, source);
    [source, target].forEach(({ _dependency }) => _dependency && service.node.addDependency(_dependency));
    if (props.restartOnSecretChange) {
      restartOnSecretChange(this, service, target.secret);
    }
  }

  /** The cluster beside the service. */
  private reach({ cluster }: MirroredCluster): void {
    if (cluster) {
      this.connections.allowTo(cluster, ec2.Port.tcp(BROKER_PORTS.saslScram), 'SASL/SCRAM');
    }
  }

  /** The cluster on the other side of the peering. */
  private reachThrough({ peering }: MirrorMakerPrimarySecondaryProps, forward: boolean, { cluster }: MirroredCluster): void {
    if (!peering) {
      return;
    }
    if (cluster) {
      const options = { clients: [this], port: ec2.Port.tcp(BROKER_PORTS.saslScram) };
      if (forward) {
        peering.allowToPrimary(cluster, options);
      } else {
        peering.allowToSecondary(cluster, options);
      }
    }
    this.node.addDependency(peering);
  }

  /** Another instance of the app that flows the other way between the same two. */
  private reverse() {
    const { primary, secondary, direction } = this._flow;
    const found = this.node.root.node.findAll().find((other) => other instanceof MirrorMakerPrimarySecondary && other !== this
      && other._flow !== undefined && other._flow.primary === primary && other._flow.secondary === secondary && other._flow.direction !== direction);
    return found instanceof MirrorMakerPrimarySecondary ? { path: found.node.path, naming: found._flow.naming, desiredCount: found._flow.desiredCount } : undefined;
  }
}

function identityOf({ cluster, bootstrapServers }: MirroredCluster): string {
  return cluster?.clusterArn ?? bootstrapServers!;
}
