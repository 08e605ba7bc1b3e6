import { ClusterAuthorization, ReplicatedClusters, TopicNaming, type ScramMskCluster } from '../../lib';
import { administratorAcls } from '../../lib/kafka/acl-grants';
import { formatAcl } from '../../lib/kafka/acls';
import { errorOf, ZonedStack } from '../stacks';
import { importCluster } from '../scram-msk-cluster/existing';
import { aclsIn, define, defineRegions } from './regions';

describe.each([TopicNaming.PREFIXED, TopicNaming.IDENTICAL])('with %s names', (topicNaming) => {
  test('transactions and the rights of an operator are the same on both sides', () => {
    const { clusters, primaryStack, secondaryStack } = define(topicNaming);
    clusters.addUser('orders').grantTransactions('orders-*');
    clusters.addUser('operator').grantAdmin();

    const acls = [
      'User:orders WRITE TRANSACTIONAL_ID PREFIXED orders-',
      ...administratorAcls('operator').map(formatAcl),
    ];
    expect([aclsIn(primaryStack), aclsIn(secondaryStack)]).toEqual([acls, acls]);
  });

  test('a user of other clusters is refused', () => {
    const topic = define(topicNaming).clusters.addTopic('orders', { partitions: 6 });
    const stranger = define(topicNaming).clusters.addUser('stranger');
    const refusal = "the topic 'orders' cannot be granted: user must be one of Primary/Kafka and Secondary/Kafka, got 'stranger' of Primary/Kafka and Secondary/Kafka";

    expect(errorOf(() => topic.grantProduce(stranger))).toBe(refusal);
    expect(errorOf(() => topic.grantConsume(stranger, { group: 'orders' }))).toBe(refusal);
  });

  test('what Kafka does not know is refused once', () => {
    const orders = define(topicNaming).clusters.addUser('orders');

    expect(errorOf(() => orders.grantProduce('two words'))).toMatch(/^Primary\/Kafka\/Users\/orders cannot be granted anything:\n {2}- topic must be [^\n]+, got 'two words'$/);
  });
});

test('one cluster twice is refused', () => {
  const { primary } = defineRegions();

  expect(errorOf(() => new ReplicatedClusters({ primary, secondary: primary }))).toBe(
    'ReplicatedClusters cannot be defined:\n  - primary and secondary must be two clusters, got one');
});

test('an existing cluster, which JavaScript lets through, is refused on both sides in one error', () => {
  const { app } = defineRegions();
  const existing = importCluster(new ZonedStack(app, 'Elsewhere')) as ScramMskCluster;

  expect(errorOf(() => new ReplicatedClusters({ primary: existing, secondary: existing }))).toBe([
    'ReplicatedClusters cannot be defined:',
    '  - primary and secondary must be two clusters, got one',
    '  - primary must be a ScramMskCluster that this app defines, got another: its users are added by the app that defines it',
    '  - secondary must be a ScramMskCluster that this app defines, got another: its users are added by the app that defines it',
  ].join('\n'));
});

test('clusters on which every user may do everything take no grant', () => {
  const { primary, secondary } = defineRegions({ authorization: ClusterAuthorization.EVERY_USER });
  const orders = new ReplicatedClusters({ primary, secondary }).addUser('orders');

  expect(errorOf(() => orders.grantProduce('orders'))).toContain('authorization must be GRANTED_ONLY together with a grant, got EVERY_USER and a grant to User:orders');
});
