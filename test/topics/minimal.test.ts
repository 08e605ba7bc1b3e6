import { Template } from 'aws-cdk-lib/assertions';
import { KafkaTopic, ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

describe('a topic with nothing but partitions', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka');
  const topic = cluster.addTopic('orders', { partitions: 6 });
  const template = Template.fromStack(stack);
  const id = stack.getLogicalId(topic.node.defaultChild as never);

  test('is made by CloudFormation itself, after its cluster, with a copy in each zone, and leaves the rest to the brokers', () => {
    expect(template.findResources('AWS::MSK::Topic')).toEqual({
      [id]: {
        Type: 'AWS::MSK::Topic',
        Properties: {
          ClusterArn: stack.resolve(cluster.clusterArn),
          TopicName: 'orders',
          PartitionCount: 6,
          ReplicationFactor: 3,
        },
        Metadata: { RemovalPolicy: expect.stringMatching(/^retain-on-update-or-delete, /) },
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      },
    });
    expect(stack.resolve(cluster.clusterArn)).toEqual({ Ref: 'Kafka82305C99' });
  });

  test('adds no function to the stack', () => {
    template.resourceCountIs('AWS::Lambda::Function', 0);
    template.resourceCountIs('AWS::CloudFormation::CustomResource', 0);
  });

  test('tells its name, its ARN, its cluster and its copies', () => {
    expect(topic).toBeInstanceOf(KafkaTopic);
    expect(topic).toMatchObject({ topicName: 'orders', cluster, replicationFactor: 3 });
    expect(stack.resolve(topic.topicArn)).toEqual({ 'Fn::GetAtt': [id, 'TopicArn'] });
  });
});

test('a topic in a stack of its own refers to the cluster, whose stack does not know it', () => {
  const streaming = new ZonedStack();
  const cluster = new ScramMskCluster(streaming, 'Kafka');
  const orders = new ZonedStack(streaming.node.root as never, 'Orders');
  new KafkaTopic(orders, 'Topic', { cluster, topicName: 'orders', partitions: 1 });

  Template.fromStack(orders).hasResourceProperties('AWS::MSK::Topic', { ReplicationFactor: 3 });
  Template.fromStack(streaming).resourceCountIs('AWS::MSK::Topic', 0);
  expect(orders.dependencies).toContain(streaming);
});

test('two zones give two copies', () => {
  const stack = new ZonedStack(undefined, undefined, { zones: 'ab' });
  new ScramMskCluster(stack, 'Kafka').addTopic('orders', { partitions: 1 });

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', { ReplicationFactor: 2 });
});
