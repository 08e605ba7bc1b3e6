import { Template } from 'aws-cdk-lib/assertions';
import { ScramMskCluster } from '../../lib';
import { importCluster } from '../scram-msk-cluster/existing';
import { ZonedStack } from '../stacks';

/** Another logical id is another topic to CloudFormation. To change a line here is to break every deployed stack. */
const PINNED = {
  'orders': 'KafkaTopicsordersF7D5CC2C',
  'orders.v1': 'KafkaTopicsordersv1070571C5',
  'ordersv1': 'KafkaTopicsordersv1A8B3B570',
};

function idsIn(stack: ZonedStack): Record<string, string> {
  const topics = Template.fromStack(stack).findResources('AWS::MSK::Topic') as Record<string, { Properties: { TopicName: string } }>;
  return Object.fromEntries(Object.entries(topics).map(([id, { Properties }]) => [Properties.TopicName, id]));
}

test.each([[Object.keys(PINNED)], [Object.keys(PINNED).reverse()]])('are made of the name, in whatever order: %j', (names) => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka');
  names.forEach((name) => cluster.addTopic(name, { partitions: 1 }));

  expect(idsIn(stack)).toEqual(PINNED);
});

test('on a cluster that exists', () => {
  const stack = new ZonedStack();
  importCluster(stack).addTopic('orders', { partitions: 1, replicationFactor: 3 });

  expect(idsIn(stack)).toEqual({ orders: 'ExistingTopicsorders30238782' });
});
