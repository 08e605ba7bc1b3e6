import { administratorAcls, consumeAcls, produceAcls } from '../../../lib/kafka/acls/acl-grants';
import { formatAcl, type Acl } from '../../../lib/kafka/acls/acls';
import { firstWorkingUser, workingUsersOf, type IsReplicated } from '../../environment/working-user';
import type { ClusterDescription } from '../../assembly/descriptions';

function cluster(users: readonly string[], ...acls: readonly Acl[]): ClusterDescription {
  return {
    users: users.map((username) => ({ username, secretArn: `arn:${username}` })),
    acls: { properties: { ClusterArn: 'arn', AdministratorSecretArn: 'arn', Acls: acls.map(formatAcl) } },
  } as unknown as ClusterDescription;
}

const other = cluster(['orders', 'billing', 'operator']);

/** Of a primary whose users are those of the secondary as well. */
function workingUsers(primary: ClusterDescription, isReplicated: IsReplicated = () => true) {
  return workingUsersOf(primary, other, isReplicated);
}

test('are one who writes a topic and reads it as a group, wherever it stands', () => {
  const primary = cluster(['operator', 'billing', 'orders'],
    ...administratorAcls('operator'),
    ...consumeAcls('billing', 'orders', 'billing'),
    ...produceAcls('orders', 'orders'),
    ...consumeAcls('orders', 'orders', 'orders-*'));
  expect(workingUsers(primary)).toEqual({ writer: 'orders', reader: 'orders', topic: 'orders', group: 'orders-rehearsal' });
});

test('are two where one writes what another one reads', () => {
  const primary = cluster(['operator', 'billing', 'orders'],
    ...administratorAcls('operator'),
    ...produceAcls('orders', 'orders'),
    ...consumeAcls('billing', 'orders', 'billing'));
  expect(workingUsers(primary)).toEqual({ writer: 'orders', reader: 'billing', topic: 'orders', group: 'billing' });
});

test.each([
  ['orders.*', 'orders.*', 'orders.rehearsal'],
  ['orders.*', 'orders.paid', 'orders.paid'],
  ['orders.paid', 'orders.*', 'orders.paid'],
  ['*', 'orders', 'orders'],
])('use a topic that both were granted: who writes %s and reads %s', (written, read, topic) => {
  const primary = cluster(['orders', 'billing'], ...produceAcls('orders', written), ...consumeAcls('billing', read, 'billing'));
  expect(workingUsers(primary)).toEqual({ writer: 'orders', reader: 'billing', topic, group: 'billing' });
});

test('use what MirrorMaker copies, also where one alone uses what it does not copy', () => {
  const primary = cluster(['orders', 'billing'],
    ...produceAcls('orders', 'audit'), ...consumeAcls('orders', 'audit', 'audit'),
    ...produceAcls('orders', 'orders'), ...consumeAcls('billing', 'orders', 'billing'));
  expect(workingUsers(primary, ({ topic, group }) => topic === 'orders' && group === 'billing')).toEqual({ writer: 'orders', reader: 'billing', topic: 'orders', group: 'billing' });
  expect(workingUsers(primary, ({ topic }) => topic === 'payments')).toBeUndefined();
});

test('are none that read another topic than they write, that are not at the other side, or that may do everything', () => {
  expect(workingUsers(cluster(['orders'], ...produceAcls('orders', 'orders'), ...consumeAcls('orders', 'payments', 'orders')))).toBeUndefined();
  expect(workingUsers(cluster(['shipping'], ...produceAcls('shipping', 'a'), ...consumeAcls('shipping', 'a', 'a')))).toBeUndefined();
  expect(workingUsers(cluster(['operator'], ...administratorAcls('operator')))).toBeUndefined();
  expect(workingUsers({ ...other, acls: undefined })).toBeUndefined();
});

test('a certificate works alone: what one writes and another one reads is none', () => {
  const acls = [...produceAcls('CN=orders', 'orders'), ...consumeAcls('CN=billing', 'orders', 'billing')];
  expect(firstWorkingUser(['CN=orders', 'CN=billing'], acls)).toBeUndefined();
  expect(firstWorkingUser(['CN=orders', 'CN=billing'], [...acls, ...produceAcls('CN=billing', 'orders')])).toEqual({ username: 'CN=billing', topic: 'orders', group: 'billing' });
});
