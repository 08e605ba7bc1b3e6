import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Duration } from 'aws-cdk-lib';
import type { IScramUser } from '../scram-msk-cluster';
import type { IamLibrary } from './iam-library';
import type { KafkaDistribution } from './kafka-distribution';

/**
 * Properties of a `MskClientInstance`.
 */
export interface MskClientInstanceProps {
  /**
   * The cluster to talk to: a `ScramMskCluster`, an imported one, or any of @aws-cdk/aws-msk-alpha with a security group.
   */
  readonly cluster: msk.ICluster;

  /**
   * The user that the box logs in as. Whoever may start a session on the box may do what this user may do.
   */
  readonly user: IScramUser;

  /**
   * Users of further clusters, by the name with which an operator chooses the cluster:
   * `KAFKA_CLUSTER=primary kafka-topics.sh --list`. A name consists of letters, digits and hyphens.
   *
   * The box may log in as these users too, also in another Region. The way there is yours to open: within a Region with
   * `box.connections.allowToDefaultPort(cluster)`, across Regions with `peering.allowToPrimary(cluster, { clients: [box] })`.
   *
   * @default - the box knows `cluster` only
   */
  readonly otherClusters?: { readonly [name: string]: IScramUser };

  /**
   * Where the box stands: the cluster's VPC, or one of its Region that a peering connection or a transit gateway joins with it.
   * Changing it replaces the box.
   *
   * @default - the cluster's VPC, if the cluster is one of this library
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Subnets to choose from; the box takes the first. It needs a way to AWS's services, and to the internet unless `kafka` and
   * `iamLibrary` name buckets of its Region.
   *
   * Without a NAT gateway it needs VPC endpoints for `cloudformation`, `ssm`, `ssmmessages`, `secretsmanager`, `s3` (a gateway
   * will do, the packages of Amazon Linux come from there too) and for MSK's API, see `mskDualStackEndpoint`. They serve their own
   * Region only, so that `otherClusters` of other Regions are out of reach.
   *
   * Changing it replaces the box.
   *
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Whether MSK's API is called at its dual-stack endpoint, which alone its VPC endpoint `aws.api.REGION.kafka-api` serves. Turn
   * it on where the box has no NAT gateway.
   *
   * Changing it replaces the box.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
   * @default false
   */
  readonly mskDualStackEndpoint?: boolean;

  /**
   * Size of the box, of either architecture. Java and the package manager need 1 GiB of memory.
   *
   * Changing the architecture replaces the box; another size stops and starts it.
   *
   * @default - t4g.small
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * Image of the box: Amazon Linux 2023, or one that has its package names, for the architecture of `instanceType`. Pin it to
   * keep the box when Amazon publishes a newer one: `ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-...' })`.
   *
   * Changing it replaces the box.
   *
   * @default - the newest Amazon Linux 2023 for the architecture of `instanceType`, looked up in each deploy
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * Apache Kafka's tools. Any version from 3.9 on talks to every cluster that MSK offers today. They come from Apache's archive,
   * which is slow at times: `KafkaDistribution.bucket()` takes them from a bucket of yours.
   *
   * Changing it replaces the box.
   *
   * @default KafkaDistribution.V3_9_1
   */
  readonly kafka?: KafkaDistribution;

  /**
   * Whether operators can also log in with IAM, as the role of the box, on a cluster with `iam` on:
   * `KAFKA_LOGIN=iam kafka-topics.sh --list`. Port 9098 is opened. The role may log in and nothing more, until it is granted
   * something: `cluster.iamPrincipal(box).grantAdmin()`.
   *
   * The deploy succeeds only after a login in either way. Changing it replaces the box.
   *
   * @default false
   */
  readonly iam?: boolean;

  /**
   * AWS's library for logins with IAM. Only with `iam`. Changing it replaces the box.
   *
   * @default IamLibrary.V2_3_5
   */
  readonly iamLibrary?: IamLibrary;

  /**
   * How long the deploy waits for the first login, installation included. MSK takes up to ten minutes to learn a user, so that
   * downloads are given up fourteen minutes before the end, and CloudFormation is told what was slow.
   *
   * At least 20 minutes and at most 12 hours. Changing it replaces the box.
   *
   * @default Duration.minutes(30)
   */
  readonly resourceSignalTimeout?: Duration;
}
