import * as msk from '@aws-cdk/aws-msk-alpha';
import { App, Lazy } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { KafkaTopic, ScramMskCluster } from '../../lib';
import { CLUSTER_ARN, importCluster } from '../scram-msk-cluster/existing';
import { errorOf, ZonedStack } from '../stacks';

test('a cluster that exists gets topics, with the factor that the app names', () => {
  const stack = new ZonedStack();
  importCluster(stack).addTopic('orders', { partitions: 3, replicationFactor: 3 });

  Template.fromStack(stack).hasResource('AWS::MSK::Topic', {
    Properties: { ClusterArn: CLUSTER_ARN, TopicName: 'orders', ReplicationFactor: 3 },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

test('Express brokers that exist have three copies of everything', () => {
  const stack = new ZonedStack();
  importCluster(stack, { brokerType: msk.BrokerType.EXPRESS }).addTopic('orders', { partitions: 3 });

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', { ReplicationFactor: 3 });
});

test('Express brokers of the app have three copies of everything, without a warning', () => {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka', { brokerType: msk.BrokerType.EXPRESS }).addTopic('orders', { partitions: 3 });

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', { ReplicationFactor: 3 });
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('any provisioned cluster of aws-msk-alpha gets topics', () => {
  const stack = new ZonedStack();
  const cluster = msk.Cluster.fromClusterArn(stack, 'Existing', CLUSTER_ARN);
  new KafkaTopic(stack, 'Topic', { cluster, topicName: 'orders', partitions: 1, replicationFactor: 2 });

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', { ClusterArn: CLUSTER_ARN });
});

test('a topic that is added below its cluster needs a name that can be its id', () => {
  const cluster = new ScramMskCluster(new ZonedStack(), 'Kafka');
  const known = /topicName must be known while the app is synthesized/;

  expect(errorOf(() => cluster.addTopic('', { partitions: 1 }))).toMatch(known);
  expect(errorOf(() => cluster.addTopic(Lazy.string({ produce: () => 'orders' }), { partitions: 1 }))).toMatch(known);
});

test('a topic is added once', () => {
  const cluster = new ScramMskCluster(new ZonedStack(new App()), 'Kafka');
  cluster.addTopic('orders', { partitions: 1 });

  expect(errorOf(() => cluster.addTopic('orders', { partitions: 1 }))).toBe("Streaming/Kafka cannot have the topic 'orders':\n  - topicName must be new, the cluster has a topic of that name already");
});

test('clusters have names of their own', () => {
  const app = new App();
  const clusters = ['us-east-1', 'us-east-2'].map((region) => new ScramMskCluster(new ZonedStack(app, `In-${region}`, { region }), 'Kafka'));

  expect(() => clusters.forEach((cluster) => cluster.addTopic('orders', { partitions: 1 }))).not.toThrow();
});
