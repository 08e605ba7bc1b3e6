import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ScramMskCluster } from '../../lib';
import { grantSecret } from '../../lib/private/grants';
import { ZonedStack } from '../stacks';
import { importCluster, importSecret, KEY_ARN, SECRET_ARN, CLUSTER_ARN } from '../scram-msk-cluster/existing';

interface Statement {
  readonly Action: string;
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function statementsOf(stack: ZonedStack): Statement[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.PolicyName.startsWith('Reader'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

function readerIn(stack: ZonedStack): iam.Role {
  return new iam.Role(stack, 'Reader', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
}

const VIA_SECRETS_MANAGER = { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } };

/** The three things that a client needs, and nothing more. */
function threeStatements(secret: unknown, cluster: unknown, key: unknown): unknown[] {
  return [
    { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secret },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key, Condition: VIA_SECRETS_MANAGER },
    { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: cluster },
  ];
}

function expectNoLambda(...stacks: ZonedStack[]): void {
  for (const stack of stacks) {
    const types = Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
    expect(types.filter((type) => type === 'AWS::Lambda::Function' || type.startsWith('Custom::'))).toEqual([]);
  }
}

test('to a role of the same stack', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  const grant = cluster.user('orders').grantRead(readerIn(stack));

  grant.assertSuccess();
  expect(statementsOf(stack)).toEqual(threeStatements(
    stack.resolve(cluster.user('orders').secret.secretArn),
    stack.resolve(cluster.clusterArn),
    stack.resolve(cluster.secretEncryptionKey.keyArn),
  ));
});

test('nothing of the user changes: no policy on the secret, none of a reader on the key', () => {
  const define = (granted: boolean) => {
    const stack = new ZonedStack();
    const user = new ScramMskCluster(stack, 'Kafka').addUser('orders');
    const reader = readerIn(stack);
    if (granted) {
      user.grantRead(reader);
    }
    const { Resources } = Template.fromStack(stack).toJSON();
    return Object.fromEntries(Object.entries(Resources).filter(([id]) => !id.startsWith('Reader')));
  };

  expect(define(true)).toEqual(define(false));
});

describe.each([
  { where: 'an app', scopeIn: (app: App): Construct => app, prefix: '' },
  { where: 'a Stage', scopeIn: (app: App): Construct => new Stage(app, 'Production'), prefix: 'Production-' },
])('in $where', ({ scopeIn, prefix }) => {
  test('to a role of a later stack of the same Region, which depends on the cluster and not the other way', () => {
    const scope = scopeIn(new App());
    const owner = new ZonedStack(scope, 'Owner');
    const cluster = new ScramMskCluster(owner, 'Kafka', { users: ['orders'] });
    const service = new ZonedStack(scope, 'Service');
    cluster.user('orders').grantRead(readerIn(service));

    const imported = { 'Fn::ImportValue': expect.stringContaining(`${prefix}Owner:`) };
    expect(statementsOf(service)).toEqual(threeStatements(imported, imported, imported));
    expect(owner.dependencies).toEqual([]);
    expect(service.dependencies).toEqual([owner]);
  });

  test('to a role of another Region, by weak references: no Lambda function in any stack', () => {
    const scope = scopeIn(new App());
    const owner = new ZonedStack(scope, 'Owner');
    const cluster = new ScramMskCluster(owner, 'Kafka', { users: ['orders'] });
    const service = new ZonedStack(scope, 'Service', { region: 'us-east-2' });
    cluster.user('orders').grantRead(readerIn(service));

    const output = { 'Fn::GetStackOutput': { StackName: `${prefix}Owner`, Region: 'us-east-1', OutputName: expect.any(String) } };
    expect(statementsOf(service)).toEqual(threeStatements(output, output, output));
    expectNoLambda(owner, service);
    expect(owner.dependencies).toEqual([]);
  });
});

test('a weak reference names an output that is there', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka', { users: ['orders'] });
  const service = new ZonedStack(app, 'Service', { region: 'us-east-2' });
  cluster.user('orders').grantRead(readerIn(service));

  const { Outputs } = Template.fromStack(owner).toJSON();
  const values = statementsOf(service).map(({ Resource }) => {
    const { OutputName } = (Resource as { 'Fn::GetStackOutput': { OutputName: string } })['Fn::GetStackOutput'];
    return Outputs[OutputName].Value;
  });
  expect(values).toEqual([
    owner.resolve(cluster.user('orders').secret.secretArn),
    owner.resolve(cluster.secretEncryptionKey.keyArn),
    owner.resolve(cluster.clusterArn),
  ]);
});

test('to a role of another Region for a key of a third stack', () => {
  const app = new App();
  const keys = new ZonedStack(app, 'Keys');
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(keys, 'Other');
  const user = new ScramMskCluster(owner, 'Kafka', { secretEncryptionKey: cluster.secretEncryptionKey }).addUser('orders');
  const service = new ZonedStack(app, 'Service', { region: 'us-east-2' });
  user.grantRead(readerIn(service));

  expect(statementsOf(service)[1]!.Resource).toEqual({
    'Fn::GetStackOutput': { StackName: 'Keys', Region: 'us-east-1', OutputName: expect.any(String) },
  });
  expectNoLambda(keys, owner, service);
});

test('many grants from many later stacks make no cycle', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka');
  for (const region of ['us-east-1', 'us-east-2', 'eu-west-1']) {
    cluster.addUser(region).grantRead(readerIn(new ZonedStack(app, `Service-${region}`, { region })));
  }

  expect(() => app.synth()).not.toThrow();
});

test('to a role that exists', () => {
  const stack = new ZonedStack();
  const user = new ScramMskCluster(stack, 'Kafka').addUser('orders');
  user.grantRead(iam.Role.fromRoleArn(stack, 'Reader', 'arn:aws:iam::123456789012:role/reader'));

  expect(statementsOf(stack)).toHaveLength(3);
});

test('a secret of another Region is decrypted by way of its own Region', () => {
  const stack = new ZonedStack(undefined, 'Service', { region: 'us-east-2' });
  const user = importCluster(stack, { users: { operator: importSecret(stack) } }).user('operator');
  user.grantRead(readerIn(stack));

  expect(statementsOf(stack)).toEqual(threeStatements(SECRET_ARN, CLUSTER_ARN, KEY_ARN));
});

test.each<[string, (stack: ZonedStack) => secretsmanager.ISecret]>([
  ['its name', (stack) => secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'my-secret')],
  ['its partial ARN', (stack) => secretsmanager.Secret.fromSecretPartialArn(stack, 'Secret', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:my-secret')],
])('a secret that is imported by %s is granted with whatever six characters its ARN ends in', (_, secretIn) => {
  const stack = new ZonedStack(undefined, undefined, { account: '123456789012' });
  grantSecret(readerIn(stack), secretIn(stack));

  expect(JSON.stringify(statementsOf(stack)[0]!.Resource)).toMatch(/:secretsmanager:us-east-1:123456789012:secret:my-secret-\?{6}"/);
});
