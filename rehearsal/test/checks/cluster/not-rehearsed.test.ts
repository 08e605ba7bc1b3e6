import type { ClientInstanceDescription, ClusterDescription } from '../../../assembly/descriptions';
import { CHECKS } from '../../../checks';
import { login } from '../../../checks/cluster/login';
import { unknownTopic } from '../../../checks/cluster/topics';
import { users } from '../../../checks/cluster/users';
import { DEFAULT_MSK_VERSION } from '../../../../lib/kafka/releases/releases';

const CLIENT = { isOfRehearsal: true, otherClusters: [] } as unknown as ClientInstanceDescription;

function clusterWith(more: Partial<ClusterDescription>): ClusterDescription {
  return { name: 'Kafka', kafkaVersion: DEFAULT_MSK_VERSION, zones: 3, serverProperties: '', features: [], unknownFeatures: {}, users: [], unknownUsers: [], topics: [], ...more } as ClusterDescription;
}

/** What a report would have, without a run. */
function rowsOf(cluster: ClusterDescription): Record<string, string> {
  return Object.fromEntries(CHECKS.filter(({ appliesTo }) => appliesTo?.(CLIENT, cluster) ?? true)
    .flatMap(({ id, skipReason }) => skipReason?.(cluster, CLIENT) ? [[id, skipReason(cluster, CLIENT)!]] : []));
}

test('all of a plain cluster is rehearsed', () => expect(rowsOf(clusterWith({}))).toEqual({}));

test('whatever a cluster has and local brokers have not is a row with the reason', () => {
  expect(Object.keys(rowsOf(clusterWith({
    features: ['express', 'iam', 'no-login', 'plaintext', 'public-access', 'multi-vpc', 'tiered-storage'],
    kafkaVersion: DEFAULT_MSK_VERSION.replace('.kraft', ''),
    unknownServerProperties: 'no template defines it',
    unknownUsers: [{ secretArn: 'arn:brought', reason: 'it was brought' }],
  })))).toEqual([
    'cluster.configuration', 'cluster.unknown-users', 'cluster.zookeeper', 'cluster.express', 'cluster.iam', 'cluster.no-login',
    'cluster.plaintext-listener', 'cluster.public-access', 'cluster.multi-vpc', 'cluster.tiered-storage',
  ]);
  expect(rowsOf(clusterWith({ unknownUsers: [{ secretArn: 'arn:brought', reason: 'it was brought' }] }))).toEqual({ 'cluster.unknown-users': 'it was brought' });
});

test('what a cluster may have is a row, too, which says what is unknown', () => {
  expect(rowsOf(clusterWith({ unknownFeatures: { 'express': 'the parameter Type', 'mutual-tls': 'the parameter Tls' } }))).toEqual({
    'cluster.express': 'whether the template asks for it is known to AWS only: the parameter Type',
    'cluster.mutual-tls': 'whether the template asks for it is known to AWS only: the parameter Tls',
  });
});

test('where no user may do anything, what needs rights is not rehearsed, and the rest is', () => {
  const rows = rowsOf(clusterWith({ serverProperties: 'num.partitions=1\nallow.everyone.if.no.acl.found = false\n' }));
  expect(Object.keys(rows)).toEqual(['cluster.topic-defaults', 'cluster.broker-loss', 'cluster.produce-consume', 'cluster.unknown-topic', 'cluster.clients', 'cluster.go-client']);
  expect(rows['cluster.broker-loss']).toMatch(/^allow\.everyone\.if\.no\.acl\.found is false/);
});

test("scripts of a client instance are no matter of the rehearsal's own client, and a client instance that it replaces is a row", () => {
  expect(login.appliesTo!(CLIENT, clusterWith({}))).toBe(false);

  const inPlaceOf = { ...CLIENT, inPlaceOf: { name: 'Client', reason: 'its user is unknown' } };
  expect(login.appliesTo!(inPlaceOf, clusterWith({}))).toBe(true);
  expect(login.skipReason!(clusterWith({}), inPlaceOf)).toBe('Client: its user is unknown');
});

test("that the users of the templates log in is no matter of the rehearsal's own user", () => {
  const own = { username: 'msk-rehearsal' } as ClusterDescription['users'][number];
  expect(users.appliesTo!(CLIENT, clusterWith({ users: [own] }))).toBe(false);
  expect(users.appliesTo!(CLIENT, clusterWith({ users: [{ ...own, username: 'orders' }] }))).toBe(true);
});

test('that no topic comes of a misspelt name is no promise of a template that turns it on', () => {
  const appliesWith = (serverProperties: string) => unknownTopic.appliesTo!(CLIENT, clusterWith({ serverProperties }));
  expect(['', 'auto.create.topics.enable=false', 'auto.create.topics.enable=true\nauto.create.topics.enable=false'].map(appliesWith)).toEqual([true, true, true]);
  expect(['auto.create.topics.enable = true', 'auto.create.topics.enable=false\nauto.create.topics.enable: TRUE'].map(appliesWith)).toEqual([false, false]);
});
