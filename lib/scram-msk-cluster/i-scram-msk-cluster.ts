import * as msk from '@aws-cdk/aws-msk-alpha';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { KafkaTopic } from '../topics/kafka-topic';
import type { KafkaTopicOptions } from '../topics/kafka-topic-props';
import type { CertificateUser } from '../principals/certificate-user';
import type { ClusterGrants } from '../principals/cluster-grants';
import type { IScramUser } from '../principals/i-scram-user';
import type { IamPrincipal } from '../principals/iam-principal';

/**
 * An Amazon MSK cluster that its clients reach with SASL/SCRAM: one that the app defines, or an existing one.
 */
export interface IScramMskCluster extends msk.ICluster {
  /**
   * The VPC of the brokers.
   */
  readonly vpc: ec2.IVpc;

  /**
   * Standard or Express brokers.
   */
  readonly brokerType: msk.BrokerType;

  /**
   * What may be granted on the cluster: `cluster.grants.produce(user, 'orders.*')`.
   */
  readonly grants: ClusterGrants;

  /**
   * A user of the cluster.
   *
   * @param username the name that it was given in `users` or `addUser`
   * @throws Error if there is none of that name
   */
  user(username: string): IScramUser;

  /**
   * Whether the cluster has a user of that name.
   *
   * @param username the name
   */
  hasUser(username: string): boolean;

  /**
   * A role that logs in with IAM, to be granted something by `cluster.grants`, as a user is. What it may do
   * stands in its policy, in the stack of the role, and closes the cluster to no client.
   *
   * @param grantee a role, or what has one: a Lambda function, a `MskClientInstance`
   * @throws Error unless `iam` is on
   */
  iamPrincipal(grantee: iam.IGrantable): IamPrincipal;

  /**
   * A client that logs in with a certificate, to be granted something by `cluster.grants`, as a user is.
   *
   * @param distinguishedName the name in the certificate as Kafka writes it: `CN=orders,OU=Payments,O=Example`, without a space
   * behind a comma, the most specific first
   * @throws Error unless `mutualTls` is set, and for another form
   */
  certificateUser(distinguishedName: string): CertificateUser;

  /**
   * Adds a topic, which CloudFormation makes as soon as the cluster is there.
   *
   * Its logical id is made of its name. Another name therefore means another topic, which begins empty; the old one stays
   * on the cluster as it is, unless its `removalPolicy` is DESTROY.
   *
   * @param topicName 1 to 249 letters, digits and `. _ -`, not beginning with `__`; Kafka takes `a.b` and `a_b` for the same
   * @param options what it is like
   * @throws Error that lists everything that Kafka or MSK would refuse
   */
  addTopic(topicName: string, options: KafkaTopicOptions): KafkaTopic;

  /**
   * A metric of the cluster in CloudWatch, over one minute.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html
   * @param metricName its name in the namespace AWS/Kafka
   * @param props anything else; a metric of a broker wants `dimensionsMap: { 'Broker ID': '1' }`, to which the name of
   * the cluster is added
   */
  metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Share of a broker's CPU in use, in percent: user and system together. MSK recommends to stay below 60.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html
   * @param brokerId 1 to the number of brokers
   */
  metricCpu(brokerId: number, props?: cloudwatch.MetricOptions): cloudwatch.IMetric;

  /**
   * Storage in use. Standard brokers: share of the broker's data volume in percent. Express brokers: bytes in the whole
   * cluster, the same for every broker, because their storage has no fixed size.
   *
   * @param brokerId 1 to the number of brokers
   */
  metricStorageUsed(brokerId: number, props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Number of partitions of a broker whose replicas are not all in sync. Should be 0.
   *
   * @param brokerId 1 to the number of brokers
   * @throws Error on Express brokers, which do not have the metric
   */
  metricUnderReplicatedPartitions(brokerId: number, props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Number of partitions in the cluster that have no leader and serve no client. Should be 0.
   *
   * @throws Error on Express brokers, which do not have the metric
   */
  metricOfflinePartitions(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Number of active controllers in the cluster. Should be 1.
   */
  metricActiveControllers(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
