import { consumeAcls, produceAcls } from '../../../lib/kafka/acls/acl-grants';
import { formatAcl, type Acl } from '../../../lib/kafka/acls/acls';
import type { ClusterDescription, MirrorMakerDescription } from '../../assembly/descriptions';
import { accessInWords, accessOf } from '../../environment/replication-access';

const COUNTS = { primary: 5, secondary: 8 };

function cluster(acls?: readonly Acl[]): ClusterDescription {
  return {
    users: ['orders', 'billing'].map((username) => ({ username, secretArn: `arn:${username}` })),
    acls: acls && { properties: { ClusterArn: 'arn', AdministratorSecretArn: 'arn', Acls: acls.map(formatAcl) } },
  } as unknown as ClusterDescription;
}

function mirrorMaker(topics: string, groups = '.*'): MirrorMakerDescription {
  return { target: 'secondary', environment: { MIRROR_MAKER_PROPERTIES: `primary->secondary.topics=${topics}\nprimary->secondary.groups=${groups}` } } as unknown as MirrorMakerDescription;
}

const two = cluster([...produceAcls('orders', 'orders'), ...consumeAcls('billing', 'orders', 'billing')]);

test('one user writes and another one reads what is copied', () => {
  const access = accessOf(two, two, mirrorMaker('orders'));
  expect(access).toEqual({ isClosed: true, users: { writer: 'orders', reader: 'billing', topic: 'orders', group: 'billing' } });
  expect(accessInWords(access, COUNTS)).toBe('closed by 5 and 8 ACLs: orders writes and billing reads, which may do no more than they were granted');
});

test('one user does both', () => {
  const one = cluster([...produceAcls('orders', 'orders'), ...consumeAcls('orders', 'orders', 'orders')]);
  expect(accessInWords(accessOf(one, one, mirrorMaker('.*')), COUNTS)).toBe('closed by 5 and 8 ACLs: the application is orders, which may do no more than it was granted');
});

test.each([
  ['its topic is not copied', mirrorMaker('payments')],
  ['offsets of its group are not synced', mirrorMaker('orders', 'shipping')],
])('the clusters are closed although no user can move, as %s', (_, forward) => {
  const access = accessOf(two, two, forward);
  expect(access).toEqual({ isClosed: true });
  expect(accessInWords(access, COUNTS)).toMatch(/^closed by 5 and 8 ACLs: an administrator is the application, as no users/);
});

test("what the rehearsal adds to the template's topics counts as copied", () => {
  const all = cluster([...produceAcls('orders', '*'), ...consumeAcls('billing', '*', '*')]);
  expect(accessOf(all, all, mirrorMaker('payments', 'shipping')).users).toMatchObject({ topic: 'rehearsal-any', group: 'rehearsal-any' });
});

test.each([[two, cluster()], [cluster(), two]])('every user may do everything where one side declares no ACLs', (primary, secondary) => {
  const access = accessOf(primary, secondary, mirrorMaker('.*'));
  expect(access).toEqual({ isClosed: false });
  expect(accessInWords(access, COUNTS)).toBe('every user may do everything');
});
