import { Template } from 'aws-cdk-lib/assertions';
import { ScramMskCluster } from '../../lib';
import { errorOf } from '../stacks';
import { aclsIn, define, defineRegions, secretsIn } from './regions';

test('one line makes a user of the same name on both clusters, with a secret in each Region', () => {
  const { clusters, primary, secondary, primaryStack, secondaryStack } = define();
  const orders = clusters.addUser('orders');

  expect(orders.username).toBe('orders');
  expect([orders.primary, orders.secondary]).toEqual([primary.user('orders'), secondary.user('orders')]);
  expect(orders.primary.secret).not.toBe(orders.secondary.secret);
  for (const stack of [primaryStack, secondaryStack]) {
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SecretsManager::Secret', 1);
    template.hasResourceProperties('AWS::MSK::BatchScramSecret', { SecretArnList: [{ Ref: secretsIn(stack).orders }] });
  }
});

test('no stack refers to the other or waits for it', () => {
  const { app, clusters, primaryStack, secondaryStack } = define();
  const orders = clusters.addUser('orders');
  clusters.addTopic('orders', { partitions: 6 }).grants.produce(orders);
  app.synth();

  expect([primaryStack.dependencies, secondaryStack.dependencies]).toEqual([[], []]);
  expect(JSON.stringify([primaryStack, secondaryStack].map((stack) => Template.fromStack(stack).toJSON()))).not.toContain('Fn::GetStackOutput');
});

/** What `cluster.addUser` makes of the name. To change it is to make every deployed user lose its password. */
const PINNED = { orders: 'KafkaUsersordersSecret035AF13A' };

test('the secret of a user has the logical id that a cluster alone gives it', () => {
  const alone = defineRegions();
  alone.primary.addUser('orders');
  const { clusters, primaryStack, secondaryStack } = define();
  clusters.addUser('orders');

  expect(secretsIn(alone.primaryStack)).toEqual(PINNED);
  expect([secretsIn(primaryStack), secretsIn(secondaryStack)]).toEqual([PINNED, PINNED]);
});

test('a rotation is one for each side, and rights are those of both names', () => {
  const { clusters, primaryStack, secondaryStack } = define();
  const orders = clusters.addUser('orders', { rotation: {} });
  clusters.grants.produce(orders, 'orders');

  expect([orders.primary.usernames, orders.secondary.usernames]).toEqual([['orders', 'orders-alternate'], ['orders', 'orders-alternate']]);
  for (const stack of [primaryStack, secondaryStack]) {
    Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 1);
    expect(Object.keys(secretsIn(stack))).toEqual(expect.arrayContaining(['orders', 'orders-alternate']));
    expect(aclsIn(stack)).toEqual(['User:orders WRITE TOPIC LITERAL orders', 'User:orders-alternate WRITE TOPIC LITERAL orders']);
  }
});

test('a user that one of the two has already is refused', () => {
  const { clusters, secondary } = define();
  secondary.addUser('orders');

  expect(errorOf(() => clusters.addUser('orders'))).toBe("Secondary/Kafka cannot have the user 'orders':\n  - username must be new to the cluster, got 'orders'");
});

test('users of one side only stay possible', () => {
  const { clusters, primary, secondary } = define();
  clusters.addUser('orders');
  primary.addUser('reports');

  expect([primary, secondary].map((cluster: ScramMskCluster) => cluster.hasUser('reports'))).toEqual([true, false]);
});
