import { App, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { KafkaTopic, ScramMskCluster, type KafkaTopicOptions } from '../../lib';
import { ZonedStack } from '../stacks';

const { DESTROY, RETAIN } = RemovalPolicy;

/** A topic below its cluster, and one in a stack of its own. */
function topicsWith(ofCluster?: RemovalPolicy, removalPolicy?: RemovalPolicy) {
  const app = new App();
  const streaming = new ZonedStack(app);
  const orders = new ZonedStack(app, 'Orders');
  const cluster = new ScramMskCluster(streaming, 'Kafka', { removalPolicy: ofCluster });
  const options: KafkaTopicOptions = { partitions: 1, removalPolicy };
  cluster.addTopic('orders', options);
  new KafkaTopic(orders, 'Payments', { cluster, topicName: 'payments', ...options });
  return [streaming, orders].map((stack) => Object.values(Template.fromStack(stack).findResources('AWS::MSK::Topic'))[0]!);
}

function policiesOf(ofCluster?: RemovalPolicy, ofTopic?: RemovalPolicy): unknown[] {
  return topicsWith(ofCluster, ofTopic).map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]);
}

test.each([
  { what: 'a cluster that says nothing keeps its topics', policies: ['RetainExceptOnCreate', 'Retain'] },
  { what: 'a cluster for a trial takes its topics with it', ofCluster: DESTROY, policies: ['Delete', 'Delete'] },
  { what: 'a topic may be kept when its cluster goes', ofCluster: DESTROY, ofTopic: RETAIN, policies: ['Retain', 'Retain'] },
  { what: 'a topic may go when its cluster is kept', ofTopic: DESTROY, policies: ['Delete', 'Delete'] },
])('$what', ({ ofCluster, ofTopic, policies }) => {
  expect(policiesOf(ofCluster, ofTopic)).toEqual([policies, policies]);
});

test.each([
  ['its own', (removalPolicy: RemovalPolicy) => ({ ofTopic: removalPolicy })],
  ['that of its cluster', (removalPolicy: RemovalPolicy) => ({ ofCluster: removalPolicy })],
])('a change of %s is one that CloudFormation sees, in whatever stack the topic is', (_, of) => {
  const seen = (policy: RemovalPolicy) => {
    const { ofCluster, ofTopic } = { ofCluster: undefined, ofTopic: undefined, ...of(policy) };
    return topicsWith(ofCluster, ofTopic).map(({ Properties, Metadata }) => JSON.stringify({ Properties, Metadata }));
  };
  const [kept, destroyed] = [seen(RETAIN), seen(DESTROY)];

  expect(kept).toHaveLength(2);
  kept.forEach((topic, index) => expect(topic).not.toBe(destroyed[index]));
});
