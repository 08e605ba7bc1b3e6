import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ClusterAuthorization, MirroredCluster, ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';

const TWO = ['orders', 'billing'];

function define(props: ScramMskClusterProps) {
  const stack = new ZonedStack();
  return { stack, cluster: new ScramMskCluster(stack, 'Kafka', props) };
}

function warningsIn(stack: ZonedStack): unknown[] {
  return Annotations.fromStack(stack).findWarning('/Streaming/Kafka', Match.anyValue()).map(({ entry }) => entry.data);
}

test('several users without a grant are told once, by name', () => {
  const { stack, cluster } = define({ users: TWO });
  cluster.addUser('shipping');

  expect(warningsIn(stack)).toEqual([
    'users orders, billing, shipping without a grant: each may read, write and delete everything; '
    + 'grant what they need, which closes the cluster, or set authorization to EVERY_USER [ack: cdk-msk-georeplication:users-without-a-grant]',
  ]);
});

test('the user of MirrorMaker is one of them', () => {
  const { stack, cluster } = define({ users: ['orders'] });
  MirroredCluster.msk(cluster).bind(stack);

  expect(warningsIn(stack)).toEqual([expect.stringContaining('users orders, mirror-maker without a grant')]);
});

test.each<[string, ScramMskClusterProps]>([
  ['no user', {}],
  ['one user', { users: ['orders'] }],
  ['EVERY_USER', { users: TWO, authorization: ClusterAuthorization.EVERY_USER }],
])('%s: no warning', (_, props) => {
  expect(warningsIn(define(props).stack)).toEqual([]);
});

test('a grant to each, whenever it comes: no warning', () => {
  const { stack, cluster } = define({ users: TWO });
  TWO.forEach((username) => cluster.grants.produce(cluster.user(username), username));

  expect(warningsIn(stack)).toEqual([]);
});

test.each<[string, ScramMskClusterProps, (cluster: ScramMskCluster) => void]>([
  ['a grant to another', { users: TWO }, (cluster) => cluster.grants.produce(cluster.user('orders'), 'orders')],
  ['GRANTED_ONLY', { users: ['billing'], authorization: ClusterAuthorization.GRANTED_ONLY }, () => undefined],
])('%s closes the cluster: who was granted nothing is told by name', (_, props, grant) => {
  const { stack, cluster } = define(props);
  grant(cluster);

  expect(warningsIn(stack)).toEqual([
    'users of a cluster that grants close must be granted something, got nothing for billing: Kafka will refuse them everything; '
    + 'grant what they need, or acknowledge this warning if other ACLs are set for them by hand [ack: cdk-msk-georeplication:users-without-rights]',
  ]);
});

test('a user whose password is rotated is granted by its one name', () => {
  const { stack, cluster } = define({ users: ['orders'] });
  cluster.grants.produce(cluster.user('orders'), 'orders');
  cluster.grants.produce(cluster.addUser('billing', { rotation: {} }), 'billing');

  expect(warningsIn(stack)).toEqual([]);
});
