import { Annotations as AppAnnotations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ClusterAuthorization, ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';

const ID = 'cdk-msk-georeplication:iam-with-grants';

function define(props: ScramMskClusterProps, grants = false) {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'], ...props });
  if (grants) {
    cluster.grants.produce(cluster.user('orders'), 'orders');
  }
  return { stack, cluster };
}

function warningsIn(stack: ZonedStack): string[] {
  return Annotations.fromStack(stack).findWarning('/Streaming/Kafka', Match.anyValue()).map(({ entry }) => String(entry.data)).filter((text) => text.includes(ID));
}

test.each<[string, ScramMskClusterProps, boolean]>([
  ['a grant', {}, true],
  ['GRANTED_ONLY', { authorization: ClusterAuthorization.GRANTED_ONLY }, false],
])('IAM beside %s is a warning that says in which order to deploy', (_, props, grants) => {
  const [warning, ...more] = warningsIn(define({ iam: true, ...props }, grants).stack);

  expect(more).toEqual([]);
  expect(warning).toContain('iam must be turned on in a deploy after the one that closed the cluster');
  expect(warning).toContain('deploy without iam first, then with it, and acknowledge this warning');
});

test('it is acknowledged by its id, once the cluster is closed', () => {
  const { stack, cluster } = define({ iam: true }, true);
  AppAnnotations.of(cluster).acknowledgeWarning(ID, 'The first deploy closed the cluster');

  expect(warningsIn(stack)).toEqual([]);
});

test.each<[string, ScramMskClusterProps, boolean]>([
  ['IAM without a grant', { iam: true }, false],
  ['a grant without IAM', {}, true],
])('%s: no warning', (_, props, grants) => {
  expect(warningsIn(define(props, grants).stack)).toEqual([]);
});

test('a grant to a role closes nothing: no warning', () => {
  const { stack, cluster } = define({ iam: true });
  cluster.grants.produce(cluster.iamPrincipal(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') })), 'orders');

  expect(warningsIn(stack)).toEqual([]);
});
