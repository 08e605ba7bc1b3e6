import { administratorAcls, consumeAcls, produceAcls } from '../../../lib/kafka/acl-grants';
import { formatAcl, type Acl } from '../../../lib/kafka/acls';
import { workingUserOf } from '../../../rehearsal/access/working-user';
import type { ClusterDescription } from '../../../rehearsal/assembly/descriptions';

function cluster(users: readonly string[], ...acls: readonly Acl[]): ClusterDescription {
  return {
    users: users.map((username) => ({ username, secretArn: `arn:${username}` })),
    acls: { properties: { ClusterArn: 'arn', AdministratorSecretArn: 'arn', Acls: acls.map(formatAcl) } },
  } as unknown as ClusterDescription;
}

const other = cluster(['orders', 'billing', 'operator']);

test('is who writes a topic and reads it as a group', () => {
  const primary = cluster(['operator', 'billing', 'orders'],
    ...administratorAcls('operator'),
    ...consumeAcls('billing', 'orders', 'billing'),
    ...produceAcls('orders', 'orders'),
    ...consumeAcls('orders', 'orders', 'orders-*'));
  expect(workingUserOf(primary, other)).toEqual({ username: 'orders', topic: 'orders', group: 'orders-rehearsal' });
});

test('uses a topic below a prefix that it was granted', () => {
  const primary = cluster(['orders'], ...produceAcls('orders', 'orders.*'), ...consumeAcls('orders', 'orders.*', 'orders'));
  expect(workingUserOf(primary, other)).toEqual({ username: 'orders', topic: 'orders.rehearsal', group: 'orders' });
});

test('is nobody who reads another topic than it writes, who is not at the other side, or who may do everything', () => {
  expect(workingUserOf(cluster(['orders'], ...produceAcls('orders', 'orders'), ...consumeAcls('orders', 'payments', 'orders')), other)).toBeUndefined();
  expect(workingUserOf(cluster(['shipping'], ...produceAcls('shipping', 'a'), ...consumeAcls('shipping', 'a', 'a')), other)).toBeUndefined();
  expect(workingUserOf(cluster(['operator'], ...administratorAcls('operator')), other)).toBeUndefined();
  expect(workingUserOf({ ...other, acls: undefined }, other)).toBeUndefined();
});
