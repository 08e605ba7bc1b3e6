import type * as ecs from 'aws-cdk-lib/aws-ecs';

/** The namespace of the metrics in CloudWatch. */
export const METRIC_NAMESPACE = 'MirrorMaker';

/** The dimension that tells one MirrorMaker from another. */
export const METRIC_DIMENSION = 'Service';

/** The dimension that tells the primary from the secondary, as the exporter calls it. */
export const SIDE_DIMENSION = 'cluster';

/** Where the JMX exporter answers, for processes of the same task only. */
const EXPORTER_ADDRESS = '127.0.0.1:9404';

/** How often the exporter is asked. */
export const SCRAPE_SECONDS = 30;

/** Names in jmx-exporter.yml of what is sent to CloudWatch for the whole service. */
export const METRICS = {
  replicationLatency: 'mirror_maker_replication_latency_ms_max',
  recordAge: 'mirror_maker_record_age_ms_max',
  records: 'mirror_maker_records_total',
  failedTasks: 'mirror_maker_failed_tasks',
  runningTasks: 'mirror_maker_running_tasks',
  lag: 'mirror_maker_records_lag_max',
  refusedTopics: 'mirror_maker_refused_topics',
  heldPartitions: 'mirror_maker_held_partitions',
} as const;

/** Those of what is sent for each of the two clusters. */
export const SIDE_METRICS = {
  connections: 'mirror_maker_connections',
  authenticationFailures: 'mirror_maker_authentication_failure_rate',
} as const;

/**
 * What the CloudWatch agent reads from its environment: it asks the exporter as Prometheus does, and writes what it finds as
 * metrics. Topic, partition, task and client are left out: CloudWatch bills each combination of dimensions. What has several
 * of them has several values at once, of which CloudWatch knows the maximum and the sum.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights-Prometheus-Setup-ECS.html
 */
export function agentEnvironment(service: string, logGroupName: string): ecs.ContainerDefinitionOptions['environment'] {
  return {
    PROMETHEUS_CONFIG_CONTENT: JSON.stringify({
      global: { scrape_interval: `${SCRAPE_SECONDS}s` },
      scrape_configs: [{
        job_name: 'mirror-maker',
        static_configs: [{ targets: [EXPORTER_ADDRESS], labels: { [METRIC_DIMENSION]: service } }],
      }],
    }),
    CW_CONFIG_CONTENT: JSON.stringify({
      logs: {
        metrics_collected: {
          prometheus: {
            prometheus_config_path: 'env:PROMETHEUS_CONFIG_CONTENT',
            log_group_name: logGroupName,
            emf_processor: {
              metric_namespace: METRIC_NAMESPACE,
              metric_declaration: [declare(METRICS, [METRIC_DIMENSION]), declare(SIDE_METRICS, [METRIC_DIMENSION, SIDE_DIMENSION])],
            },
          },
        },
        force_flush_interval: 5,
      },
    }),
  };
}

function declare(metrics: Readonly<Record<string, string>>, dimensions: string[]) {
  return {
    source_labels: ['job'],
    label_matcher: '^mirror-maker$',
    dimensions: [dimensions],
    metric_selectors: Object.values(metrics).map((name) => `^${name}$`),
  };
}
