import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Duration } from 'aws-cdk-lib';
import type { IScramUser } from '../principals/i-scram-user';
import type { IamLibrary } from './iam-library';
import type { KafkaDistribution } from './kafka-distribution';

/**
 * Properties of a `MskClientInstance`.
 */
export interface MskClientInstanceProps {
  /**
   * The user that the client instance logs in as, on its cluster: a `ScramMskCluster`, an imported one, or any of
   * @aws-cdk/aws-msk-alpha with a security group. Who may start a session on the instance may do what this user may do.
   */
  readonly user: IScramUser;

  /**
   * Users of further clusters, by the name with which an operator chooses the cluster:
   * `KAFKA_CLUSTER=primary kafka-topics.sh --list`. A name consists of letters, digits and hyphens.
   *
   * The instance may log in as these users too, also in another Region. The way there is yours to open: within a Region
   * with `client.connections.allowToDefaultPort(cluster)`, across Regions with
   * `peering.allowToPrimary(cluster, { clients: [client] })`.
   *
   * @default - the client instance knows the cluster of `user` only
   */
  readonly otherClusters?: { readonly [name: string]: IScramUser };

  /**
   * Where the instance stands: the cluster's VPC, or one of its Region that a peering connection or a transit gateway joins
   * with it. Changing it replaces the instance.
   *
   * @default - the cluster's VPC, if the cluster is one of this library
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Subnets to choose from; the instance takes the first. It needs a way to AWS's services, and to the internet unless
   * `kafka` and `iamLibrary` name buckets of its Region.
   *
   * Without a NAT gateway it needs VPC endpoints for `cloudformation`, `ssm`, `ssmmessages`, `secretsmanager`, `s3` (a gateway
   * will do, the packages of Amazon Linux come from there too) and for MSK's API, see `mskDualStackEndpoint`. They serve their own
   * Region only, so that `otherClusters` of other Regions are out of reach.
   *
   * Changing it replaces the instance.
   *
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Whether MSK's API is called at its dual-stack endpoint, which alone its VPC endpoint `aws.api.REGION.kafka-api` serves. Turn
   * it on where the instance has no NAT gateway.
   *
   * Changing it replaces the instance.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
   * @default false
   */
  readonly mskDualStackEndpoint?: boolean;

  /**
   * Size of the instance, of either architecture. Java and the package manager need 1 GiB of memory.
   *
   * Changing the architecture replaces the instance; another size stops and starts it.
   *
   * @default - t4g.small
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * Image of the instance: Amazon Linux 2023, or one that has its package names, for the architecture of `instanceType`.
   * Pin it to keep the instance when Amazon publishes a newer one:
   * `ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-...' })`.
   *
   * Changing it replaces the instance.
   *
   * @default - the newest Amazon Linux 2023 for the architecture of `instanceType`, looked up in each deploy
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * Apache Kafka's tools. Any version from 3.9 on talks to every cluster that MSK offers today. They come from Apache's archive,
   * which is slow at times: `KafkaDistribution.bucket()` takes them from a bucket of yours.
   *
   * Changing it replaces the instance.
   *
   * @default KafkaDistribution.release()
   */
  readonly kafka?: KafkaDistribution;

  /**
   * Whether operators can also log in with IAM, as the role of the instance, on a cluster with `iam` on:
   * `KAFKA_LOGIN=iam kafka-topics.sh --list`. Port 9098 is opened. The role may log in and nothing more, until it is granted
   * something: `cluster.grants.administer(cluster.iamPrincipal(client))`.
   *
   * The deploy succeeds only after a login in either way. Changing it replaces the instance.
   *
   * @default false
   */
  readonly iam?: boolean;

  /**
   * AWS's library for logins with IAM. Only with `iam`. Changing it replaces the instance.
   *
   * @default IamLibrary.V2_3_5
   */
  readonly iamLibrary?: IamLibrary;

  /**
   * How long the deploy waits for the first login, installation included. MSK takes up to ten minutes to learn a user, so that
   * downloads are given up fourteen minutes before the end, and CloudFormation is told what was slow.
   *
   * At least 20 minutes and at most 12 hours. Changing it replaces the instance.
   *
   * @default Duration.minutes(30)
   */
  readonly resourceSignalTimeout?: Duration;
}
