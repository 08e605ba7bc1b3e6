import * as msk from '@aws-cdk/aws-msk-alpha';
import { KafkaTopic, ScramMskCluster } from '../../lib';
import { importCluster } from '../scram-msk-cluster/existing';
import { errorOf, ZonedStack } from '../stacks';

test('a topic that exists has the ARN that IAM knows, in the place of its cluster', () => {
  const stack = new ZonedStack(undefined, 'Reader', { region: 'us-east-2' });
  const topic = KafkaTopic.fromKafkaTopicAttributes(stack, 'Orders', { cluster: importCluster(stack), topicName: 'orders' });

  expect(topic.topicArn).toMatch(/^arn:aws:kafka:us-east-1:123456789012:topic\/[^/]+\/[^/]+\/orders$/);
  expect(topic.env.region).toBe('us-east-1');
});

test('it is in the Region of its cluster, of which aws-cdk itself only knows the stack', () => {
  const stack = new ZonedStack(undefined, 'Reader', { region: 'us-east-1' });
  const cluster = msk.Cluster.fromClusterArn(stack, 'Alpha', 'arn:aws:kafka:us-west-2:123456789012:cluster/orders/1');

  expect(KafkaTopic.fromKafkaTopicAttributes(stack, 'Orders', { cluster, topicName: 'orders' }).env.region).toBe('us-west-2');
});

test('it grants itself as one that the app defines, and nothing of it is in the template', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  const topic = KafkaTopic.fromKafkaTopicAttributes(stack, 'Made', { cluster, topicName: '__made-by-hand' });
  topic.grants.produce(cluster.user('orders'));

  expect(stack.resolve(stack.node.findAll().filter(({ node }) => node.path.startsWith('Streaming/Made')).length)).toBe(1);
});

test('a name that no topic has is refused', () => {
  const stack = new ZonedStack();

  expect(errorOf(() => KafkaTopic.fromKafkaTopicAttributes(stack, 'Made', { cluster: importCluster(stack), topicName: 'two words' }))).toBe(
    "Streaming/Made cannot be defined:\n  - topicName must be 1 to 249 letters, digits and . _ -, got 'two words'");
});
