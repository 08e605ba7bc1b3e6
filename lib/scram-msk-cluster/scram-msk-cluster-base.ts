import * as msk from '@aws-cdk/aws-msk-alpha';
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { validateDistinguishedName } from '../kafka/login/distinguished-names';
import { isKnown, refuse } from '../private/rules';
import type { KafkaTopic } from '../topics/kafka-topic';
import type { KafkaTopicOptions } from '../topics/kafka-topic-props';
import { addTopic } from '../topics/add-topic';
import { GRANTEE, METRIC_OPTIONS } from '../private/kinds';
import { checkCall, needed, NUMBER, TEXT } from '../private/shapes';
import { ClusterGrants } from '../principals/cluster-grants';
import { CertificateUser } from '../principals/certificate-user';
import { IamLogin } from './iam-login';
import type { IScramMskCluster } from './i-scram-msk-cluster';
import type { IScramUser } from '../principals/i-scram-user';
import { IamPrincipal } from '../principals/iam-principal';

/**
 * What a cluster of the app and an existing one have in common: users by name, other ways to log in, and metrics.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details-express.html
 * @internal
 */
export abstract class ScramMskClusterBase extends msk.ClusterBase implements IScramMskCluster {
  public abstract readonly vpc: ec2.IVpc;
  public abstract readonly brokerType: msk.BrokerType;

  /**
   * What may be granted on the cluster: `cluster.grants.produce(user, 'orders.*')`.
   */
  public readonly grants = ClusterGrants._of(this);

  /** @internal */
  protected readonly _users = new Map<string, IScramUser>();

  /** Whether clients can log in with certificates. @internal */
  protected _mutualTls = false;

  public user(username: string): IScramUser {
    checkCall(`${this}.user`, this, { username: [needed(TEXT), username] });
    const user = this._users.get(username);
    if (!user) {
      const known = [...this._users.keys()].map((name) => `'${name}'`).join(', ') || 'none';
      throw new Error(`${this.node.path} has no user '${username}': its users are ${known}`);
    }
    return user;
  }

  public hasUser(username: string): boolean {
    checkCall(`${this}.hasUser`, this, { username: [needed(TEXT), username] });
    return this._users.has(username);
  }

  public iamPrincipal(grantee: iam.IGrantable): IamPrincipal {
    checkCall(`${this}.iamPrincipal`, this, { grantee: [needed(GRANTEE), grantee] });
    if (!IamLogin.of(this)) {
      throw new Error(`${this.node.path}: iam must be true for a client to log in with IAM, got false`);
    }
    return IamPrincipal._of(this, grantee);
  }

  public certificateUser(distinguishedName: string): CertificateUser {
    checkCall(`${this}.certificateUser`, this, { distinguishedName: [needed(TEXT), distinguishedName] });
    const fault = this._mutualTls
      ? isKnown(distinguishedName) && validateDistinguishedName(distinguishedName)
      : 'mutualTls must name the private authorities whose certificates the cluster takes, got none';
    refuse(`${this.node.path} cannot have the certificate user '${distinguishedName}'`, fault ? [fault] : []);
    return CertificateUser._of(this, distinguishedName);
  }

  public addTopic(topicName: string, options: KafkaTopicOptions): KafkaTopic {
    return addTopic(this, topicName, options);
  }

  public metric(metricName: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    checkCall(`${this}.metric`, this, { metricName: [needed(TEXT), metricName], props: [METRIC_OPTIONS, props] });
    return new cloudwatch.Metric({
      namespace: 'AWS/Kafka',
      metricName,
      // MSK sends a value each minute.
      period: Duration.minutes(1),
      statistic: cloudwatch.Stats.MAXIMUM,
      ...props,
      dimensionsMap: { 'Cluster Name': this.clusterName, ...props?.dimensionsMap },
    }).attachTo(this);
  }

  public metricCpu(brokerId: number, props?: cloudwatch.MetricOptions): cloudwatch.IMetric {
    this.checkMetric('metricCpu', brokerId, props);
    return new cloudwatch.MathExpression({
      label: props?.label ?? `CPU of broker ${brokerId}`,
      color: props?.color,
      expression: 'user + system',
      period: props?.period ?? Duration.minutes(1),
      usingMetrics: {
        user: this.metricOfBroker('CpuUser', brokerId, props),
        system: this.metricOfBroker('CpuSystem', brokerId, props),
      },
    });
  }

  public metricStorageUsed(brokerId: number, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    this.checkMetric('metricStorageUsed', brokerId, props);
    return this.brokerType === msk.BrokerType.EXPRESS
      ? this.metric('StorageUsed', props)
      : this.metricOfBroker('KafkaDataLogsDiskUsed', brokerId, props);
  }

  public metricUnderReplicatedPartitions(brokerId: number, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    this.checkMetric('metricUnderReplicatedPartitions', brokerId, props);
    return this.metricOfBroker(this.ofStandardBrokers('UnderReplicatedPartitions'), brokerId, props);
  }

  public metricOfflinePartitions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(this.ofStandardBrokers('OfflinePartitionsCount'), props);
  }

  public metricActiveControllers(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ActiveControllerCount', props);
  }

  /** How clients can log in besides SCRAM. @internal */
  protected _takes({ iam, certificates }: { readonly iam: boolean; readonly certificates: boolean }): void {
    if (iam) {
      IamLogin.implement(this, this);
    }
    this._mutualTls = certificates;
  }

  private metricOfBroker(metricName: string, brokerId: number, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(metricName, { ...props, dimensionsMap: { 'Broker ID': String(brokerId), ...props?.dimensionsMap } });
  }

  private checkMetric(method: string, brokerId: number, props: cloudwatch.MetricOptions | undefined): void {
    checkCall(`${this}.${method}`, this, { brokerId: [needed(NUMBER), brokerId], props: [METRIC_OPTIONS, props] });
    if (isKnown(brokerId) && !(Number.isInteger(brokerId) && brokerId >= 1)) {
      throw new Error(`${this}: brokerId must be a whole number of at least 1, the id of the first broker, got ${brokerId}`);
    }
  }

  private ofStandardBrokers(metricName: string): string {
    if (this.brokerType === msk.BrokerType.EXPRESS) {
      throw new Error(`${this.node.path}: Express brokers have no metric ${metricName}; use it with Standard brokers`);
    }
    return metricName;
  }
}
