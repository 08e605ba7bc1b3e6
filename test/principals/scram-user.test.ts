import * as msk from '@aws-cdk/aws-msk-alpha';
import { App, CfnOutput, Duration, NestedStack, RemovalPolicy, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ScramMskCluster, ScramUser, type ScramMskClusterProps, type ScramUserProps } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { importCluster } from '../scram-msk-cluster/existing';

function define(props: ScramMskClusterProps = {}) {
  const stack = new ZonedStack(new App(), 'Streaming');
  return { stack, cluster: new ScramMskCluster(stack, 'Kafka', { users: ['orders'], ...props }) };
}

const byDescription = (...[one, other]: Record<string, string>[]) => one!.Description!.localeCompare(other!.Description!);

/** What a template says of users: secrets without what the place of a construct decides, the association, the ACLs. */
function usersIn(stack: ZonedStack): unknown {
  const template = Template.fromStack(stack);
  const secrets = Object.values(template.findResources('AWS::SecretsManager::Secret'));
  const [association] = Object.values(template.findResources('AWS::MSK::BatchScramSecret'));
  return {
    secrets: secrets.map(({ Properties: { Name, SecretString, ...properties }, DeletionPolicy }) => (
      { ...properties, named: Name !== undefined, copied: SecretString !== undefined, DeletionPolicy })).sort(byDescription),
    associated: association!.Properties.SecretArnList.length,
    acls: Object.values(template.findResources('Custom::MskAcls')).map(({ Properties }) => Properties.Acls),
    rotations: Object.values(template.findResources('AWS::SecretsManager::RotationSchedule')).map(({ DeletionPolicy }) => DeletionPolicy),
  };
}

test.each<[string, Pick<ScramUserProps, 'rotation'>]>([
  ['a password that stays', {}],
  ['a password that is rotated', { rotation: { automaticallyAfter: Duration.days(7) } }],
])('a user with %s is the same, whether the cluster adds it or a constructor does', (_, options) => {
  const [added, constructed] = [define(), define()];
  added.cluster.grants.produce(added.cluster.addUser('billing', options), 'billing');
  constructed.cluster.grants.produce(new ScramUser(constructed.stack, 'Billing', { cluster: constructed.cluster, username: 'billing', ...options }), 'billing');

  expect(usersIn(constructed.stack)).toEqual(usersIn(added.stack));
});

test('its secret is one of those that MSK reads, and the cluster knows it', () => {
  const { stack, cluster } = define();
  const billing = new ScramUser(stack, 'Billing', { cluster, username: 'billing' });

  expect(cluster.user('billing')).toBe(billing);
  Template.fromStack(stack).hasResourceProperties('AWS::MSK::BatchScramSecret', {
    SecretArnList: [cluster.user('orders'), billing].map(({ secret }) => stack.resolve(secret.secretArn)),
  });
});

test('what depends on it is deployed after MSK has it', () => {
  const { stack, cluster } = define();
  new sns.Topic(stack, 'StandsForAService').node.addDependency(new ScramUser(stack, 'Billing', { cluster, username: 'billing' }));

  const [association] = Object.keys(Template.fromStack(stack).findResources('AWS::MSK::BatchScramSecret'));
  Template.fromStack(stack).hasResource('AWS::SNS::Topic', { DependsOn: Match.arrayWith([association]) });
});

test('its secret is encrypted with the key of the cluster, unless it has its own', () => {
  const { stack, cluster } = define({ users: [] });
  const own = new kms.Key(stack, 'Own');
  new ScramUser(stack, 'Billing', { cluster, username: 'billing' });
  new ScramUser(stack, 'Shipping', { cluster, username: 'shipping', encryptionKey: own });

  const keys = Object.values(Template.fromStack(stack).findResources('AWS::SecretsManager::Secret')).map(({ Properties }) => Properties.KmsKeyId);
  expect(keys).toEqual([cluster.secretEncryptionKey, own].map(({ keyArn }) => stack.resolve(keyArn)));
});

test('its secret stays as long as the cluster does, wherever the user stands', () => {
  const { stack, cluster } = define({ removalPolicy: RemovalPolicy.RETAIN });
  new ScramUser(stack, 'Billing', { cluster, username: 'billing' });

  Template.fromStack(stack).allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('who reads its secret may stand in another stack', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka');
  const user = new ScramUser(owner, 'Billing', { cluster, username: 'billing' });
  const service = new ZonedStack(app, 'Service');
  user.grantRead(new iam.Role(service, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') }));
  cluster.grants.produce(user, 'billing');
  new CfnOutput(service, 'Name', { value: user.username });

  expect(JSON.stringify(Template.fromStack(service).findResources('AWS::IAM::Policy'))).toContain('Owner:ExportsOutputRefBillingSecret');
  expect(owner.dependencies).toEqual([]);
});

describe('an error says what is in the way', () => {
  test('a cluster that the app does not define, of either kind', () => {
    const stack = new ZonedStack();
    const clusters = [importCluster(stack), msk.Cluster.fromClusterArn(stack, 'Alpha', 'arn:aws:kafka:us-east-1:111122223333:cluster/existing/abcd-1')];
    const errors = clusters.map((cluster, index) => errorOf(() => new ScramUser(stack, `User${index}`, { cluster, username: 'orders' })));

    expect(errors).toEqual(clusters.map(({ node }, index) => `Streaming/User${index} cannot be defined:\n`
      + `  - cluster must be a ScramMskCluster of this app, got ${node.path}: the app that defines that makes its users, ScramUser.fromScramUserAttributes refers to one`));
  });

  test.each<[string, (stack: ZonedStack) => Construct, string]>([
    ['another stack', (stack) => new ZonedStack(stack.node.root as App, 'Service'), 'Service'],
    ['a nested stack', (stack) => new NestedStack(stack, 'Users'), 'Streaming/Users'],
  ])('%s than the cluster\'s, and where it must stand', (_, scopeIn, path) => {
    const { stack, cluster } = define();

    expect(errorOf(() => new ScramUser(scopeIn(stack), 'Billing', { cluster, username: 'billing' }))).toBe(`${path}/Billing cannot be defined:\n`
      + `  - scope must be in Streaming, the stack of the cluster, got ${path}: name a scope there, such as the cluster itself, or call addUser of Streaming/Kafka`);
  });

  test.each([
    ['a name that is there', 'orders', "username must be new to the cluster, got 'orders'"],
    ['the name of the administrator', 'acl-administrator', "username must not be 'acl-administrator'"],
    ['a name that Kafka cannot hold', 'a b', 'username must be 1 to 64 characters, '],
    ['a name that is not known yet', Token.asString({ Ref: 'Name' }), 'username must be known when the app is synthesized, got a token'],
  ])('%s', (_, username, says) => {
    const { stack, cluster } = define();

    expect(errorOf(() => new ScramUser(stack, 'User', { cluster, username }))).toContain(`Streaming/User cannot be defined:\n  - ${says}`);
  });

  test.each<[string, (stack: ZonedStack) => kms.IKey, string]>([
    ['an alias for its key', (stack) => kms.Alias.fromAliasName(stack, 'Key', 'alias/kafka'), 'must be a customer managed key by its own ARN, got an alias'],
    ['a key that is not symmetric', (stack) => new kms.Key(stack, 'Key', { keySpec: kms.KeySpec.RSA_2048 }), 'must be a symmetric key to encrypt and decrypt, got RSA_2048'],
    ['a key of another Region', (stack) => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/1'), 'must be in us-east-1, as Streaming/User is, got a key in eu-west-1'],
  ])('%s', (_, keyIn, must) => {
    const { stack, cluster } = define();

    expect(errorOf(() => new ScramUser(stack, 'User', { cluster, username: 'billing', encryptionKey: keyIn(stack) })))
      .toBe(`Streaming/User cannot be defined:\n  - encryptionKey ${must}`);
  });

  test('all of it at once', () => {
    const { stack, cluster } = define();
    const service = new ZonedStack(stack.node.root as App, 'Service');
    const message = errorOf(() => new ScramUser(service, 'User', { cluster, username: 'orders', rotation: { automaticallyAfter: Duration.hours(1) } }));

    expect(message.split('\n  - ').slice(1).map((fault) => fault.split(' ')[0])).toEqual(['scope', 'username', 'rotation.automaticallyAfter']);
  });
});
