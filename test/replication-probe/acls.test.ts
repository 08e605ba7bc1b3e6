import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ClusterAuthorization, MirroredCluster, MirrorMakerPrimarySecondary, ReplicationProbe, ScramMskCluster, TopicNaming } from '../../lib';
import { ZonedStack } from '../stacks';

function aclsOf(authorization?: ClusterAuthorization, topicNaming?: TopicNaming) {
  const app = new App();
  const [first, second] = ['Primary', 'Secondary'].map((id) => new ZonedStack(app, id)) as [ZonedStack, ZonedStack];
  const primary = new ScramMskCluster(first, 'Kafka', { authorization });
  const secondary = new ScramMskCluster(second, 'Kafka', { authorization });
  const stack = new ZonedStack(app, 'MirrorMaker');
  const mirrorMaker = new MirrorMakerPrimarySecondary(stack, 'MirrorMaker', {
    primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary), topics: ['orders.*', 'bills'], topicNaming,
  });
  new ReplicationProbe(stack, 'Probe', { mirrorMaker });
  return [first, second].map((side) => Object.values(Template.fromStack(side).findResources('Custom::MskAcls')).flatMap(({ Properties }) => Properties.Acls)
    .filter((line: string) => line.startsWith('User:replication-probe ')).sort());
}

test('a probe alone closes nothing', () => {
  expect(aclsOf()).toEqual([[], []]);
});

test('on closed clusters it reads originals and describes copies, and has no other right', () => {
  expect(aclsOf(ClusterAuthorization.GRANTED_ONLY)).toEqual([
    ['User:replication-probe READ TOPIC LITERAL bills', 'User:replication-probe READ TOPIC PREFIXED orders'],
    [
      'User:replication-probe DESCRIBE TOPIC LITERAL primary.bills',
      'User:replication-probe DESCRIBE TOPIC PREFIXED primary.orders',
      'User:replication-probe DESCRIBE_CONFIGS TOPIC LITERAL primary.bills',
      'User:replication-probe DESCRIBE_CONFIGS TOPIC PREFIXED primary.orders',
    ],
  ]);
});

test('under identical names the copies have theirs', () => {
  expect(aclsOf(ClusterAuthorization.GRANTED_ONLY, TopicNaming.IDENTICAL)[1]).toEqual(
    expect.arrayContaining(['User:replication-probe DESCRIBE TOPIC LITERAL bills', 'User:replication-probe DESCRIBE TOPIC PREFIXED orders']));
});
