import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { METRIC_OPTIONS } from '../private/kinds';
import { checkCall, needed, oneOf, TEXT } from '../private/shapes';
import { METRIC_DIMENSION, METRIC_NAMESPACE, METRICS, SCRAPE_SECONDS, SIDE_DIMENSION, SIDE_METRICS } from './metrics-agent';
import { ReplicationSide } from './replication-side';

/**
 * What a MirrorMaker tells about itself. Records, ages and latencies have no value while nothing is copied; no value of the
 * tasks means that no container runs.
 *
 * @internal
 */
export abstract class MirrorMakerMetrics extends Construct {
  /** @internal */
  protected abstract readonly _serviceName: string;

  /** @internal */
  protected abstract readonly _sendsMetrics: boolean;

  /**
   * A metric of the service in CloudWatch, over one minute.
   *
   * @param metricName its name in the namespace MirrorMaker, as the exporter gives it
   * @param props a `dimensionsMap` adds to the service
   * @throws Error with `metrics` off: an alarm on what is never sent would wait for ever
   */
  public metric(metricName: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    checkCall(`${this}.metric`, this, { metricName: [needed(TEXT), metricName], props: [METRIC_OPTIONS, props] });
    if (!this._sendsMetrics) {
      throw new Error(`${this.node.path}: metrics must be on for ${metricName}, got metrics false: no value would be sent`);
    }
    return new cloudwatch.Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      period: Duration.minutes(1),
      statistic: cloudwatch.Stats.MAXIMUM,
      ...props,
      dimensionsMap: { [METRIC_DIMENSION]: this._serviceName, ...props?.dimensionsMap },
    }).attachTo(this);
  }

  /**
   * Milliseconds from a record's timestamp until the target had it: what a failover now would lose. Maximum over all
   * partitions. Normally below two seconds; hours while old records are copied for the first time.
   */
  public metricReplicationLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.replicationLatency, props);
  }

  /**
   * Milliseconds from a record's timestamp until it was read from the source. Maximum over all partitions. Close to the
   * replication latency: a gap between the two is time that writing takes.
   */
  public metricRecordAge(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.recordAge, props);
  }

  /**
   * Records copied in a second by all containers, on average over the period. Normally what producers write to the topics;
   * nothing for minutes, while they write, means that the replication stands still. The statistic is fixed.
   */
  public metricRecordsPerSecond(props?: cloudwatch.MetricOptions): cloudwatch.MathExpression {
    return this.sum(METRICS.records, 'records', 'records / PERIOD(records)', 'Records per second', props);
  }

  /**
   * Tasks that failed, of the connector and container that has most. Maximum. Should be 0: only a new container starts them
   * again, which the health check asks for.
   */
  public metricFailedTasks(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.failedTasks, props);
  }

  /**
   * Tasks that run, of all connectors and containers together, on average over the period. Normally one for heartbeats, at
   * least one for groups, and up to `tasks` for records. The statistic is fixed.
   */
  public metricRunningTasks(props?: cloudwatch.MetricOptions): cloudwatch.MathExpression {
    return this.total(METRICS.runningTasks, 'running', 'Running tasks', props);
  }

  /**
   * Records that the partition furthest behind still has to copy. Maximum over all tasks. Normally what arrives in a second;
   * growing, it says that the containers are too few or too small. There is no value while the source does not answer.
   */
  public metricLag(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.lag, props);
  }

  /**
   * Topics for which the target refuses what MirrorMaker asks: to create the copy, to add partitions, to change its settings.
   * Of the container that knows most of them. Maximum. Should be 0: the log names each topic and the reason. All other topics
   * go on, and each refresh asks again.
   */
  public metricRefusedTopics(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.refusedTopics, props);
  }

  /**
   * Partitions of which nothing is copied, because the target refused a record or lacks their copy, or because a record is
   * corrupt on the source, of all containers together, on average over the period. Should be 0: the log names topic, partition,
   * offset and the reason, and `skipRecords` goes on behind a record. All other partitions go on. The statistic is fixed.
   */
  public metricHeldPartitions(props?: cloudwatch.MetricOptions): cloudwatch.MathExpression {
    return this.total(METRICS.heldPartitions, 'held', 'Held partitions', props);
  }

  /**
   * Connections that are open to one of the two clusters, of all clients and containers together, on average over the period.
   * Normally a few for each task and never 0: that side cannot be reached, or refuses every login. The statistic is fixed.
   *
   * @param side the cluster that connections lead to
   */
  public metricConnections(side: ReplicationSide, props?: cloudwatch.MetricOptions): cloudwatch.MathExpression {
    this.checkSide('metricConnections', side, props);
    return this.total(SIDE_METRICS.connections, 'connections', `Connections to the ${side}`, { ...props, dimensionsMap: { [SIDE_DIMENSION]: side, ...props?.dimensionsMap } });
  }

  /**
   * Logins in a second that one of the two clusters refuses, of the client that it refuses most. Maximum. Should be 0: the
   * secret does not hold the password that the brokers know. The health check then asks for a new container, which looks it up.
   *
   * @param side the cluster that refuses
   */
  public metricAuthenticationFailures(side: ReplicationSide, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    this.checkSide('metricAuthenticationFailures', side, props);
    return this.metric(SIDE_METRICS.authenticationFailures, { ...props, dimensionsMap: { [SIDE_DIMENSION]: side, ...props?.dimensionsMap } });
  }

  private checkSide(method: string, side: ReplicationSide, props?: cloudwatch.MetricOptions): void {
    checkCall(`${this}.${method}`, this, { side: [needed(oneOf(ReplicationSide, 'ReplicationSide')), side], props: [METRIC_OPTIONS, props] });
  }

  /** What all clients, tasks or connectors of all containers have together: each is asked several times in a period. */
  private total(metricName: string, id: string, label: string, props?: cloudwatch.MetricOptions): cloudwatch.MathExpression {
    return this.sum(metricName, id, `${id} * ${SCRAPE_SECONDS} / PERIOD(${id})`, label, props);
  }

  /** Of the sum of all that the agent saw in a period. */
  private sum(metricName: string, id: string, expression: string, label: string, props?: cloudwatch.MetricOptions): cloudwatch.MathExpression {
    checkCall(`${this}.metric`, this, { props: [METRIC_OPTIONS, props] });
    const period = props?.period ?? Duration.minutes(1);
    return new cloudwatch.MathExpression({
      expression,
      label: props?.label ?? label,
      color: props?.color,
      period,
      usingMetrics: { [id]: this.metric(metricName, { ...props, label: undefined, color: undefined, period, statistic: cloudwatch.Stats.SUM }) },
    });
  }
}
