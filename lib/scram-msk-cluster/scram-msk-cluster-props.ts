import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { ClusterAuthorization } from '../authorization/cluster-authorization';
import type { BrokerStorage } from './broker-storage';
import type { MutualTls } from './mutual-tls';

/**
 * Properties of a `ScramMskCluster`. Without any, it is a production-shaped cluster in a VPC of its own.
 *
 * MSK takes one change of a cluster at a time: change one of version, instance type, storage, number of brokers,
 * server properties, ways to log in, monitoring or logging in a deploy, then the next.
 */
export interface ScramMskClusterProps {
  /**
   * Name of the cluster: 1 to 64 letters, digits and hyphens, the first of them no hyphen.
   *
   * Changing it replaces the cluster and loses its data.
   *
   * @default - a name made of the construct's path and the stack's id, so that it cannot collide with a cluster that
   * an earlier stack left behind
   */
  readonly clusterName?: string;

  /**
   * The VPC of the brokers. Changing it replaces the cluster and loses its data.
   *
   * @default - a new VPC of three availability zones (two where the Region has no more) with public and private
   * subnets, a NAT gateway in each zone and a flow log of rejected connections
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Which subnets of `vpc` get brokers: one subnet in each of two or three zones, three for Express brokers and exactly
   * two in us-west-1. MSK refuses the zone with the id use1-az3.
   *
   * Changing it replaces the cluster and loses its data.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-msk-cluster-brokernodegroupinfo.html
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The addresses of the VPC that the construct defines. Only without `vpc`.
   *
   * Two Regions that will be peered need addresses that do not overlap.
   *
   * Changing it replaces the cluster and loses its data. The VPC and its subnets become others, and the cluster goes with them.
   *
   * @default - ec2.IpAddresses.cidr('10.0.0.0/16')
   */
  readonly ipAddresses?: ec2.IIpAddresses;

  /**
   * Number of NAT gateways of the VPC that the construct defines: at least 1, at most one in each availability zone. Only
   * without `vpc`.
   *
   * A NAT gateway costs about 33 USD a month in us-east-1 and 0.045 USD per GB, and takes an Elastic IP address, of which
   * an account has five in a Region unless AWS raised the quota: two clusters with a VPC of three gateways each do not fit.
   * Brokers need none, but the library's functions, client instances and containers, and whatever else stands in the
   * private subnets, do. With fewer than zones, private subnets lose their way out when a zone fails that is not theirs,
   * and pay for traffic between zones.
   *
   * May be changed in place: open connections through a gateway that goes are cut. For a VPC without any, define it, with
   * the VPC endpoints that take their place, and give it as `vpc` with `vpcSubnets`.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
   * @default - one in each availability zone
   */
  readonly natGateways?: number;

  /**
   * Customer managed symmetric key for the data on the brokers' volumes, in the cluster's Region.
   *
   * Changing it replaces the cluster and loses its data.
   *
   * @default - a new key, rotated every year
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Customer managed symmetric key for the users' secrets, in the cluster's Region. MSK refuses Secrets Manager's default key, and an alias.
   *
   * Changing it encrypts the secrets anew in place, and MSK must then associate each of them anew, or it may no longer read
   * them. No deploy does that: the list of secrets stays the same, and to take a secret off it and put it back would lock its
   * user out meanwhile. Directly after the deploy, for each secret of the cluster, `acl-administrator` included, at most ten
   * in a call:
   *
   * ```
   * aws kafka list-scram-secrets --cluster-arn ARN
   * aws kafka batch-associate-scram-secret --cluster-arn ARN --secret-arn-list SECRET-ARN SECRET-ARN
   * ```
   *
   * If that leaves a secret unprocessed, disassociate it first with `batch-disassociate-scram-secret`; no user can log in
   * with it from then until MSK knows it again, up to ten minutes, while open connections live on. Keep the former key until all
   * of them have worked.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html
   * @default - a new key, rotated every year
   */
  readonly secretEncryptionKey?: kms.IKey;

  /**
   * Version of Apache Kafka. May go up in place, never down, and never from ZooKeeper to KRaft.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
   * @default - the newest line with KRaft that MSK had for Standard and Express brokers alike when this version was released
   */
  readonly kafkaVersion?: msk.KafkaVersion;

  /**
   * Standard brokers with EBS volumes, or Express brokers with storage of their own.
   *
   * Not to be changed by a deploy. From Standard to Express AWS has a procedure of its own, in place, with commands of
   * Amazon MSK: for Kafka 3.9 with KRaft in three zones, without tiered storage, topics with three copies and
   * `min.insync.replicas` of 2. Change this prop, `instanceType` and `storage` when it is completed. Going back takes
   * another cluster.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-upgrade-standard-to-express.html
   * @default msk.BrokerType.STANDARD
   */
  readonly brokerType?: msk.BrokerType;

  /**
   * Size of a broker, as EC2 names it: `m7g.large`, not `kafka.m7g.large`.
   *
   * May be changed in place: MSK restarts one broker after the other, ten to fifteen minutes each.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/broker-instance-sizes.html
   * @default - m7g.large
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * Number of brokers in each availability zone. May be raised in place; existing partitions stay where they are.
   *
   * @default 1
   */
  readonly brokersPerZone?: number;

  /**
   * Volumes of Standard brokers.
   *
   * @default - 100 GiB each, which do not grow by themselves
   */
  readonly storage?: BrokerStorage;

  /**
   * Broker settings over the library's defaults, as in `server.properties`.
   *
   * A value that Kafka's own type refuses is an error, and so are more copies than brokers, or more of them in sync than
   * there are.
   *
   * A change makes a new revision of the MSK configuration, and the cluster takes it in the same deploy by restarting
   * one broker after the other.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html
   * @default - auto.create.topics.enable=false, unclean.leader.election.enable=false, default.replication.factor= the
   * number of zones, min.insync.replicas= one less, socket.send.buffer.bytes=-1, socket.receive.buffer.bytes=-1
   */
  readonly serverProperties?: { readonly [key: string]: string };

  /**
   * How many metrics MSK sends to CloudWatch. `DEFAULT` is free, each finer level costs per metric.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html
   * @default msk.ClusterMonitoringLevel.DEFAULT
   */
  readonly monitoringLevel?: msk.ClusterMonitoringLevel;

  /**
   * Whether the brokers answer Prometheus, on ports 11001 (JMX) and 11002 (node). The ports stay closed to all clients
   * but those named with `allowOpenMonitoringFrom`.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/open-monitoring.html
   * @default false
   */
  readonly openMonitoring?: boolean;

  /**
   * Where the broker logs go: CloudWatch Logs, S3, Firehose, any of them together.
   *
   * A log group of yours should be named /aws/vendedlogs/...: for other names MSK must add to the account's one resource
   * policy of CloudWatch Logs, which is limited in size.
   *
   * @default - a new log group below /aws/vendedlogs/msk/, kept for a month
   */
  readonly logging?: msk.BrokerLogging;

  /**
   * Customer managed symmetric key for every log group that the construct makes: of the brokers, of rejected connections, and
   * of the functions that set ACLs and rotate passwords. A log group in `logging` has a key of its own.
   *
   * The policy of the key must let CloudWatch Logs use it. A key that the app defines gets a statement for each of these
   * groups; the policy of an imported one must let `logs.REGION.amazonaws.com` call `kms:Encrypt`, `kms:Decrypt`,
   * `kms:ReEncrypt*`, `kms:GenerateDataKey*` and `kms:Describe*`, at least where `kms:EncryptionContext:aws:logs:arn` is like
   * `arn:aws:logs:REGION:ACCOUNT:log-group:/aws/vendedlogs/msk/CLUSTER-NAME` or `arn:aws:logs:REGION:ACCOUNT:log-group:STACK-NAME-*`,
   * or the deploy fails. So does a key of another Region.
   *
   * May be changed in place, for what is logged from then on: what was logged before can be read as long as the former key
   * is there.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly logEncryptionKey?: kms.IKey;

  /**
   * Names of the users that can log in, each with a generated password in a secret of its own. `addUser` adds more.
   *
   * A name that is taken out of the list loses access, see `addUser`.
   *
   * @default - no users
   */
  readonly users?: string[];

  /**
   * What a user may do: what it was granted, or everything.
   *
   * `GRANTED_ONLY` costs nothing but a Lambda function that runs when grants change, in the brokers' subnets: from there it
   * must reach MSK's API, Secrets Manager and CloudFormation's bucket in Amazon S3, by a NAT gateway or the VPC endpoints
   * `aws.api.REGION.kafka-api` (with `mskDualStackEndpoint`), `secretsmanager` and `s3`. A deploy may wait ten minutes
   * until MSK knows the function's user, `acl-administrator`, and gives up after fourteen. The function's network
   * interfaces take up to half an hour to go when its stack is deleted, or a first deploy rolled back. ACLs that were given
   * elsewhere to a user with a grant are removed when grants change; those of users without one are left alone.
   *
   * A cluster stays closed: from `GRANTED_ONLY` back to `EVERY_USER`, or when its stack is deleted and the cluster retained,
   * its ACLs remain as they are. Set `allow.everyone.if.no.acl.found=false`, which public access and connectivity from other
   * VPCs demand, only in a deploy after the one that closed it.
   *
   * Several users without a grant are a warning of `cdk synth`, which `EVERY_USER` answers.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-acls.html
   * @default - GRANTED_ONLY as soon as the app grants something to a user of the cluster, EVERY_USER until then
   */
  readonly authorization?: ClusterAuthorization;

  /**
   * Whether the library's functions in the brokers' subnets, which set ACLs and rotate passwords, call MSK's API at its
   * dual-stack endpoint. The interface endpoint of that API, `aws.api.REGION.kafka-api`, serves no other. Without a NAT gateway
   * define it, and those of Secrets Manager and Amazon S3, and set this to true; with one either value works.
   *
   * Changes nothing of the cluster.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
   * @default false
   */
  readonly mskDualStackEndpoint?: boolean;

  /**
   * Whether clients can also log in with IAM, on port 9098, which stays closed to all clients but those named with
   * `iamPrincipal(role).allowFrom`. What they may do stands in IAM policies, never in ACLs, and SCRAM users keep their own
   * way. Amazon MSK Connect and MSK Replicator know no other way to log in.
   *
   * Costs nothing. A change updates the cluster in place, and it must be the only one of the cluster in that deploy.
   *
   * AWS writes that `allow.everyone.if.no.acl.found` "has no effect if your cluster uses IAM access control", and does not
   * write what that means for users that log in with SCRAM. So grant them what they need, which holds either way, and close
   * the cluster first: deploy it with the grants and without `iam`, then set `iam` in a deploy of its own. If both came at
   * once, the library's `acl-administrator` might be refused when it sets the first ACLs, and the deploy would fail.
   * `cdk synth` cannot know which deploy comes first, and warns of grants together with `iam`: acknowledge
   * `cdk-msk-georeplication:iam-with-grants` once the cluster is closed.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-security.html
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html
   * @default false
   */
  readonly iam?: boolean;

  /**
   * Lets clients also log in with a certificate of their own, on port 9094, which stays closed to all clients but those
   * named with `certificateUser(...).allowFrom`. In the Regions of China it was not offered.
   *
   * MSK asks no list of revoked certificates: a client that holds one of an authority that stands here can log in until it
   * expires, and on a cluster without grants may do everything.
   *
   * A change updates the cluster in place, and it must be the only one of the cluster in that deploy.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication.html
   * @default - no certificates of clients
   */
  readonly mutualTls?: MutualTls;

  /**
   * What becomes of everything that the construct made (cluster, keys, secrets, logs, configuration, its network) when
   * it is removed from the app or its stack is deleted.
   *
   * One of `DESTROY`, `RETAIN` and `RETAIN_ON_UPDATE_OR_DELETE`: CloudFormation takes no snapshots of these.
   *
   * `DESTROY` is for trials. Keys then wait seven days for their deletion, which KMS demands. Deploy a change to `DESTROY`
   * before the stack is deleted: what counts is what was deployed last.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE - kept, but not after a first deploy that failed
   */
  readonly removalPolicy?: RemovalPolicy;
}
