import { App, SecretValue, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { ScramMskCluster } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { importSecret, SECRET_ARN } from '../scram-msk-cluster/existing';

type Secret = (stack: ZonedStack) => secretsmanager.ISecret;

function define(secret: Secret) {
  const stack = new ZonedStack(new App(), 'Streaming', { account: '123456789012' });
  const cluster = new ScramMskCluster(stack, 'Kafka');
  return { stack, cluster, user: cluster.addUser('operator', { secret: secret(stack) }) };
}

function generated(stack: ZonedStack, secretStringTemplate: string): secretsmanager.ISecret {
  return new secretsmanager.Secret(stack, 'Mine', {
    secretName: 'AmazonMSK_mine',
    encryptionKey: new kms.Key(stack, 'Key'),
    generateSecretString: { secretStringTemplate, generateStringKey: 'password' },
  });
}

const byArn = (arn: string): Secret => (stack) => importSecret(stack, 'Secret', arn);

test('a secret that exists, by its complete ARN', () => {
  const { stack, user } = define(importSecret);

  expect(user.username).toBe('operator');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::MSK::BatchScramSecret', { SecretArnList: [SECRET_ARN] });
  template.resourceCountIs('AWS::SecretsManager::Secret', 0);
});

test('a secret of the app, with its own name and key', () => {
  const { stack, user } = define((scope) => new secretsmanager.Secret(scope, 'Mine', {
    secretName: 'AmazonMSK_mine',
    encryptionKey: new kms.Key(scope, 'Key'),
  }));

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::BatchScramSecret', { SecretArnList: [stack.resolve(user.secret.secretArn)] });
});

test('a reader of a brought secret reads that one and decrypts with its key', () => {
  const { stack, user } = define(importSecret);
  const role = new iam.Role(stack, 'Reader', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
  user.grantRead(role);
  const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));

  expect(policies).toContain(SECRET_ARN);
  expect(policies).toContain(user.secret.encryptionKey!.keyArn);
});

test.each<{ kind: string; secret: Secret; says: string }>([
  {
    kind: 'a partial ARN',
    secret: (stack) => secretsmanager.Secret.fromSecretPartialArn(stack, 'Secret', SECRET_ARN.slice(0, -7)),
    says: "secret must be imported with its complete ARN, got 'AmazonMSK_operator' with a partial one or none",
  },
  {
    kind: 'a name only',
    secret: (stack) => secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'AmazonMSK_operator'),
    says: "secret must be imported with its complete ARN, got 'AmazonMSK_operator'",
  },
  {
    kind: 'another prefix',
    secret: byArn('arn:aws:secretsmanager:us-east-1:123456789012:secret:operator-AbCdEf'),
    says: "secret must have a name that begins with AmazonMSK_, got 'operator'",
  },
  {
    kind: 'nothing behind the prefix',
    secret: byArn('arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_-AbCdEf'),
    says: "secret must have a name that begins with AmazonMSK_, got 'AmazonMSK_'",
  },
  {
    kind: 'another Region',
    secret: byArn(SECRET_ARN.replace('us-east-1', 'us-east-2')),
    says: 'secret must be in us-east-1, the Region of the cluster, got one in us-east-2',
  },
  {
    kind: 'another account',
    secret: byArn(SECRET_ARN.replace('123456789012', '210987654321')),
    says: 'secret must be in account 123456789012, that of the cluster, got one in 210987654321',
  },
  {
    kind: 'a name of the app with another prefix',
    secret: (stack) => new secretsmanager.Secret(stack, 'Mine', { secretName: 'mine', encryptionKey: new kms.Key(stack, 'Key') }),
    says: "secret must have a name that begins with AmazonMSK_, got 'mine'",
  },
  {
    kind: 'a name that CloudFormation makes up',
    secret: (stack) => new secretsmanager.Secret(stack, 'Mine', { encryptionKey: new kms.Key(stack, 'Key') }),
    says: "secret must have a name that begins with AmazonMSK_, got 'Streaming/Mine'",
  },
  {
    kind: "Secrets Manager's own key",
    secret: (stack) => new secretsmanager.Secret(stack, 'Mine', { secretName: 'AmazonMSK_mine', secretStringValue: SecretValue.unsafePlainText('x') }),
    says: "secret must be encrypted with a customer managed key, got 'AmazonMSK_mine' without encryptionKey",
  },
  {
    kind: 'an alias for its key',
    secret: (stack) => new secretsmanager.Secret(stack, 'Mine', { secretName: 'AmazonMSK_mine', encryptionKey: kms.Alias.fromAliasName(stack, 'Key', 'alias/kafka') }),
    says: 'encryptionKey of secret must be a customer managed key by its own ARN, got an alias',
  },
  {
    kind: 'an alias for its key, of one that exists',
    secret: (stack) => secretsmanager.Secret.fromSecretAttributes(stack, 'Secret', {
      secretCompleteArn: SECRET_ARN, encryptionKey: kms.Alias.fromAliasName(stack, 'Key', 'alias/kafka'),
    }),
    says: 'encryptionKey of secret must be a customer managed key by its own ARN, got an alias',
  },
  {
    kind: 'the name of another user in it',
    secret: (stack) => generated(stack, JSON.stringify({ username: 'billing' })),
    says: "secret must hold the username 'operator', got 'billing' in generateSecretString.secretStringTemplate",
  },
])('fails for a secret with $kind', ({ secret, says }) => {
  const message = errorOf(() => define(secret));

  expect(message.startsWith("Streaming/Kafka cannot have the user 'operator':\n")).toBe(true);
  expect(message).toContain(says);
});

test('fails with all faults of a secret at once', () => {
  const message = errorOf(() => define((stack) => secretsmanager.Secret.fromSecretPartialArn(stack, 'Secret',
    'arn:aws:secretsmanager:us-east-2:210987654321:secret:operator')));

  for (const fault of ['a name that begins', 'complete ARN', 'got one in us-east-2', 'got one in 210987654321']) {
    expect(message).toContain(fault);
  }
});

test('fails for a secret with a resource policy, which MSK writes itself, whoever attached it', () => {
  const { stack, user } = define((scope) => new secretsmanager.Secret(scope, 'Mine', {
    secretName: 'AmazonMSK_mine',
    encryptionKey: new kms.Key(scope, 'Key'),
  }));
  user.secret.denyAccountRootDelete();

  expect(errorOf(() => Template.fromStack(stack))).toContain('Streaming/Mine must have no resource policy, got one: MSK attaches its own');
});

test('fails for a resource policy on a generated secret too', () => {
  const stack = new ZonedStack();
  const user = new ScramMskCluster(stack, 'Kafka').addUser('orders');
  user.secret.addToResourcePolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'], principals: [new iam.AccountPrincipal('123456789012')] }));

  expect(errorOf(() => Template.fromStack(stack))).toContain('Streaming/Kafka/Users/orders/Secret must have no resource policy, got one');
});

test.each([
  ['of the user', JSON.stringify({ username: 'operator' })],
  ['that only the deploy knows', JSON.stringify({ username: Token.asString({ Ref: 'Name' }) })],
  ['without a name', '{}'],
  ['that is no JSON, which Secrets Manager refuses', 'operator'],
])('a secret with a name %s is not refused', (_, template) => {
  expect(() => define((stack) => generated(stack, template))).not.toThrow();
});

test.each<[string, (stack: ZonedStack) => Secret]>([
  ['the same secret', (stack) => {
    const secret = importSecret(stack);
    return () => secret;
  }],
  ['two imports of one secret', () => {
    let count = 0;
    return (stack) => importSecret(stack, `Secret${count++}`);
  }],
])('fails for two users with %s', (_, secretsIn) => {
  const stack = new ZonedStack(new App(), 'Streaming', { account: '123456789012' });
  const cluster = new ScramMskCluster(stack, 'Kafka');
  const secret = secretsIn(stack);
  cluster.addUser('operator', { secret: secret(stack) });

  expect(errorOf(() => cluster.addUser('billing', { secret: secret(stack) })))
    .toBe("Streaming/Kafka cannot have the user 'billing':\n  - secret must be of one user only, got that of 'operator'");
});

test.each([
  ['AmazonMSK_orders-123456', 1],
  ['AmazonMSK_orders-12345', 0],
  ['AmazonMSK_orders', 0],
])('warns of a name that ends as an ARN does: %s', (name, warnings) => {
  const { stack } = define(byArn(`arn:aws:secretsmanager:us-east-1:123456789012:secret:${name}-AbCdEf`));

  expect(Annotations.fromStack(stack).findWarning('/Streaming/Kafka/Users/operator',
    Match.stringLikeRegexp(`secret must have a name that does not end in a hyphen and six characters, as ARNs do, got '${name}'`))).toHaveLength(warnings);
});
