import * as msk from '@aws-cdk/aws-msk-alpha';
import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IamLibrary, MskClientInstance, ScramMskCluster, ScramUser, type MskClientInstanceProps } from '../../lib';
import { iamClientProperties } from '../../lib/kafka/login/client-properties';
import { importCluster, importSecret } from '../scram-msk-cluster/existing';
import { ZonedStack } from '../stacks';
import { environmentIn, initIn } from './box';

const SHA512 = '0123456789abcdef'.repeat(8);

function define(props: Partial<MskClientInstanceProps> = { iam: true }, stack = new ZonedStack()) {
  const cluster = new ScramMskCluster(stack, 'Kafka', { iam: true });
  const box = new MskClientInstance(stack, 'Client', { user: cluster.addUser('operator'), ...props });
  return { stack, cluster, box };
}

function statementsOf(stack: ZonedStack): [unknown, unknown][] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.PolicyName.startsWith('ClientRole'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .map(({ Action, Resource }) => [Action, Resource]);
}

test('it has the library by its checksum and the file that names it', () => {
  const { stack } = define();

  expect(environmentIn(stack)).toMatchObject({
    IAM_LIBRARY_SOURCE: 'https://github.com/aws/aws-msk-iam-auth/releases/download/v2.3.5/aws-msk-iam-auth-2.3.5-all.jar',
    IAM_LIBRARY_SHA512: expect.stringMatching(/^84c1fed9[0-9a-f]{120}$/),
  });
  expect(initIn(stack).files['/etc/kafka/client-iam.properties']).toMatchObject({ content: iamClientProperties(), mode: '000644' });
});

test('its role may log in, and nothing more until it is granted something', () => {
  const { stack, cluster } = define();
  const arn = stack.resolve(cluster.clusterArn);

  expect(statementsOf(stack).filter(([action]) => JSON.stringify(action).includes('kafka'))).toEqual([
    ['kafka:GetBootstrapBrokers', arn], ['kafka-cluster:Connect', arn],
  ]);
});

test('it is granted topics as any role', () => {
  const { stack, cluster, box } = define();
  cluster.grants.consume(cluster.iamPrincipal(box), 'orders', { group: 'operators' });

  expect(statementsOf(stack).map(([action]) => action)).toContainEqual(['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData']);
});

test('it reaches the brokers on 9096 and 9098, and on no other port', () => {
  const { stack } = define();

  for (const type of ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress']) {
    expect(Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties }) => [Properties.FromPort, Properties.ToPort]))
      .toEqual(expect.arrayContaining([[9096, 9096], [9098, 9098]]));
    Template.fromStack(stack).resourceCountIs(type, 2);
  }
});

test('without it, a cluster with IAM makes the same box as one without', () => {
  const [withIam, without] = [true, false].map((iam) => {
    const stack = new ZonedStack();
    const cluster = new ScramMskCluster(stack, 'Kafka', { iam });
    new MskClientInstance(stack, 'Client', { user: cluster.addUser('operator') });
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Type: string }> };
    return Object.entries(Resources).filter(([, { Type }]) => Type !== 'AWS::MSK::Cluster');
  });

  expect(withIam).toEqual(without);
});

test('an existing cluster that is imported with IAM', () => {
  const stack = new ZonedStack();
  const cluster = importCluster(stack, { iam: true, users: { operator: importSecret(stack) } });
  new MskClientInstance(stack, 'Client', { user: cluster.user('operator'), iam: true });

  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-brokers', FromPort: 9098, ToPort: 9098 });
});

test('the library from a bucket: the role may read it, and nothing beside it', () => {
  const stack = new ZonedStack();
  const bucket = s3.Bucket.fromBucketName(stack, 'Tools', 'tools');
  define({ iam: true, iamLibrary: IamLibrary.bucket(bucket, 'iam.jar', SHA512) }, stack);

  expect(environmentIn(stack)).toMatchObject({ IAM_LIBRARY_SOURCE: 's3://tools/iam.jar', IAM_LIBRARY_SHA512: SHA512 });
  const [, resource] = statementsOf(stack).find(([action]) => action === 's3:GetObject')!;
  expect(JSON.stringify(resource)).toContain(':s3:::tools/iam.jar');
});

test('any other version, by its checksum; not by something else', () => {
  expect(IamLibrary.release('2.3.4', SHA512)).toMatchObject({
    source: 'https://github.com/aws/aws-msk-iam-auth/releases/download/v2.3.4/aws-msk-iam-auth-2.3.4-all.jar', sha512: SHA512,
  });
  expect(() => IamLibrary.release('2.3.4', SHA512.slice(1))).toThrow('sha512 must be 128 hexadecimal digits in lower case, got ');
});

test('an alpha cluster is not known to take IAM', () => {
  const stack = new ZonedStack();
  const { cluster } = define({}, stack);
  const alpha = msk.Cluster.fromClusterArn(stack, 'Alpha', 'arn:aws:kafka:us-east-1:123456789012:cluster/orders/1');

  const user = ScramUser.fromScramUserAttributes(stack, 'Operator', { username: 'operator', secret: importSecret(stack), cluster: alpha });

  expect(() => new MskClientInstance(stack, 'Other', { user, iam: true, vpc: cluster.vpc })).toThrow(
    'user must be of a cluster that lets clients log in with IAM where iam is true: a ScramMskCluster with iam, or one that is imported with it, got Streaming/Alpha');
});
