import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { KafkaTopic, ScramMskCluster } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';

function define() {
  const app = new App();
  const streaming = new ZonedStack(app);
  const cluster = new ScramMskCluster(streaming, 'Kafka', { users: ['orders', 'billing'] });
  return { app, streaming, cluster, topic: new KafkaTopic(new ZonedStack(app, 'Orders'), 'Topic', { cluster, topicName: 'orders.v1', partitions: 1 }) };
}

function aclsIn(stack: Stack): string[] {
  const [acls] = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls'));
  return acls!.Properties.Acls.filter((acl: string) => !acl.startsWith('User:acl-administrator '));
}

test('a user may write to it, read it with a group, or see it, by the name that the app gave it', () => {
  const { streaming, cluster, topic } = define();
  topic.grants.produce(cluster.user('orders'));
  topic.grants.consume(cluster.user('billing'), { group: 'billing-*' });
  topic.grants.describe(cluster.addUser('exporter'), { group: '*' });
  topic.grants.describe(cluster.addUser('dashboard'));

  expect(aclsIn(streaming)).toEqual([
    'User:orders WRITE TOPIC LITERAL orders.v1',
    'User:billing READ TOPIC LITERAL orders.v1',
    'User:billing READ GROUP PREFIXED billing-',
    'User:exporter DESCRIBE TOPIC LITERAL orders.v1',
    'User:exporter DESCRIBE_CONFIGS TOPIC LITERAL orders.v1',
    'User:exporter DESCRIBE GROUP LITERAL *',
    'User:dashboard DESCRIBE TOPIC LITERAL orders.v1',
    'User:dashboard DESCRIBE_CONFIGS TOPIC LITERAL orders.v1',
  ]);
});

test('the stack of the cluster does not depend on that of the topic', () => {
  const { app, streaming, cluster, topic } = define();
  topic.grants.produce(cluster.user('orders'));
  app.synth();

  expect(streaming.dependencies).toEqual([]);
});

test('a user of another cluster is refused', () => {
  const { topic } = define();
  const other = new ScramMskCluster(new ZonedStack(undefined, 'Other'), 'Kafka', { users: ['orders'] }).user('orders');
  const refusal = 'Other/Kafka/Users/orders cannot be granted anything:\n  - principal must be one of Streaming/Kafka, got one of Other/Kafka';

  expect(errorOf(() => topic.grants.produce(other))).toBe(refusal);
  expect(errorOf(() => topic.grants.consume(other, { group: 'billing' }))).toBe(refusal);
  expect(errorOf(() => topic.grants.describe(other, { group: 'billing' }))).toBe(refusal);
});
