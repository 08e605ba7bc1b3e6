import { App, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ScramMskCluster, type ScramMskClusterProps, type ScramUserRotation } from '../../lib';
import { AclDeclarations } from '../../lib/principals/acl-grants';
import { check } from '../examples/nag';
import { errorOf, ZonedStack } from '../stacks';

function define(rotation: ScramUserRotation = {}, props: ScramMskClusterProps = {}) {
  const stack = new ZonedStack(new App(), 'Streaming', { account: '111122223333' });
  const cluster = new ScramMskCluster(stack, 'Kafka', props);
  const user = cluster.addUser('orders', { rotation });
  return { stack, cluster, user };
}

/** The one resource whose logical id begins like that. */
function theOne(stack: ZonedStack, type: string, id: RegExp) {
  const found = Object.entries(Template.fromStack(stack).findResources(type)).filter(([logicalId]) => id.test(logicalId));
  expect(found).toHaveLength(1);
  return { logicalId: found[0]![0], ...found[0]![1] } as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
}

const SECRET = 'AWS::SecretsManager::Secret';
const CURRENT = /AlternatingCurrent/;
const OWN = /UsersordersSecret/;
const ALTERNATE = /AlternatingAlternate/;

test('clients read one secret, which begins as that of the user itself; no value stands in the template', () => {
  const { stack, cluster, user } = define();
  const own = theOne(stack, SECRET, OWN);
  const current = theOne(stack, SECRET, CURRENT);

  expect(stack.resolve(user.secret.secretArn)).toEqual({ Ref: current.logicalId });
  expect(current.Properties.SecretString).toEqual({ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: own.logicalId }, ':SecretString:::}}']] });
  expect(current.Properties.GenerateSecretString).toBeUndefined();
  expect(current.Properties.KmsKeyId).toEqual(stack.resolve(cluster.secretEncryptionKey.keyArn));
});

test('MSK reads a secret of each of the two users', () => {
  const { stack, user } = define();
  const [own, alternate] = [OWN, ALTERNATE].map((id) => theOne(stack, SECRET, id));

  expect(user.username).toBe('orders');
  expect(user.usernames).toEqual(['orders', 'orders-alternate']);
  expect(own!.Properties.GenerateSecretString.SecretStringTemplate).toBe('{"username":"orders"}');
  expect(alternate!.Properties.GenerateSecretString.SecretStringTemplate).toBe('{"username":"orders-alternate"}');
  for (const { Properties } of [own!, alternate!]) {
    expect(JSON.stringify(Properties.Name)).toContain('AmazonMSK_');
  }
  Template.fromStack(stack).hasResourceProperties('AWS::MSK::BatchScramSecret', {
    SecretArnList: [{ Ref: own!.logicalId }, { Ref: alternate!.logicalId }],
  });
});

test('to begin with rotation changes neither the secret that MSK reads nor its name', () => {
  const before = new ZonedStack();
  new ScramMskCluster(before, 'Kafka', { users: ['orders'] });
  const [plain, rotated] = [before, define().stack].map((stack) => theOne(stack, SECRET, OWN));
  expect(rotated).toEqual(plain);
});

test('Secrets Manager rotates what clients read, after MSK has learned both users, and not in the deploy itself', () => {
  const { stack } = define({ automaticallyAfter: Duration.days(7) });
  const schedule = theOne(stack, 'AWS::SecretsManager::RotationSchedule', /./);

  expect(schedule.Properties).toEqual({
    SecretId: { Ref: theOne(stack, SECRET, CURRENT).logicalId },
    RotationLambdaARN: { 'Fn::GetAtt': [theOne(stack, 'AWS::Lambda::Function', /Rotation/).logicalId, 'Arn'] },
    RotateImmediatelyOnUpdate: false,
    RotationRules: { ScheduleExpression: 'rate(7 days)' },
  });
  expect(schedule.DependsOn).toEqual(expect.arrayContaining([
    theOne(stack, 'AWS::MSK::BatchScramSecret', /./).logicalId,
    theOne(stack, 'AWS::Lambda::Permission', /./).logicalId,
  ]));
});

test('by default a password is the one to use for 30 days', () => {
  expect(theOne(define().stack, 'AWS::SecretsManager::RotationSchedule', /./).Properties.RotationRules.ScheduleExpression).toBe('rate(30 days)');
});

test('only Secrets Manager of this account may call the function', () => {
  Template.fromStack(define().stack).hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'secretsmanager.amazonaws.com', SourceAccount: '111122223333', Action: 'lambda:InvokeFunction',
  });
});

test('the function may touch the secrets of this user, and no other', () => {
  const { stack, cluster } = define({}, { users: ['billing'] });
  const [current, own, alternate] = [CURRENT, OWN, ALTERNATE].map((id) => ({ Ref: theOne(stack, SECRET, id).logicalId }));
  const statements = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

  expect(statements.filter(({ Action }) => !JSON.stringify(Action).includes('logs:'))).toEqual([
    { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: stack.resolve(cluster.clusterArn) },
    {
      Effect: 'Allow',
      Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      Resource: current,
    },
    { Effect: 'Allow', Action: 'secretsmanager:PutSecretValue', Resource: [own, alternate] },
    { Effect: 'Allow', Action: 'secretsmanager:GetRandomPassword', Resource: '*' },
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: stack.resolve(cluster.secretEncryptionKey.keyArn),
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
    },
  ]);
});

test('the function stands beside the brokers and reaches them and HTTPS', () => {
  const { stack, cluster } = define();
  const { Properties } = theOne(stack, 'AWS::Lambda::Function', /Rotation/);
  const group = Properties.VpcConfig.SecurityGroupIds[0];

  expect(Properties.VpcConfig.SubnetIds).toEqual(cluster.subnets.map(({ subnetId }) => stack.resolve(subnetId)));
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { SourceSecurityGroupId: group, FromPort: 9096, ToPort: 9096 });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Rotates a user of an Amazon MSK cluster',
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 })],
  });
  expect(Properties.Environment.Variables.KAFKA_CLUSTER_ARN).toEqual(stack.resolve(cluster.clusterArn));
});

test('what a user is granted holds for every name that it logs in with', () => {
  const { stack, cluster, user } = define();
  cluster.grants.produce(cluster.addUser('billing'), 'billing');
  cluster.grants.produce(user, 'orders');
  cluster.grants.consume(user, 'orders', { group: 'orders' });

  const [acls] = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls')).map(({ Properties }) => Properties.Acls.slice(6));
  expect(acls).toEqual([
    'User:billing WRITE TOPIC LITERAL billing',
    ...['WRITE TOPIC LITERAL orders', 'READ TOPIC LITERAL orders', 'READ GROUP LITERAL orders']
      .flatMap((acl) => [`User:orders ${acl}`, `User:orders-alternate ${acl}`]),
  ]);
});

test('what a construct of the library needs holds for every name too', () => {
  const { stack, cluster, user } = define();
  AclDeclarations.of(cluster)!.grantWhereClosed([{ principal: 'User:orders', operation: 'DESCRIBE', resourceType: 'CLUSTER', patternType: 'LITERAL', name: 'kafka-cluster' }]);
  cluster.grants.produce(user, 'orders');
  const [acls] = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls')).map(({ Properties }) => Properties.Acls);
  expect(acls).toContain('User:orders-alternate DESCRIBE CLUSTER LITERAL kafka-cluster');
});

test('what depends on the user is deployed after the secret that it reads, and after MSK has both', () => {
  const { stack, user } = define();
  new sns.Topic(stack, 'StandsForAService').node.addDependency(user);
  expect(theOne(stack, 'AWS::SNS::Topic', /./).DependsOn).toEqual(expect.arrayContaining([
    theOne(stack, SECRET, CURRENT).logicalId,
    theOne(stack, 'AWS::MSK::BatchScramSecret', /./).logicalId,
  ]));
});

test('the secrets stay with the cluster, what rotates them goes with its user', () => {
  const { stack } = define({}, { removalPolicy: RemovalPolicy.RETAIN });
  for (const id of [OWN, ALTERNATE, CURRENT]) {
    expect(theOne(stack, SECRET, id).DeletionPolicy).toBe('Retain');
  }
  for (const type of ['AWS::SecretsManager::RotationSchedule', 'AWS::Lambda::Function', 'AWS::Lambda::Permission']) {
    expect(theOne(stack, type, /./).DeletionPolicy).toBe('Delete');
  }
});

test('cdk-nag finds nothing without a reason', () => {
  const { cluster, user } = define();
  cluster.grants.produce(user, 'orders');
  expect(check(cluster.stack)).toMatchObject({ open: [], idle: [] });
});

test.each([Duration.hours(3), Duration.minutes(270), Duration.days(1001)])('a period of %s is refused, with what it must be', (automaticallyAfter) => {
  expect(errorOf(() => define({ automaticallyAfter }))).toBe(
    `Streaming/Kafka/Users/orders cannot be defined:\n  - rotation.automaticallyAfter must be whole hours, at least 4 hours and at most 1000 days, got ${automaticallyAfter.toHumanString()}`);
});

test.each([Duration.hours(4), Duration.hours(36), Duration.days(1000)])('a period of %s is taken', (automaticallyAfter) => {
  expect(() => define({ automaticallyAfter })).not.toThrow();
});

test('a name that would meet another is refused, whichever came first', () => {
  const { cluster } = define();
  expect(errorOf(() => cluster.addUser('orders-alternate'))).toContain("username must be new to the cluster, got 'orders-alternate'");
  cluster.addUser('billing-alternate');
  expect(errorOf(() => cluster.addUser('billing', { rotation: {} }))).toContain("username must be new to the cluster, got 'billing-alternate' (the second name with rotation, 'billing-alternate')");
});

test('a name too long for the one that takes turns with it is refused', () => {
  const { cluster } = define();
  expect(errorOf(() => cluster.addUser('a'.repeat(55), { rotation: {} }))).toContain('1 to 64 characters');
  expect(() => cluster.addUser('a'.repeat(54), { rotation: {} })).not.toThrow();
});

test('the secret of a user that was brought is not rotated', () => {
  const { stack, cluster } = define();
  const secret = secretsmanager.Secret.fromSecretCompleteArn(stack, 'Brought', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_billing-AbCdEf');
  expect(errorOf(() => cluster.addUser('billing', { secret, rotation: {} }))).toContain('rotation must be given without secret, got both');
});
