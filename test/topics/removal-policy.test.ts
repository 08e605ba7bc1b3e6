import { App, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { KafkaTopic, ScramMskCluster, type KafkaTopicOptions } from '../../lib';
import { ZonedStack } from '../stacks';

const { DESTROY, RETAIN } = RemovalPolicy;

/** The policies of a topic below its cluster, and of one in a stack of its own. */
function policiesOf(ofCluster?: RemovalPolicy, removalPolicy?: RemovalPolicy): unknown[] {
  const app = new App();
  const streaming = new ZonedStack(app);
  const orders = new ZonedStack(app, 'Orders');
  const cluster = new ScramMskCluster(streaming, 'Kafka', { removalPolicy: ofCluster });
  const options: KafkaTopicOptions = { partitions: 1, removalPolicy };
  cluster.addTopic('orders', options);
  new KafkaTopic(orders, 'Payments', { cluster, topicName: 'payments', ...options });
  return [streaming, orders].map((stack) => {
    const [topic] = Object.values(Template.fromStack(stack).findResources('AWS::MSK::Topic'));
    return [topic!.DeletionPolicy, topic!.UpdateReplacePolicy];
  });
}

test.each([
  { what: 'a cluster that says nothing keeps its topics', policies: ['RetainExceptOnCreate', 'Retain'] },
  { what: 'a cluster for a trial takes its topics with it', ofCluster: DESTROY, policies: ['Delete', 'Delete'] },
  { what: 'a topic may be kept when its cluster goes', ofCluster: DESTROY, ofTopic: RETAIN, policies: ['Retain', 'Retain'] },
  { what: 'a topic may go when its cluster is kept', ofTopic: DESTROY, policies: ['Delete', 'Delete'] },
])('$what', ({ ofCluster, ofTopic, policies }) => {
  expect(policiesOf(ofCluster, ofTopic)).toEqual([policies, policies]);
});
