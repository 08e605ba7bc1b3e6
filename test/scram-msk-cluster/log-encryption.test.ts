import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import type { Construct } from 'constructs';
import { ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';
import { KEY_ARN } from './existing';

/** A cluster with every log group that one can have. */
function define(props: (stack: ZonedStack) => ScramMskClusterProps, scope: Construct = new App()) {
  const stack = new ZonedStack(scope, 'Streaming', { account: '111122223333' });
  const cluster = new ScramMskCluster(stack, 'Kafka', props(stack));
  cluster.grants.produce(cluster.addUser('orders', { rotation: {} }), 'orders');
  return { stack, cluster };
}

function groupsIn(stack: Stack): [string, Record<string, unknown>][] {
  return Object.entries(Template.fromStack(stack).findResources('AWS::Logs::LogGroup')).map(([id, { Properties }]) => [id, Properties]);
}

/** What the policy of the only key lets CloudWatch Logs do. */
function statementsIn(stack: Stack) {
  const keys = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  return keys.flatMap(({ Properties }) => Properties.KeyPolicy.Statement).filter(({ Principal }) => Principal.Service);
}

const key = (stack: ZonedStack) => ({ logEncryptionKey: new kms.Key(stack, 'Logs', { enableKeyRotation: true }) });

test('every log group is encrypted with the key: brokers, connections, both functions', () => {
  const { stack, cluster } = define(key);

  const keyArn = stack.resolve(cluster.logEncryptionKey!.keyArn);
  expect(groupsIn(stack).map(([id, { KmsKeyId }]) => [id.slice(0, -8), KmsKeyId])).toEqual(
    ['KafkaRejectedConnections', 'KafkaLogGroup', 'KafkaUsersordersAlternatingRotationLog', 'KafkaAclsLog'].map((id) => [id, keyArn]));
});

test('CloudWatch Logs may use it for these groups, and for no other', () => {
  const { stack } = define(key);
  const groups = groupsIn(stack);
  const statements = statementsIn(stack);

  expect(statements).toHaveLength(groups.length);
  expect(statements.map(({ Condition }) => Condition.ArnLike['kms:EncryptionContext:aws:logs:arn']['Fn::Join'][1].at(-1))).toEqual(groups.map(([id, { LogGroupName }]) =>
    `:logs:us-east-1:111122223333:log-group:${LogGroupName === undefined ? `Streaming-${id}-*` : '/aws/vendedlogs/msk/Streaming-Kafka-115817FD-*'}`));
  for (const statement of statements) {
    expect(statement).toMatchObject({
      Principal: { Service: 'logs.us-east-1.amazonaws.com' },
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    });
  }
});

test('the name of the brokers\' group stands in the policy as it was given', () => {
  const { stack } = define((scope) => ({ ...key(scope), clusterName: 'orders' }));

  expect(JSON.stringify(statementsIn(stack))).toContain(':log-group:/aws/vendedlogs/msk/orders"');
});

test('a key of an earlier stack waits for nothing of the cluster', () => {
  const app = new App();
  const keys = new ZonedStack(app, 'Keys', { account: '111122223333' });
  const { stack } = define(() => key(keys), app);

  expect(statementsIn(keys)).toHaveLength(groupsIn(stack).length);
  expect(keys.dependencies).toEqual([]);
  expect(JSON.stringify(Template.fromStack(keys).toJSON())).not.toContain('Fn::ImportValue');
});

test('a cluster in a nested stack does not close a circle with the key of the stack around it', () => {
  const stack = new ZonedStack(new App(), 'Streaming', { account: '111122223333' });
  const nested = new NestedStack(stack, 'Nested');
  const cluster = new ScramMskCluster(nested, 'Kafka', key(stack));
  cluster.grants.produce(cluster.addUser('orders'), 'orders');

  expect(groupsIn(nested).length).toBeGreaterThan(0);
  expect(JSON.stringify(statementsIn(stack))).not.toContain('Outputs.');
});

test('an imported key is used as it is', () => {
  const { stack } = define((scope) => ({ logEncryptionKey: kms.Key.fromKeyArn(scope, 'Logs', KEY_ARN) }));

  expect(new Set(groupsIn(stack).map(([, { KmsKeyId }]) => KmsKeyId))).toEqual(new Set([KEY_ARN]));
});

test('a log group that was brought keeps its own key', () => {
  const { stack } = define((scope) => ({ ...key(scope), logging: { cloudwatchLogGroup: new logs.LogGroup(scope, 'Brought') } }));

  expect(groupsIn(stack).find(([id]) => id.startsWith('Brought'))![1]).not.toHaveProperty('KmsKeyId');
});

test('without it CloudWatch Logs encrypts with its own key', () => {
  const { stack, cluster } = define(() => ({}));

  expect(cluster.logEncryptionKey).toBeUndefined();
  groupsIn(stack).forEach(([, properties]) => expect(properties).not.toHaveProperty('KmsKeyId'));
});

test('in China the service has the name that it has there', () => {
  const stack = new ZonedStack(new App(), 'Streaming', { region: 'cn-north-1' });
  new ScramMskCluster(stack, 'Kafka', key(stack));

  expect(new Set(statementsIn(stack).map(({ Principal }) => Principal.Service))).toEqual(new Set(['logs.cn-north-1.amazonaws.com.cn']));
});

describe.each([['HIPAA', HIPAASecurityChecks], ['NIST 800-53', NIST80053R5Checks]])('the rules of %s about log groups', (_, Checks) => {
  const findings = (stack: Stack) => new Checks().validateScope(stack).violations.filter(({ ruleName }) => ruleName.includes('CloudWatchLogGroupEncrypted'));

  test('find nothing with it', () => {
    expect(findings(define(key).stack)).toEqual([]);
  });

  test('find something without it', () => {
    expect(findings(define(() => ({})).stack)).toHaveLength(1);
  });
});
