import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { allOf, outputOf, statementsOf } from '../mirror-maker/scene';
import { defineProbe, serviceOf } from './scene';

const { stack, primary, secondary, mirrorMaker, probe, peering } = defineProbe({ topicMetrics: ['orders'] }, { topics: ['orders.*'], topicsExclude: ['orders-import'] });
const handler = allOf(stack, 'AWS::Lambda::Function')[0]!;

/** A text that the deploy puts together. */
function textIn(value: string | { 'Fn::Join': [string, (string | object)[]] }): string {
  return typeof value === 'string' ? value : value['Fn::Join'][1].map((part) => typeof part === 'string' ? part : 'KNOWN_IN_THE_DEPLOY').join('');
}

test('one function in the private subnets of the secondary', () => {
  expect(handler).toMatchObject({
    Handler: 'index.handler',
    MemorySize: 512,
    VpcConfig: {
      SubnetIds: secondary.vpc.privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)),
      SecurityGroupIds: probe.connections.securityGroups.map(({ securityGroupId }) => stack.resolve(securityGroupId)),
    },
  });
});

test('it is called each minute, ends before the next call, and a call is not repeated', () => {
  expect(allOf(stack, 'AWS::Events::Rule')).toEqual([expect.objectContaining({
    ScheduleExpression: 'rate(1 minute)',
    State: 'ENABLED',
    Targets: [expect.objectContaining({ Arn: stack.resolve(probe.handler.functionArn), RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } })],
  })]);
  expect(handler.Timeout).toBeLessThan(60);
  // Of its own accord Lambda repeats a call twice that failed.
  expect(allOf(stack, 'AWS::Lambda::EventInvokeConfig')).toEqual([expect.objectContaining({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 })]);
});

test('it is told where both sides are and which topics are copied, and no secret', () => {
  const { REPLICATION_PROBE: settings, ...variables } = handler.Environment.Variables;

  expect(variables).toEqual({
    PRIMARY_REGION: 'us-east-1',
    PRIMARY_SECRET_ARN: outputOf('Primary', 'us-east-1'),
    PRIMARY_CLUSTER_ARN: outputOf('Primary', 'us-east-1'),
    SECONDARY_REGION: 'us-east-2',
    SECONDARY_SECRET_ARN: stack.resolve(secondary.user('replication-probe').secret.secretArn),
    SECONDARY_CLUSTER_ARN: stack.resolve(secondary.clusterArn),
  });
  expect(JSON.parse(textIn(settings))).toEqual({
    flow: { source: 'primary', target: 'secondary', naming: 'prefixed', topics: ['orders.*'], topicsExclude: ['orders-import'] },
    metrics: { namespace: 'MirrorMaker', dimensions: { Service: serviceOf(mirrorMaker) } },
    topicMetrics: ['orders'],
  });
});

test('a user of its own on each cluster, which is not that of MirrorMaker', () => {
  for (const cluster of [primary, secondary]) {
    const secrets = Object.values(Template.fromStack(cluster.stack).findResources('AWS::SecretsManager::Secret'));
    expect(secrets.map(({ Properties }) => JSON.parse(Properties.GenerateSecretString.SecretStringTemplate).username).sort()).toEqual(['mirror-maker', 'replication-probe']);
  }
});

test('its role looks up two clusters and reads two secrets, and has no right to CloudWatch', () => {
  const statements = statementsOf(stack, 'Probe');
  const actions = statements.flatMap(({ Action }) => Action);

  expect(new Set(actions)).toEqual(new Set(['logs:CreateLogStream', 'logs:PutLogEvents', 'secretsmanager:GetSecretValue', 'kms:Decrypt', 'kafka:GetBootstrapBrokers']));
  expect(statements.filter(({ Action }) => Action === 'kafka:GetBootstrapBrokers').map(({ Resource }) => Resource)).toEqual(
    expect.arrayContaining([outputOf('Primary', 'us-east-1'), stack.resolve(secondary.clusterArn)]));
  expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([]);
});

test('it reaches the brokers of both sides and AWS, and nothing else', () => {
  const outgoing = [...allOf(stack, 'AWS::EC2::SecurityGroup').flatMap(({ SecurityGroupEgress }) => SecurityGroupEgress), ...allOf(stack, 'AWS::EC2::SecurityGroupEgress')];
  expect(new Set(outgoing.map(({ FromPort, ToPort }) => `${FromPort}-${ToPort}`))).toEqual(new Set(['443-443', '9096-9096']));
  expect(outgoing.filter(({ CidrIp, FromPort }) => CidrIp === '0.0.0.0/0' && FromPort !== 443)).toEqual([]);
  expect(JSON.stringify(Template.fromStack(peering.accepterStack).findResources('AWS::EC2::SecurityGroupIngress'))).toContain('9096');
});

test('its log is kept for a month, and given to who reads it', () => {
  expect(allOf(stack, 'AWS::Logs::LogGroup').map(({ RetentionInDays }) => RetentionInDays)).toEqual([30]);
  expect(handler.LoggingConfig).toEqual({ LogGroup: stack.resolve(probe.logGroup.logGroupName) });
});

test('no warning', () => {
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});
