import * as msk from '@aws-cdk/aws-msk-alpha';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { MskConnectExecutionRole, ScramMskCluster } from '../../lib';
import { CLUSTER_ARN, importCluster } from '../scram-msk-cluster/existing';
import { errorOf, ZonedStack } from '../stacks';

function define(props: { reads?: string[]; writes?: string[] } = {}) {
  const stack = new ZonedStack(undefined, undefined, { account: '123456789012' });
  const cluster = importCluster(stack, { iam: true });
  return { stack, cluster, role: new MskConnectExecutionRole(stack, 'Connector', { cluster, ...props }) };
}

function statementsIn(stack: ZonedStack): { Action: unknown; Resource: unknown }[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .map(({ Action, Resource }) => ({ Action, Resource }));
}

const of = (type: string, name: string) => `${CLUSTER_ARN.replace(':cluster/', `:${type}/`)}/${name}`;
const actions = (...names: string[]) => names.map((name) => `kafka-cluster:${name}`);

/** What every connector has. */
const OWN = [
  { Action: actions('Connect', 'DescribeCluster'), Resource: CLUSTER_ARN },
  { Action: actions('CreateTopic', 'WriteData', 'ReadData', 'DescribeTopic'), Resource: of('topic', '__amazon_msk_connect_*') },
  { Action: actions('AlterGroup', 'DescribeGroup'), Resource: of('group', '__amazon_msk_connect_*') },
  { Action: actions('AlterGroup', 'DescribeGroup'), Resource: of('group', 'connect-*') },
];

test('only connectors of this account and Region assume it', () => {
  Template.fromStack(define().stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'kafkaconnect.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':kafkaconnect:us-east-1:123456789012:connector/*']] } },
        },
      }],
    },
  });
});

test('it has what AWS documents for the workers, and no topic of the app', () => {
  expect(statementsIn(define().stack)).toEqual(OWN);
});

test('a sink reads what is named, a source writes what is named', () => {
  expect(statementsIn(define({ reads: ['orders.*'] }).stack)).toEqual([
    ...OWN, { Action: actions('DescribeTopic', 'ReadData'), Resource: of('topic', 'orders.*') },
  ]);
  expect(statementsIn(define({ writes: ['changes'] }).stack)).toEqual([
    ...OWN,
    { Action: actions('Connect', 'WriteDataIdempotently'), Resource: CLUSTER_ARN },
    { Action: actions('DescribeTopic', 'WriteData'), Resource: of('topic', 'changes') },
  ]);
});

test('it can be granted more, as any role', () => {
  const { stack, cluster, role } = define();
  cluster.grants.transact(cluster.iamPrincipal(role), 'exactly-once-*');

  expect(statementsIn(stack)).toContainEqual({
    Action: actions('DescribeTransactionalId', 'AlterTransactionalId'), Resource: of('transactional-id', 'exactly-once-*'),
  });
});

test('its connector is let in on 9098, and on no other port', () => {
  const { stack, cluster, role } = define();
  role.allowFrom(new ec2.SecurityGroup(stack, 'Group', { vpc: cluster.vpc }));

  Template.fromStack(stack).resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-brokers', FromPort: 9098, ToPort: 9098 }, 1);
  Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
});

test('names that Kafka does not know are one error', () => {
  expect(errorOf(() => define({ reads: ['two words'], writes: ['a*b'] }))).toMatch(
    /^Streaming\/Connector cannot be granted anything:\n {2}- topic must be .*, got 'two words'\n {2}- topic must be .*, got 'a\*b'$/);
});

test('a role of another account than the cluster is refused, as any that logs in with IAM', () => {
  const stack = new ZonedStack(undefined, 'Streaming', { account: '210987654321' });
  const cluster = importCluster(stack, { iam: true });

  expect(errorOf(() => new MskConnectExecutionRole(stack, 'Connector', { cluster }))).toContain('its account must be 123456789012, that of the cluster, got 210987654321');
});

test.each<{ what: string; cluster: (stack: ZonedStack) => msk.ICluster; path: string }>([
  { what: 'SCRAM only', cluster: (stack) => new ScramMskCluster(stack, 'Kafka'), path: 'Kafka' },
  { what: 'nothing known of it', cluster: (stack) => msk.Cluster.fromClusterArn(stack, 'Alpha', CLUSTER_ARN), path: 'Alpha' },
])('a cluster with $what is refused: MSK Connect does not know SCRAM', ({ cluster, path }) => {
  const stack = new ZonedStack();

  expect(errorOf(() => new MskConnectExecutionRole(stack, 'Connector', { cluster: cluster(stack) }))).toBe(
    `Streaming/${path}: iam must be true for Streaming/Connector, got false: MSK Connect logs in with IAM and cannot log in with SCRAM`);
});

test('a cluster of another account is an error', () => {
  const stack = new ZonedStack(undefined, undefined, { account: '210987654321' });
  const cluster = importCluster(stack, { iam: true });

  expect(errorOf(() => new MskConnectExecutionRole(stack, 'Connector', { cluster }))).toMatch(
    /^Streaming\/Connector cannot be granted anything:\n {2}- its account must be 123456789012, that of the cluster, got 210987654321: /);
});
