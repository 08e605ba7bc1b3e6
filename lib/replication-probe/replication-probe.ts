import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { sourceProbeAcls, targetProbeAcls } from '../kafka/mirror-maker/acls';
import { PROBE_METRICS, TOPIC_DIMENSION } from '../kafka/mirror-maker/probe-settings';
import { copyingFlowOf } from '../mirror-maker/flow';
import { METRIC_DIMENSION, METRIC_NAMESPACE } from '../mirror-maker/metrics-agent';
import { Replication } from '../mirror-maker/replication';
import { METRIC_OPTIONS } from '../private/kinds';
import { keepFingerprints } from '../private/readers';
import { checkRules } from '../private/rules';
import { checkCall, checkProps, needed, TEXT } from '../private/shapes';
import { trait } from '../private/trait';
import { defineProbeFunction, defineSchedule } from './probe-function';
import type { ReplicationProbeProps } from './replication-probe-props';
import { REPLICATION_PROBE_RULES } from './rules';
import { REPLICATION_PROBE } from './shapes';
import { userOf } from './users';

/** The path of the MirrorMaker that a probe is of. A trait of probes. */
const ProbedPath = trait<string>('ProbedPath');

/**
 * Tells every minute what a failover now would lose, and whether the primary answers: a function next to the secondary that looks
 * at both clusters itself. MirrorMaker is not asked, so that it tells the same when MirrorMaker is dead.
 *
 * It remembers nothing. The time of the youngest record of each copy tells how far that partition has come, and the oldest record
 * of the original that is younger has not arrived. Of a transaction that is open nothing counts, and what was written behind it
 * does; of one that was aborted nothing does.
 *
 * It also counts topics that have no copy, topics whose copies have another number of partitions, and topics that were deleted and made
 * again, with the records that their copies lack.
 *
 * Its limits are those of times. Of records with the very time of the youngest copy, or an older one than it, it does not tell
 * whether they arrived: records whose times are out of order within their partition, or ahead of the clock, hide what is behind them until
 * the times have passed. With `exactlyOnce` what was written in the seconds that the last transaction of the secondary took is hidden
 * as well, or in the minute until brokers abort one in which MirrorMaker died. Records without a time are not seen.
 *
 * Costs about 5 USD a month in us-east-1: two secrets 0.80, nine metrics 2.70, calls to Secrets Manager and KMS 0.70, Lambda the rest,
 * 0.30 for each second that a look takes. Data between Regions is extra; a look takes a request for each broker, and a few first records
 * of partitions that are behind.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html
 * @example
 * declare const mirrorMaker: MirrorMakerPrimarySecondary;
 *
 * const probe = new ReplicationProbe(this, 'Probe', { mirrorMaker });
 * probe.metricRecoveryPoint().createAlarm(this, 'TooMuchToLose', {
 *   threshold: 300,
 *   evaluationPeriods: 3,
 *   treatMissingData: cloudwatch.TreatMissingData.BREACHING,
 * });
 */
export class ReplicationProbe extends Construct implements ec2.IConnectable {
  /**
   * The function. Its log names what is behind.
   */
  public readonly handler: lambda.IFunction;

  /**
   * Where the function writes its log.
   */
  public readonly logGroup: logs.ILogGroup;

  /**
   * What the function may reach.
   */
  public readonly connections: ec2.Connections;

  private readonly replication: Replication;
  private readonly topicMetrics: readonly string[];

  /**
   * @throws Error that lists every prop that cannot work
   */
  public constructor(scope: Construct, id: string, props: ReplicationProbeProps) {
    super(scope, id);
    props = checkProps(this, REPLICATION_PROBE, props);
    const replication = this.replication = Replication.of(props.mirrorMaker)!;
    const { flow, source, target, topics, topicsExclude, serviceName } = replication;
    const others = this.node.root.node.findAll().filter((other) => ProbedPath.of(other) === flow.path);
    checkRules(this, REPLICATION_PROBE_RULES, { scope: this, props, replication, others: others.map(({ node }) => node.path) });
    ProbedPath.implement(this, flow.path);

    this.topicMetrics = props.topicMetrics ?? [];
    const copying = { ...copyingFlowOf(flow), topics, topicsExclude };
    const handler = defineProbeFunction(this, {
      replication,
      users: {
        primary: userOf(source, props.primaryUser, (username) => sourceProbeAcls(username, copying)),
        secondary: userOf(target, props.secondaryUser, (username) => targetProbeAcls(username, copying)),
      },
      vpcSubnets: props.vpcSubnets ?? replication.vpcSubnets,
      settings: { flow: copying, metrics: { namespace: METRIC_NAMESPACE, dimensions: { [METRIC_DIMENSION]: serviceName } }, topicMetrics: this.topicMetrics },
      logEncryptionKey: props.logEncryptionKey,
    });
    this.handler = handler;
    this.logGroup = handler.logGroup;
    this.connections = handler.connections;
    this.node.defaultChild = handler.node.defaultChild;
    defineSchedule(this, handler);
    keepFingerprints(this);
  }

  /**
   * A metric of the probe in CloudWatch, over one minute.
   *
   * @param metricName its name in the namespace MirrorMaker
   * @param props a `dimensionsMap` adds to the service of the MirrorMaker
   */
  public metric(metricName: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    checkCall(`${this}.metric`, this, { metricName: [needed(TEXT), metricName], props: [METRIC_OPTIONS, props] });
    return new cloudwatch.Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      period: Duration.minutes(1),
      statistic: cloudwatch.Stats.MAXIMUM,
      ...props,
      dimensionsMap: { [METRIC_DIMENSION]: this.replication.serviceName, ...props?.dimensionsMap },
    }).attachTo(this);
  }

  /**
   * Seconds since the oldest record was written that the secondary does not have: what a failover now would lose. Maximum over all
   * partitions, 0 when nothing waits, be it after a quiet hour. No value means that it is not known: the primary or the secondary does
   * not answer, the two could not be compared in time, no topic is seen, nothing is known of some partitions (`metricUnprobedPartitions`)
   * and nothing waits in the others, or the probe does not run. Let an alarm treat missing data as breaching.
   */
  public metricRecoveryPoint(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(PROBE_METRICS.recoveryPoint, props);
  }

  /**
   * The same of one topic. No value also means that the primary has no such topic.
   *
   * @param topic one of `topicMetrics`
   * @throws Error for another topic: an alarm on what is never sent would wait for ever
   */
  public metricRecoveryPointOf(topic: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    checkCall(`${this}.metricRecoveryPointOf`, this, { topic: [needed(TEXT), topic], props: [METRIC_OPTIONS, props] });
    if (!this.topicMetrics.includes(topic)) {
      throw new Error(`${this.node.path}: topic must be one of topicMetrics, got '${topic}'`);
    }
    return this.metric(PROBE_METRICS.recoveryPoint, { ...props, dimensionsMap: { [TOPIC_DIMENSION]: topic, ...props?.dimensionsMap } });
  }

  /**
   * 1 when the primary shows its topics to the probe, 0 when it does not: it is gone, the way to it is, or it refuses the login. Minimum.
   * No value means that the probe does not run.
   */
  public metricPrimaryReachable(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.least(PROBE_METRICS.primaryReachable, props);
  }

  /**
   * Topics of the primary that belong to the flow, as far as the probe sees them. Minimum. 0 means that `topics` matches nothing, or
   * that the user of the probe may see none.
   */
  public metricProbedTopics(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.least(PROBE_METRICS.probedTopics, props);
  }

  /**
   * Partitions whose oldest record that is not at the secondary is older than two minutes, of those of which something is known; of 256
   * and more, 256. Maximum. Should be 0. A few of many stand still while others move; the log names them. No value means that nothing is
   * known of any partition.
   */
  public metricLatePartitions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(PROBE_METRICS.latePartitions, props);
  }

  /**
   * Topics of the primary that belong to the flow and have no copy. Maximum. Should be 0 for longer than `refreshInterval`: the log
   * names them.
   */
  public metricUncopiedTopics(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(PROBE_METRICS.uncopiedTopics, props);
  }

  /**
   * Topics whose copies have another number of partitions. Maximum. Should be 0 for longer than `refreshInterval`: the log names
   * them.
   */
  public metricDifferingTopics(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(PROBE_METRICS.differingTopics, props);
  }

  /**
   * Topics that were deleted at the primary and made again, as long as the copy holds a record of the former one and the topic its
   * own first one. Maximum. The log names them. MirrorMaker may have skipped the beginning of such a topic: `metricMissingRecords`.
   */
  public metricRecreatedTopics(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(PROBE_METRICS.recreatedTopics, props);
  }

  /**
   * Records that the copies of topics that were deleted and made again lack, at most: markers of transactions count. Maximum. Should
   * be 0: what is missing is copied by no restart, and is no part of the recovery point.
   */
  public metricMissingRecords(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(PROBE_METRICS.missingRecords, props);
  }

  /**
   * Partitions of which nothing is known: one of the two clusters has no leader for them, answers with an error, or has much that no
   * reader sees before the next record. Maximum. Should be 0: the recovery point is that of all others, with no value instead of 0, and
   * the log names them.
   */
  public metricUnprobedPartitions(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(PROBE_METRICS.unprobedPartitions, props);
  }

  private least(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    checkCall(`${this}.metric`, this, { props: [METRIC_OPTIONS, props] });
    return this.metric(metricName, { statistic: cloudwatch.Stats.MINIMUM, ...props });
  }
}
