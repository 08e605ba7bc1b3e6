import { ClusterAuthorization, ReplicatedClusters, TopicNaming, type ScramMskCluster } from '../../lib';
import { administratorAcls } from '../../lib/kafka/acls/acl-grants';
import { formatAcl } from '../../lib/kafka/acls/acls';
import { errorOf, ZonedStack } from '../stacks';
import { importCluster } from '../scram-msk-cluster/existing';
import { aclsIn, define, defineRegions } from './regions';

describe.each([TopicNaming.PREFIXED, TopicNaming.IDENTICAL])('with %s names', (topicNaming) => {
  test('transactions and the rights of an operator are the same on both sides', () => {
    const { clusters, primaryStack, secondaryStack } = define(topicNaming);
    clusters.grants.transact(clusters.addUser('orders'), 'orders-*');
    clusters.grants.administer(clusters.addUser('operator'));

    const acls = [
      'User:orders WRITE TRANSACTIONAL_ID PREFIXED orders-',
      ...administratorAcls('operator').map(formatAcl),
    ];
    expect([aclsIn(primaryStack), aclsIn(secondaryStack)]).toEqual([acls, acls]);
  });

  test('a user of other clusters is refused', () => {
    const topic = define(topicNaming).clusters.addTopic('orders', { partitions: 6 });
    const stranger = define(topicNaming).clusters.addUser('stranger');
    const refusal = "'stranger' of Primary/Kafka and Secondary/Kafka cannot be granted anything:\n  - user must be one of Primary/Kafka and Secondary/Kafka, got 'stranger' of Primary/Kafka and Secondary/Kafka";

    expect(errorOf(() => topic.grants.produce(stranger))).toBe(refusal);
    expect(errorOf(() => topic.grants.consume(stranger, { group: 'orders' }))).toBe(refusal);
  });

  test('what Kafka does not know is refused once', () => {
    const { clusters } = define(topicNaming);

    expect(errorOf(() => clusters.grants.produce(clusters.addUser('orders'), 'two words'))).toMatch(/^Primary\/Kafka\/Users\/orders cannot be granted anything:\n {2}- topic must be [^\n]+, got 'two words'$/);
  });
});

test('one cluster twice is refused', () => {
  const { primary } = defineRegions();

  expect(errorOf(() => ReplicatedClusters.of({ primary, secondary: primary }))).toBe(
    'ReplicatedClusters cannot be defined:\n  - primary and secondary must be two clusters, got one');
});

test('an existing cluster, which JavaScript lets through, is refused on both sides in one error', () => {
  const { app } = defineRegions();
  const existing = importCluster(new ZonedStack(app, 'Elsewhere')) as ScramMskCluster;

  expect(errorOf(() => ReplicatedClusters.of({ primary: existing, secondary: existing }))).toBe([
    'ReplicatedClusters cannot be defined:',
    '  - primary and secondary must be two clusters, got one',
    '  - primary must be a ScramMskCluster that this app defines, got another: its users are added by the app that defines it',
    '  - secondary must be a ScramMskCluster that this app defines, got another: its users are added by the app that defines it',
  ].join('\n'));
});

test('clusters on which every user may do everything take no grant', () => {
  const { primary, secondary } = defineRegions({ authorization: ClusterAuthorization.EVERY_USER });
  const clusters = ReplicatedClusters.of({ primary, secondary });

  expect(errorOf(() => clusters.grants.produce(clusters.addUser('orders'), 'orders'))).toContain('authorization must be GRANTED_ONLY together with a grant, got EVERY_USER and a grant to User:orders');
});
