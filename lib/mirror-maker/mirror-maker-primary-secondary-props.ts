import type { Duration } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { CrossRegionPeering } from '../cross-region-peering';
import type { MirroredCluster } from './mirrored-cluster';
import type { ReplicationDirection, TopicNaming } from './topic-naming';

/**
 * Settings of your own, by who reads them. Names as Apache Kafka documents them, without any prefix: the construct adds it.
 *
 * @see https://kafka.apache.org/39/documentation.html#georeplication-flow-configure
 */
export interface MirrorMakerOverrides {
  /**
   * The flow: MirrorMaker's own connectors.
   *
   * @default - the library's defaults
   */
  readonly flow?: { readonly [setting: string]: string };

  /**
   * Kafka Connect's worker.
   *
   * @default - the library's defaults
   */
  readonly worker?: { readonly [setting: string]: string };

  /**
   * The consumer that reads records where they come from.
   *
   * @default - the library's defaults
   */
  readonly sourceConsumer?: { readonly [setting: string]: string };

  /**
   * The producer that writes records where they go.
   *
   * @default - the library's defaults
   */
  readonly targetProducer?: { readonly [setting: string]: string };

  /**
   * The admin client of the cluster that records come from.
   *
   * @default - Apache Kafka's defaults
   */
  readonly sourceAdmin?: { readonly [setting: string]: string };

  /**
   * The admin client of the cluster that records go to.
   *
   * @default - Apache Kafka's defaults
   */
  readonly targetAdmin?: { readonly [setting: string]: string };
}

/**
 * Properties of a `MirrorMakerPrimarySecondary`.
 */
export interface MirrorMakerPrimarySecondaryProps {
  /**
   * The cluster that applications use.
   */
  readonly primary: MirroredCluster;

  /**
   * The cluster that is kept ready.
   */
  readonly secondary: MirroredCluster;

  /**
   * The way between the two. The construct opens the brokers' port of the cluster on the other side to its tasks, and waits
   * for the routes.
   *
   * @default - you open the way
   */
  readonly peering?: CrossRegionPeering;

  /**
   * Which topics to replicate: names or regular expressions of Java, without a comma in them.
   *
   * @default - all but the internal ones
   */
  readonly topics?: string[];

  /**
   * Which of them not to, besides the internal ones, which are never replicated.
   *
   * @default - none
   */
  readonly topicsExclude?: string[];

  /**
   * Which consumer groups to carry over, as for `topics`.
   *
   * @default - all but those of console consumers and of Kafka Connect
   */
  readonly groups?: string[];

  /**
   * Which of them not to, besides those of console consumers and of Kafka Connect, which never are.
   *
   * @default - none
   */
  readonly groupsExclude?: string[];

  /**
   * How a topic of one Region is called in the other. Changing it starts the replication anew under other names.
   *
   * @default TopicNaming.PREFIXED
   */
  readonly topicNaming?: TopicNaming;

  /**
   * Where records flow. The reverse is for a failback: another instance, beside the primary, for as long as that takes.
   *
   * @default ReplicationDirection.PRIMARY_TO_SECONDARY
   */
  readonly direction?: ReplicationDirection;

  /**
   * Whether a record arrives exactly once even when a task dies. Consumers there must read committed records only. Costs a
   * transaction for each flush of offsets.
   *
   * @default false - a crash may repeat the records of ten seconds
   */
  readonly exactlyOnce?: boolean;

  /**
   * Whether a topic is read from its end when it is replicated for the first time.
   *
   * @default false - from its beginning
   */
  readonly startFromEnd?: boolean;

  /**
   * After how long a new topic, partition, group or setting of a topic is found. Whole seconds.
   *
   * @default Duration.minutes(1)
   */
  readonly refreshInterval?: Duration;

  /**
   * How often the positions of groups are carried over: what a group that fails over may repeat. Whole seconds.
   *
   * @default Duration.seconds(10)
   */
  readonly checkpointInterval?: Duration;

  /**
   * Settings of your own over the library's.
   *
   * @default - none
   */
  readonly overrides?: MirrorMakerOverrides;

  /**
   * The most tasks that share the partitions of all topics, whatever the number of containers.
   *
   * @default - 6 for each container
   */
  readonly tasks?: number;

  /**
   * Number of containers. More than one talk to each other on port 8083. 0 keeps everything ready and copies nothing, until
   * somebody starts it: `aws ecs update-service --desired-count 1`.
   *
   * @default 1
   */
  readonly desiredCount?: number;

  /**
   * CPU units of a container, 1024 for a virtual CPU.
   *
   * @default 1024
   */
  readonly cpu?: number;

  /**
   * Memory of a container in MiB. Java's heap gets two thirds of it.
   *
   * @default 4096
   */
  readonly memoryLimitMiB?: number;

  /**
   * Processor of the containers.
   *
   * @default ecs.CpuArchitecture.ARM64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;

  /**
   * The image of the container. Yours must run what assets/mirror-maker of this library runs.
   *
   * @default - built from assets/mirror-maker when the app is deployed, with Docker
   */
  readonly image?: ecs.ContainerImage;

  /**
   * Version of Apache Kafka in `image`. Those before 3.7.2, and 3.8.0, lose the references to secrets and are refused.
   *
   * @see https://issues.apache.org/jira/browse/KAFKA-17192
   * @default '3.9.1'
   */
  readonly kafkaVersion?: string;

  /**
   * The VPC of the containers: that of the cluster that records go to.
   *
   * @default - the VPC of that cluster, if it is one of this library
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Subnets of the containers. They need a way to AWS's services in both Regions.
   *
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The ECS cluster of the service.
   *
   * @default - a new one with container insights
   */
  readonly cluster?: ecs.ICluster;

  /**
   * Whether the service is started anew when a secret of its own Region changes, so that it learns a rotated password.
   * CloudTrail must record management events there.
   *
   * @default false
   */
  readonly restartOnSecretChange?: boolean;
}
