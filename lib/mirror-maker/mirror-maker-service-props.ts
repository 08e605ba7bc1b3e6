import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as ecs from 'aws-cdk-lib/aws-ecs';

/**
 * What a MirrorMaker runs in.
 */
export interface MirrorMakerServiceProps {
  /**
   * Number of containers. More than one talk to each other on port 8083. 0 keeps everything ready and copies nothing, until
   * somebody starts one: `aws ecs update-service --desired-count 1`.
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
   * The image of the container. Yours must run what assets/mirror-maker of this library runs, by a user who owns its
   * `VOLUME /run/mirror-maker`: nothing else can be written to.
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
   * Whether a container ends itself when the secret of either side, primary or secondary, has another current value than the
   * one it logged in with. ECS starts the next one, which reads the new value. Without it, a rotated password is learnt by the
   * next restart only, and the second rotation locks out a container that has run since before the first. Changing it
   * replaces the containers.
   *
   * Each container looks every five minutes on average, at moments of its own: under 0.20 USD a month each, for calls to
   * Secrets Manager and KMS. What it copies stands still until the next one runs, a minute or two. Nothing is lost; records of the
   * last ten seconds may be repeated, none with `exactlyOnce`.
   *
   * An `image` of your own must run the scripts of this version of the library.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
   * @default false
   */
  readonly restartOnSecretChange?: boolean;
}
