import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { metricLine } from '../../functions/replication-probe/metrics';
import { PROBE_METRICS } from '../../lib/kafka/mirror-maker/probe-settings';
import { errorOf } from '../stacks';
import { allOf } from '../mirror-maker/scene';
import { defineProbe, serviceOf } from './scene';

const { stack, probe, mirrorMaker } = defineProbe({ topicMetrics: ['orders'] });
const service = serviceOf(mirrorMaker);

test.each([
  { of: 'RecoveryPoint', metricName: PROBE_METRICS.recoveryPoint, statistic: 'Maximum', metric: probe.metricRecoveryPoint() },
  { of: 'PrimaryReachable', metricName: PROBE_METRICS.primaryReachable, statistic: 'Minimum', metric: probe.metricPrimaryReachable() },
  { of: 'ProbedTopics', metricName: PROBE_METRICS.probedTopics, statistic: 'Minimum', metric: probe.metricProbedTopics() },
  { of: 'LatePartitions', metricName: PROBE_METRICS.latePartitions, statistic: 'Maximum', metric: probe.metricLatePartitions() },
  { of: 'UncopiedTopics', metricName: PROBE_METRICS.uncopiedTopics, statistic: 'Maximum', metric: probe.metricUncopiedTopics() },
  { of: 'DifferingTopics', metricName: PROBE_METRICS.differingTopics, statistic: 'Maximum', metric: probe.metricDifferingTopics() },
  { of: 'RecreatedTopics', metricName: PROBE_METRICS.recreatedTopics, statistic: 'Maximum', metric: probe.metricRecreatedTopics() },
  { of: 'MissingRecords', metricName: PROBE_METRICS.missingRecords, statistic: 'Maximum', metric: probe.metricMissingRecords() },
  { of: 'UnprobedPartitions', metricName: PROBE_METRICS.unprobedPartitions, statistic: 'Maximum', metric: probe.metricUnprobedPartitions() },
])('$of is what the function sends, of the service of MirrorMaker', ({ metric, metricName, statistic }) => {
  expect(metric.toMetricConfig().metricStat).toMatchObject({
    namespace: 'MirrorMaker', metricName, statistic, period: Duration.minutes(1), dimensions: [{ name: 'Service', value: service }],
  });
});

test('a topic has one of its own if it was asked for', () => {
  expect(probe.metricRecoveryPointOf('orders').toMetricConfig().metricStat!.dimensions).toEqual([{ name: 'Service', value: service }, { name: 'Topic', value: 'orders' }]);
  expect(errorOf(() => probe.metricRecoveryPointOf('bills'))).toBe("Probe/Probe: topic must be one of topicMetrics, got 'bills'");
});

test('an alarm is of the stack of the probe, and options are those of the caller', () => {
  probe.metricPrimaryReachable({ period: Duration.minutes(5), statistic: 'Average' }).createAlarm(stack, 'Unreachable', {
    threshold: 1, evaluationPeriods: 1, comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
  });
  expect(allOf(stack, 'AWS::CloudWatch::Alarm')).toEqual([expect.objectContaining({ MetricName: 'PrimaryReachable', Period: 300, Statistic: 'Average' })]);
});

test('a line of the log holds metrics as CloudWatch Logs reads them', () => {
  const line = JSON.parse(metricLine({ namespace: 'MirrorMaker', dimensions: { Service: 'flow', Topic: 'orders' } }, { RecoveryPointSeconds: 1.5, PrimaryReachable: 1 }, 1234));

  expect(line).toEqual({
    _aws: {
      Timestamp: 1234,
      CloudWatchMetrics: [{
        Namespace: 'MirrorMaker',
        Dimensions: [['Service', 'Topic']],
        Metrics: [{ Name: 'RecoveryPointSeconds', Unit: 'Seconds' }, { Name: 'PrimaryReachable' }],
      }],
    },
    Service: 'flow',
    Topic: 'orders',
    RecoveryPointSeconds: 1.5,
    PrimaryReachable: 1,
  });
});
