import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { CfnParameter, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { ScramMskCluster, ScramUser, type ScramMskClusterAttributes } from '../../lib';
import { IMPORT_RULES } from '../../lib/scram-msk-cluster/rules/imported';
import { errorOf, ZonedStack } from '../stacks';
import { CLUSTER_ARN, importCluster, importSecret, KEY_ARN, SECRET_ARN } from './existing';
import { vpcIn } from './rules/row';

describe('a cluster that exists', () => {
  test('has the name and the Region of its ARN', () => {
    const cluster = importCluster(new ZonedStack(undefined, undefined, { region: 'us-east-2' }));

    expect(cluster.clusterArn).toBe(CLUSTER_ARN);
    expect(cluster.clusterName).toBe('orders');
    expect(cluster.env).toEqual({ region: 'us-east-1', account: '123456789012' });
    expect(cluster.brokerType).toBe(BrokerType.STANDARD);
  });

  test('may be named in the deploy', () => {
    const stack = new ZonedStack();
    const cluster = importCluster(stack, { clusterArn: new CfnParameter(stack, 'Arn').valueAsString });

    expect(stack.resolve(cluster.clusterName)).toEqual({ 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Arn' }] }] });
  });

  test('has users, by name, with the secrets that were brought', () => {
    const stack = new ZonedStack();
    const secret = importSecret(stack);
    const cluster = importCluster(stack, { users: { operator: secret } });

    expect(cluster.user('operator')).toMatchObject({ username: 'operator', secret, cluster });
    expect(errorOf(() => cluster.user('orders'))).toContain("has no user 'orders': its users are 'operator'");
  });

  test('lets clients in by rules on its security group', () => {
    const stack = new ZonedStack();
    const cluster = importCluster(stack);
    const client = new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc });
    cluster.connections.allowDefaultPortFrom(client);

    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: 'sg-brokers',
      SourceSecurityGroupId: stack.resolve(client.securityGroupId),
      FromPort: 9096,
      ToPort: 9096,
    });
  });

  test('defines nothing', () => {
    const stack = new ZonedStack();
    importCluster(stack, { users: { operator: importSecret(stack) } });

    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
  });
});

const PARTIAL = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_operator';
const partial = (stack: ZonedStack) => secretsmanager.Secret.fromSecretPartialArn(stack, 'Partial', PARTIAL);

interface ImportRow {
  readonly rule: string;
  readonly broken: (stack: ZonedStack) => Partial<ScramMskClusterAttributes>;
  readonly says: string;
  readonly holds: (stack: ZonedStack) => Partial<ScramMskClusterAttributes>;
}

/** One way to break each rule, and how near to it one may go. */
const IMPORT_ROWS: ImportRow[] = [
  ...['orders', 'arn:aws:kafka:us-east-1:123456789012:cluster/orders', 'arn:aws:sns:us-east-1:123456789012:cluster/orders/1234', `${CLUSTER_ARN} `, ''].map((clusterArn): ImportRow => ({
    rule: 'cluster-arn',
    broken: () => ({ clusterArn }),
    says: `clusterArn must be the ARN of a cluster, as arn:aws:kafka:us-east-1:123456789012:cluster/NAME/UUID, got '${clusterArn}'`,
    holds: () => ({ clusterArn: CLUSTER_ARN.replace('aws', 'aws-cn') }),
  })),
  {
    rule: 'security-groups',
    broken: () => ({ securityGroups: [] }),
    says: 'securityGroups must be at least one, got none',
    holds: (stack) => ({ securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'One', 'sg-one')] }),
  },
  {
    rule: 'user-names',
    broken: (stack) => ({ users: { '': importSecret(stack) } }),
    says: "users must have names, got ''",
    holds: (stack) => ({ users: { o: importSecret(stack) } }),
  },
  {
    rule: 'user-secrets',
    broken: (stack) => ({ users: { operator: partial(stack) } }),
    says: "users 'operator': secret must be imported with its complete ARN, got 'AmazonMSK_operator' with a partial one or none",
    holds: (stack) => ({ users: { operator: importSecret(stack) } }),
  },
  {
    rule: 'user-secrets',
    broken: (stack) => ({ users: { operator: secretsmanager.Secret.fromSecretCompleteArn(stack, 'Far', SECRET_ARN.replace('us-east-1', 'eu-west-1')) } }),
    says: "users 'operator': secret must be in us-east-1, the Region of the cluster, got one in eu-west-1",
    holds: (stack) => ({ users: { operator: importSecret(stack) } }),
  },
  {
    rule: 'user-keys',
    broken: (stack) => ({ users: { operator: secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', SECRET_ARN) } }),
    says: "users must have secrets with their encryptionKey for grantRead to let anybody decrypt them, got none for 'operator'",
    holds: (stack) => ({ users: { operator: importSecret(stack) } }),
  },
  {
    rule: 'cluster-region',
    broken: () => ({ clusterArn: CLUSTER_ARN.replace('us-east-1', 'us-east-2') }),
    says: 'vpc must be in us-east-2, the Region of the cluster, got one in us-east-1',
    holds: (stack) => ({
      clusterArn: CLUSTER_ARN.replace('us-east-1', 'us-east-2'),
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Elsewhere', { vpcId: 'vpc-2', availabilityZones: ['us-east-2a'], region: 'us-east-2' }),
    }),
  },
];

describe('what cannot be known of a cluster that exists', () => {
  const levelOf = new Map(IMPORT_RULES.map(({ id, level }) => [id, level]));
  const warningsOf = (stack: ZonedStack, rule: string) => Annotations.fromStack(stack)
    .findWarning('/Streaming/Existing', Match.stringLikeRegexp(`\\[ack: cdk-msk-georeplication:${rule}\\]$`)).map(({ entry }) => String(entry.data));
  const saying = (stack: ZonedStack, { rule, broken }: ImportRow) => levelOf.get(rule) === 'error'
    ? errorOf(() => importCluster(stack, broken(stack))).split('\n  - ').filter((line) => line.endsWith(` [${rule}]`))
    : (importCluster(stack, broken(stack)), warningsOf(stack, rule));

  test('each rule has a row, each row a rule', () => {
    expect(new Set(IMPORT_ROWS.map(({ rule }) => rule))).toEqual(new Set(levelOf.keys()));
  });

  test.each(IMPORT_ROWS)('is told by $rule: $says', (row) => {
    expect(saying(new ZonedStack(), row)).toEqual([expect.stringContaining(row.says)]);
  });

  test.each(IMPORT_ROWS)('$rule lets pass what is next to: $says', ({ rule, holds }) => {
    const stack = new ZonedStack();
    importCluster(stack, holds(stack));

    expect(warningsOf(stack, rule)).toEqual([]);
  });

  test('is told all at once', () => {
    const stack = new ZonedStack();
    const message = errorOf(() => importCluster(stack, { clusterArn: 'orders', securityGroups: [], users: { '': partial(stack) } }));

    expect(message.split('\n')[0]).toBe('Streaming/Existing cannot be defined:');
    expect([...message.matchAll(/\[([\w-]+)\]$/gm)].map(([, rule]) => rule)).toEqual(['cluster-arn', 'security-groups', 'user-names', 'user-secrets']);
  });

  test('is told of a single user, too', () => {
    const stack = new ZonedStack();

    expect(errorOf(() => ScramUser.fromScramUserAttributes(stack, 'Operator', { username: 'operator', secret: partial(stack), cluster: importCluster(stack) })))
      .toBe("Streaming/Operator cannot be defined:\n  - secret must be imported with its complete ARN, got 'AmazonMSK_operator' with a partial one or none");
  });
});

describe('a cluster among things that exist', () => {
  test('in a VPC that exists, in its private subnets', () => {
    const stack = new ZonedStack();
    new ScramMskCluster(stack, 'Kafka', { vpc: vpcIn(stack, ['us-east-1a', 'us-east-1b', 'us-east-1c']) });
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::MSK::Cluster', {
      BrokerNodeGroupInfo: { ClientSubnets: ['subnet-vpc-us-east-1a-0', 'subnet-vpc-us-east-1b-1', 'subnet-vpc-us-east-1c-2'] },
      NumberOfBrokerNodes: 3,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { VpcId: 'vpc-vpc' });
    template.resourceCountIs('AWS::EC2::VPC', 0);
    template.resourceCountIs('AWS::EC2::FlowLog', 0);
  });

  test('with keys that exist, by their ARNs', () => {
    const stack = new ZonedStack();
    const key = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);
    new ScramMskCluster(stack, 'Kafka', { encryptionKey: key, secretEncryptionKey: key, users: ['orders'] });
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::MSK::Cluster', { EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: KEY_ARN } } });
    template.hasResourceProperties('AWS::SecretsManager::Secret', { KmsKeyId: KEY_ARN });
    template.resourceCountIs('AWS::KMS::Key', 0);
  });

  test('with a key whose ARN is known only in the deploy', () => {
    const stack = new ZonedStack();
    const arn = Token.asString({ 'Fn::ImportValue': 'KeyArn' });
    new ScramMskCluster(stack, 'Kafka', { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn) });

    Template.fromStack(stack).hasResourceProperties('AWS::MSK::Cluster', {
      EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: { 'Fn::ImportValue': 'KeyArn' } } },
    });
  });

  test('fails for a VPC that has no private subnet with egress, and tells what it has', () => {
    const stack = new ZonedStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1', availabilityZones: ['us-east-1a', 'us-east-1b'], isolatedSubnetIds: ['subnet-1', 'subnet-2'],
    });

    expect(errorOf(() => new ScramMskCluster(stack, 'Kafka', { vpc }))).toContain("no 'Private' subnet groups in this VPC");
  });
});
