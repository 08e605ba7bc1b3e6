import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { ScramMskCluster, type IScramMskCluster } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { CLUSTER_ARN, importCluster } from './existing';

const stack = new ZonedStack();
const standard = new ScramMskCluster(stack, 'Kafka');
const express = new ScramMskCluster(new ZonedStack(), 'Kafka', { brokerType: BrokerType.EXPRESS });

function dimensionsOf(metric: cloudwatch.Metric, cluster: IScramMskCluster = standard): unknown {
  const { dimensions } = cluster.stack.resolve(metric.toMetricConfig().metricStat);
  return Object.fromEntries(dimensions.map(({ name, value }: { name: string; value: unknown }) => [name, value]));
}

const nameOf = (cluster: ScramMskCluster) => cluster.stack.resolve(cluster.clusterName);

test('a metric is one of the cluster, the maximum over one minute', () => {
  const metric = standard.metric('GlobalTopicCount');

  expect(metric).toMatchObject({ namespace: 'AWS/Kafka', metricName: 'GlobalTopicCount', statistic: 'Maximum' });
  expect(metric.period.toSeconds()).toBe(60);
  expect(dimensionsOf(metric)).toEqual({ 'Cluster Name': nameOf(standard) });
  expect(nameOf(standard)).toEqual({ 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: expect.stringMatching(/^Kafka/) }] }] });
});

test('statistic, period and dimensions can be told; the name of the cluster stays', () => {
  const metric = standard.metric('BytesInPerSec', { statistic: 'Average', period: Duration.minutes(5), dimensionsMap: { Topic: 'orders' } });

  expect(metric.statistic).toBe('Average');
  expect(metric.period.toMinutes()).toBe(5);
  expect(dimensionsOf(metric)).toEqual({ 'Cluster Name': nameOf(standard), 'Topic': 'orders' });
});

test.each([
  { name: 'KafkaDataLogsDiskUsed', metric: standard.metricStorageUsed(2) },
  { name: 'UnderReplicatedPartitions', metric: standard.metricUnderReplicatedPartitions(2) },
])('$name is one of a broker', ({ name, metric }) => {
  expect(metric.metricName).toBe(name);
  expect(dimensionsOf(metric)).toEqual({ 'Cluster Name': nameOf(standard), 'Broker ID': '2' });
});

test.each([
  { name: 'OfflinePartitionsCount', metric: standard.metricOfflinePartitions() },
  { name: 'ActiveControllerCount', metric: standard.metricActiveControllers() },
])('$name is one of the cluster', ({ name, metric }) => {
  expect(metric.metricName).toBe(name);
  expect(dimensionsOf(metric)).toEqual({ 'Cluster Name': nameOf(standard) });
});

test('CPU is user and system of a broker together, and can be alarmed on', () => {
  new cloudwatch.Alarm(stack, 'Alarm', { metric: standard.metricCpu(3, { statistic: 'Average' }), threshold: 60, evaluationPeriods: 5 });
  const [alarm] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
  const metrics: { Id: string; Expression?: string; MetricStat?: { Metric: { MetricName: string; Dimensions: unknown[] }; Stat: string } }[] = alarm!.Properties.Metrics;

  expect(metrics.find(({ Expression }) => Expression)?.Expression).toBe('user + system');
  expect(metrics.filter(({ MetricStat }) => MetricStat).map(({ Id, MetricStat }) => [Id, MetricStat!.Metric.MetricName, MetricStat!.Stat]))
    .toEqual([['user', 'CpuUser', 'Average'], ['system', 'CpuSystem', 'Average']]);
  expect(metrics[1]!.MetricStat!.Metric.Dimensions).toContainEqual({ Name: 'Broker ID', Value: '3' });
});

test('storage of Express brokers is one number of the cluster', () => {
  const metric = express.metricStorageUsed(1);

  expect(metric.metricName).toBe('StorageUsed');
  expect(dimensionsOf(metric, express)).toEqual({ 'Cluster Name': nameOf(express) });
});

test.each([
  { name: 'UnderReplicatedPartitions', call: () => express.metricUnderReplicatedPartitions(1) },
  { name: 'OfflinePartitionsCount', call: () => express.metricOfflinePartitions() },
])('fails for $name of Express brokers, which do not have it', ({ name, call }) => {
  expect(call).toThrow(`Streaming/Kafka: Express brokers have no metric ${name}; use it with Standard brokers`);
});

test('an imported cluster has the same, by the name in its ARN', () => {
  const imported = importCluster(new ZonedStack(), { clusterArn: CLUSTER_ARN });

  expect(dimensionsOf(imported.metricStorageUsed(1), imported)).toEqual({ 'Cluster Name': 'orders', 'Broker ID': '1' });
});

test.each([0, -1, 1.5])('no broker has the id %d', (brokerId) => {
  const cluster = new ScramMskCluster(new ZonedStack(), 'Kafka');

  for (const metric of [() => cluster.metricCpu(brokerId), () => cluster.metricStorageUsed(brokerId), () => cluster.metricUnderReplicatedPartitions(brokerId)]) {
    expect(errorOf(metric)).toBe(`Streaming/Kafka: brokerId must be a whole number of at least 1, the id of the first broker, got ${brokerId}`);
  }
});
