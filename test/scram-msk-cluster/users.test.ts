import { App } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ScramMskCluster, ScramUser } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';

function define(users?: string[]) {
  const stack = new ZonedStack();
  return { stack, cluster: new ScramMskCluster(stack, 'Kafka', { users }) };
}

function associatedIn(stack: ZonedStack): unknown {
  const [association, ...more] = Object.values(Template.fromStack(stack).findResources('AWS::MSK::BatchScramSecret'));
  expect(more).toEqual([]);
  return association!.Properties.SecretArnList;
}

const secretOf = (cluster: ScramMskCluster, username: string) => cluster.stack.resolve(cluster.user(username).secret.secretArn);

test('a user has a name, a secret and a cluster', () => {
  const { cluster } = define();
  const user = cluster.addUser('orders');

  expect(user).toBeInstanceOf(ScramUser);
  expect(user.username).toBe('orders');
  expect(user.cluster).toBe(cluster);
  expect(cluster.user('orders')).toBe(user);
});

test('users of the props are the same as users that are added', () => {
  const { stack, cluster } = define(['orders']);

  expect(cluster.user('orders')).toBeInstanceOf(ScramUser);
  Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::Secret', 1);
});

test('the password is generated: 40 letters and digits, which need no escaping anywhere', () => {
  const { stack, cluster } = define(['orders']);

  Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::Secret', {
    KmsKeyId: stack.resolve(cluster.secretEncryptionKey.keyArn),
    GenerateSecretString: {
      SecretStringTemplate: '{"username":"orders"}',
      GenerateStringKey: 'password',
      PasswordLength: 40,
      ExcludePunctuation: true,
      IncludeSpace: false,
    },
    SecretString: Match.absent(),
  });
});

test('one association owns the whole list, in the order of the calls', () => {
  const { stack, cluster } = define(['orders', 'payments']);
  cluster.addUser('operator');

  expect(associatedIn(stack)).toEqual(['orders', 'payments', 'operator'].map((name) => secretOf(cluster, name)));
  Template.fromStack(stack).hasResourceProperties('AWS::MSK::BatchScramSecret', { ClusterArn: stack.resolve(cluster.clusterArn) });
});

test('a user whom the code of another stack adds is in the same list', () => {
  const app = new App();
  const stack = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  class Service extends ZonedStack {
    public readonly user = cluster.addUser('service');
  }
  const service = new Service(app, 'Service');

  expect(associatedIn(stack)).toEqual([secretOf(cluster, 'orders'), secretOf(cluster, 'service')]);
  Template.fromStack(service).resourceCountIs('AWS::SecretsManager::Secret', 0);
});

test('a user who is taken out leaves the list, and nobody else moves', () => {
  const before = define(['orders', 'payments', 'operator']);
  const after = define(['orders', 'operator']);

  expect(associatedIn(after.stack)).toEqual((associatedIn(before.stack) as unknown[]).filter((_, index) => index !== 1));
});

test('fails for the same user twice', () => {
  const { cluster } = define(['orders']);

  expect(errorOf(() => cluster.addUser('orders'))).toBe("Streaming/Kafka cannot have the user 'orders':\n  - username must be new to the cluster, got 'orders'");
});

test('fails for a name that Kafka or Secrets Manager cannot hold, and leaves no trace', () => {
  const { stack, cluster } = define();

  expect(errorOf(() => cluster.addUser('or"ders'))).toBe(
    "Streaming/Kafka cannot have the user 'or\"ders':\n  - username must be 1 to 64 characters, a letter or digit, then letters, digits and . _ @ + -");
  Template.fromStack(stack).resourceCountIs('AWS::MSK::BatchScramSecret', 0);
});

test('fails for the name of nobody', () => {
  expect(errorOf(() => define().cluster.addUser('ANONYMOUS'))).toContain("username must not be 'ANONYMOUS', Kafka's name for clients that did not log in");
});

test('fails for a user whom the cluster does not have, and names those it has', () => {
  expect(errorOf(() => define(['orders', 'operator']).cluster.user('payments')))
    .toBe("Streaming/Kafka has no user 'payments': its users are 'orders', 'operator'");
  expect(errorOf(() => define().cluster.user('payments'))).toContain('its users are none');
});

test('10 users are as many as one call of MSK takes; 11 warn once, 12 too', () => {
  const users = Array.from({ length: 10 }, (_, index) => `user-${index}`);
  const { stack, cluster } = define(users);
  Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('more than'));

  cluster.addUser('user-10');
  cluster.addUser('user-11');

  expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('more than 10 users: .* not documented'))).toHaveLength(1);
});

test('names that differ in case or in marks only are different users', () => {
  const { stack } = define(['orders', 'Orders', 'or.ders', 'or-ders']);

  Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::Secret', 4);
});
