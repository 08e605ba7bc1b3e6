import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as kms from 'aws-cdk-lib/aws-kms';

/**
 * What a MirrorMaker runs in.
 */
export interface MirrorMakerServiceProps {
  /**
   * Number of containers. More than one talk to each other on port 8083. 0 keeps everything ready and copies nothing, until
   * an operator starts one: `aws ecs update-service --desired-count 1`.
   *
   * A deploy that changes the service sets the count that is given here, whatever an operator set meanwhile. With `activeSide`, and
   * without a number here, it leaves the count as it is. Set none by hand but 0 and 1 then: the service is made for one container, and
   * several would not know each other.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html#cfn-ecs-service-desiredcount
   * @default 1
   */
  readonly desiredCount?: number;

  /**
   * CPU units of a container, 1024 for a virtual CPU: 256, 512, 1024, 2048, 4096, 8192 or 16384. Fargate pairs each with some
   * values of `memoryLimitMiB`.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
   * @default 1024
   */
  readonly cpu?: number;

  /**
   * Memory of a container in MiB, one that Fargate pairs with `cpu`: 2048 to 8192 in steps of 1024 with the default. Java's
   * heap gets two thirds of it.
   *
   * @default 4096
   */
  readonly memoryLimitMiB?: number;

  /**
   * Processor of the containers, and of the image that is built for them.
   *
   * Docker builds for another processor than that of the machine it runs on by emulation: on x86 Linux, also in CI, install it
   * once with `docker run --privileged --rm tonistiigi/binfmt --install arm64`, or choose `X86_64`. Without it the build ends
   * with `exec format error`. Docker Desktop brings it.
   *
   * @see https://docs.docker.com/build/building/multi-platform/
   * @default ecs.CpuArchitecture.ARM64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;

  /**
   * The image of MirrorMaker's container, for the processor of `cpuArchitecture`. Yours must run what assets/mirror-maker of
   * this library runs, by a user who owns its `VOLUME /run/mirror-maker`: nothing else can be written to.
   *
   * @default - built from assets/mirror-maker when the app is deployed, with Docker
   */
  readonly image?: ecs.ContainerImage;

  /**
   * The image that MirrorMaker's own is built from: Amazon Linux 2023 with Java 17, from a registry that the machine which
   * builds can reach. With a digest, `...@sha256:...`, it stays the same one until you name another. Changing it builds the
   * image anew, and replaces the containers.
   *
   * Not together with `image`.
   *
   * @default public.ecr.aws/amazoncorretto/amazoncorretto:17-al2023-headless - the newest when the image is built
   */
  readonly baseImage?: string;

  /**
   * Any text of yours, such as a date. Another one builds MirrorMaker's image anew, with the newest updates of its base and of
   * its packages, and replaces the containers.
   *
   * Without it an image is built once: CDK names it by the files and arguments that it is built from, and finds it in the
   * registry from then on. For updates every month, let the text be that of the month.
   *
   * Not together with `image`.
   *
   * @default - the image is built anew when a version of this library changes it
   */
  readonly imageRevision?: string;

  /**
   * Version of Apache Kafka in `image`. Those before 3.7.2 lose the references to secrets and are refused, and on the line
   * after it those before 3.8.1.
   *
   * @see https://issues.apache.org/jira/browse/KAFKA-17192
   * @default - the one that is built, of `KafkaDistribution.release()`
   */
  readonly kafkaVersion?: string;

  /**
   * Whether the CloudWatch agent runs next to MirrorMaker and sends its metrics on. Without them `metric...()` throws, and
   * only the health check of the containers and their log say how MirrorMaker is.
   *
   * @default true
   */
  readonly metrics?: boolean;

  /**
   * The image of the CloudWatch agent.
   *
   * ECS starts a task when all of its images are pulled: one that cannot be pulled keeps MirrorMaker from running, too, and
   * the events of the service say `CannotPullContainerError` with the name of the image. Copy the agent's to a registry of
   * your own where public.ecr.aws cannot be reached, as in China or without a NAT gateway: it has no VPC endpoint. Or set
   * `metrics` to false.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
   * @default - a pinned version of public.ecr.aws/cloudwatch-agent/cloudwatch-agent
   */
  readonly metricsAgentImage?: ecs.ContainerImage;

  /**
   * Key that encrypts the log groups, of the Region of the stack. CloudWatch Logs is added to its policy; to that of an
   * imported key you add it.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - a key of CloudWatch Logs
   */
  readonly logEncryptionKey?: kms.IKey;

  /**
   * Whether brokers are looked up at the dual-stack endpoint of MSK's API, `kafka-api.REGION.api.aws`: the one that MSK's
   * interface endpoint, `aws.api.REGION.kafka-api`, serves. For subnets without a NAT gateway.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
   * @default false
   */
  readonly mskDualStackEndpoint?: boolean;

  /**
   * The VPC of the containers: that of the cluster that records go to. Changing it replaces the service.
   *
   * @default - the VPC of that cluster, if it is one of this library
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Subnets of the containers, in `vpc`. They need a way to AWS's services in both Regions: MSK's API and Secrets Manager of
   * each, with `activeSide` Systems Manager of each, too, and ECR, S3 and CloudWatch Logs of their own. A NAT gateway gives all of
   * them. Containers have no public address, so that public subnets give none.
   *
   * Without one, an interface endpoint serves the services of its own Region alone, MSK's API with `mskDualStackEndpoint`
   * only. For the other Region you need a way of your own, such as a proxy or endpoints over there with private zones for
   * their names here. What is missing is a warning.
   *
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The ECS cluster of the service, one of `vpc`. Changing it replaces the service.
   *
   * @default - a new one with container insights
   */
  readonly ecsCluster?: ecs.ICluster;

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
