import type { MetricPlace } from '../../lib/kafka/mirror-maker/probe-settings';

/**
 * A line of the log from which CloudWatch Logs takes metrics: no call of an API, and no right to one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricLine({ namespace, dimensions }: MetricPlace, metrics: Readonly<Record<string, number>>, now: number): string {
  return JSON.stringify({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [{
        Namespace: namespace,
        Dimensions: [Object.keys(dimensions)],
        Metrics: Object.keys(metrics).map((Name) => ({ Name, ...(Name.endsWith('Seconds') && { Unit: 'Seconds' }) })),
      }],
    },
    ...dimensions,
    ...metrics,
  });
}
