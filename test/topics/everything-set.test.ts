import { Duration, Lazy, RemovalPolicy, Size, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CleanupPolicy, KafkaTopic, ScramMskCluster, TopicCompression } from '../../lib';
import { ZonedStack } from '../stacks';

test('everything that can be said of a topic stands in the template, readable', () => {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka').addTopic('orders.v1', {
    partitions: 12,
    replicationFactor: 2,
    minInSyncReplicas: 1,
    retention: Duration.days(3),
    retentionSize: Size.gibibytes(50),
    cleanupPolicy: CleanupPolicy.COMPACT_AND_DELETE,
    compression: TopicCompression.ZSTD,
    maxMessageSize: Size.mebibytes(2),
    configs: { 'message.timestamp.type': 'LogAppendTime', 'segment.ms': '3600000' },
    removalPolicy: RemovalPolicy.DESTROY,
  });

  Template.fromStack(stack).hasResource('AWS::MSK::Topic', {
    Properties: {
      TopicName: 'orders.v1',
      PartitionCount: 12,
      ReplicationFactor: 2,
      Configs: {
        'Fn::Base64': [
          'retention.ms=259200000',
          'retention.bytes=53687091200',
          'cleanup.policy=compact,delete',
          'compression.type=zstd',
          'max.message.bytes=2097152',
          'min.insync.replicas=1',
          'message.timestamp.type=LogAppendTime',
          'segment.ms=3600000',
        ].join('\n'),
      },
    },
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test.each(Object.values(CleanupPolicy))('cleanupPolicy %s is written as Kafka reads it', (cleanupPolicy) => {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka').addTopic('orders', { partitions: 1, cleanupPolicy });

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', { Configs: { 'Fn::Base64': `cleanup.policy=${cleanupPolicy}` } });
});

test('what is known only in the deploy is not judged', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka');
  const amount = (name: string) => Token.asNumber({ Ref: name });
  new KafkaTopic(stack, 'Topic', {
    cluster,
    topicName: Token.asString({ Ref: 'Name' }),
    partitions: amount('Partitions'),
    replicationFactor: amount('Factor'),
    minInSyncReplicas: amount('InSync'),
    retention: Duration.millis(amount('Retention')),
    retentionSize: Size.bytes(amount('Size')),
    configs: { 'segment.ms': Lazy.string({ produce: () => '1' }) },
  });

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', {
    TopicName: { Ref: 'Name' },
    PartitionCount: { Ref: 'Partitions' },
    ReplicationFactor: { Ref: 'Factor' },
    Configs: {
      'Fn::Base64': {
        'Fn::Join': ['', [
          'retention.ms=', { Ref: 'Retention' }, '\nretention.bytes=', { Ref: 'Size' }, '\nmin.insync.replicas=', { Ref: 'InSync' }, '\nsegment.ms=1',
        ]],
      },
    },
  });
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});
