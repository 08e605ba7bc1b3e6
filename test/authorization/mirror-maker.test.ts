import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ClusterAuthorization, MirrorMakerPrimarySecondary, MirroredCluster, ReplicationDirection, ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

function define(authorization?: ClusterAuthorization, direction?: ReplicationDirection) {
  const app = new App();
  const [first, second] = ['Primary', 'Secondary'].map((id) => new ZonedStack(app, id)) as [ZonedStack, ZonedStack];
  const primary = new ScramMskCluster(first, 'Kafka', { authorization });
  const secondary = new ScramMskCluster(second, 'Kafka', { authorization });
  new MirrorMakerPrimarySecondary(new ZonedStack(app, 'MirrorMaker'), 'MirrorMaker', {
    primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary), topics: ['orders.*'], groups: ['billing'], direction,
  });
  return { primary: aclsIn(first), secondary: aclsIn(second) };
}

function aclsIn(stack: ZonedStack): string[] {
  return Object.values(Template.fromStack(stack).findResources('Custom::MskAcls')).flatMap(({ Properties }) => Properties.Acls)
    .filter((line) => line.startsWith('User:mirror-maker '));
}

test('MirrorMaker alone closes nothing', () => {
  expect(define()).toEqual({ primary: [], secondary: [] });
});

test('on closed clusters it reads on one side and writes on the other', () => {
  const { primary, secondary } = define(ClusterAuthorization.GRANTED_ONLY);
  expect(primary).toContain('User:mirror-maker READ TOPIC PREFIXED orders');
  expect(primary.join()).not.toMatch(/WRITE|CREATE|ALTER/);
  expect(secondary).toContain('User:mirror-maker WRITE TOPIC PREFIXED primary.orders');
  expect(secondary).toContain('User:mirror-maker READ GROUP LITERAL billing');
});

test('the sides change with the direction', () => {
  const { primary, secondary } = define(ClusterAuthorization.GRANTED_ONLY, ReplicationDirection.SECONDARY_TO_PRIMARY);
  expect(primary).toContain('User:mirror-maker WRITE TOPIC PREFIXED secondary.orders');
  expect(secondary.join()).not.toMatch(/WRITE|CREATE|ALTER/);
});
