import { App } from 'aws-cdk-lib';
import { KafkaTopic, ScramMskCluster } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';

const app = new App();
const streaming = new ZonedStack(app);
const cluster = new ScramMskCluster(streaming, 'Kafka', { users: ['orders', 'billing'] });
const topic = new KafkaTopic(new ZonedStack(app, 'Orders'), 'Topic', { cluster, topicName: 'orders.v1', partitions: 1 });

test('a user may write to it, by the name that the app gave it', () => {
  const user = cluster.user('orders');
  const granted = jest.spyOn(user, 'grantProduce');
  topic.grantProduce(user);

  expect(granted).toHaveBeenCalledWith('orders.v1');
});

test('a user may read it with a group', () => {
  const user = cluster.user('billing');
  const granted = jest.spyOn(user, 'grantConsume');
  topic.grantConsume(user, { group: 'billing-*' });

  expect(granted).toHaveBeenCalledWith('orders.v1', { group: 'billing-*' });
});

test('the stack of the cluster does not depend on that of the topic', () => {
  app.synth();

  expect(streaming.dependencies).toEqual([]);
});

test('a user of another cluster is refused', () => {
  const other = new ScramMskCluster(new ZonedStack(undefined, 'Other'), 'Kafka', { users: ['orders'] }).user('orders');
  const refusal = 'Orders/Topic is a topic of Streaming/Kafka: Other/Kafka/Users/orders of Other/Kafka is no user there';

  expect(errorOf(() => topic.grantProduce(other))).toBe(refusal);
  expect(errorOf(() => topic.grantConsume(other, { group: 'billing' }))).toBe(refusal);
});
