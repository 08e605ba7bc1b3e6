import type { BrokerLogging } from '@aws-cdk/aws-msk-alpha';
import { Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

function scenario(logging: (stack: ZonedStack) => BrokerLogging) {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { logging: logging(stack) });
  const template = Template.fromStack(stack);
  const [resource] = Object.values(template.findResources('AWS::MSK::Cluster'));
  const ownLogGroups = Object.values(template.findResources('AWS::Logs::LogGroup'))
    .filter(({ Properties }) => JSON.stringify(Properties.LogGroupName ?? '').includes('/aws/vendedlogs/msk/'));
  return { stack, cluster, brokerLogs: resource!.Properties.LoggingInfo.BrokerLogs, ownLogGroups };
}

test('to a log group of yours', () => {
  const { stack, cluster, brokerLogs, ownLogGroups } = scenario((scope) => ({ cloudwatchLogGroup: new logs.LogGroup(scope, 'Mine') }));

  expect(brokerLogs.CloudWatchLogs).toEqual({ Enabled: true, LogGroup: stack.resolve(cluster.logGroup!.logGroupName) });
  expect(cluster.logGroup!.node.path).toBe('Streaming/Mine');
  expect(ownLogGroups).toEqual([]);
});

test('to a bucket: no log group is made', () => {
  const { cluster, brokerLogs, ownLogGroups } = scenario((scope) => ({ s3: { bucket: s3.Bucket.fromBucketName(scope, 'Mine', 'logs'), prefix: 'kafka' } }));

  expect(brokerLogs).toEqual({
    CloudWatchLogs: { Enabled: false },
    S3: { Enabled: true, Bucket: 'logs', Prefix: 'kafka' },
    Firehose: { Enabled: false },
  });
  expect(cluster.logGroup).toBeUndefined();
  expect(ownLogGroups).toEqual([]);
});

test('to Firehose', () => {
  expect(scenario(() => ({ firehoseDeliveryStreamName: 'logs' })).brokerLogs.Firehose).toEqual({ Enabled: true, DeliveryStream: 'logs' });
});

test('nowhere, if that is what was asked for', () => {
  const { brokerLogs, ownLogGroups } = scenario(() => ({}));

  expect(brokerLogs).toEqual({ CloudWatchLogs: { Enabled: false }, S3: { Enabled: false }, Firehose: { Enabled: false } });
  expect(ownLogGroups).toEqual([]);
});
