import { App, Stage, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { allOf, containerIn, defineMirrorMaker, defineReverse, outputOf, statementsOf } from './scene';

const { stack, secondary } = defineMirrorMaker();
const [metricLog] = Object.keys(Template.fromStack(stack).findResources('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 7 } }));

const viaSecretsManager = (region: string) => ({ StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } });

test('the task may look up the brokers of two clusters, read two secrets with their keys, write one log, and nothing else', () => {
  const ofPrimary = outputOf('Primary', 'us-east-1');

  expect(statementsOf(stack, 'TaskTaskRole')).toEqual([
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: { 'Fn::GetAtt': [metricLog, 'Arn'] } },
    { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ofPrimary },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: ofPrimary, Condition: viaSecretsManager('us-east-1') },
    { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: ofPrimary },
    { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: stack.resolve(secondary.user('mirror-maker').secret.secretArn) },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: stack.resolve(secondary.secretEncryptionKey.keyArn), Condition: viaSecretsManager('us-east-2') },
    { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: stack.resolve(secondary.clusterArn) },
  ]);
  for (const { ManagedPolicyArns, Policies } of allOf(stack, 'AWS::IAM::Role')) {
    expect([ManagedPolicyArns, Policies]).toEqual([undefined, undefined]);
  }
});

test('the three things of the primary are three', () => {
  const outputs = statementsOf(stack, 'TaskTaskRole').flatMap(({ Resource }) => Resource['Fn::GetStackOutput']?.OutputName ?? []);

  expect(new Set(outputs).size).toBe(3);
});

test('who starts the task may pull the image and write two logs', () => {
  const statements = statementsOf(stack, 'TaskExecutionRole');

  expect(statements.map(({ Action }) => Action)).toEqual([
    ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
    'ecr:GetAuthorizationToken',
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
  ]);
  expect(statements.filter(({ Resource }) => Resource === '*').map(({ Action }) => Action)).toEqual(['ecr:GetAuthorizationToken']);
});

const isHelper = (type: string) => type.startsWith('Custom::')
  || ['AWS::Lambda::Function', 'AWS::SSM::Parameter', 'AWS::CloudFormation::CustomResource'].includes(type);

function typesIn(of: Stack): string[] {
  return Object.values(Template.fromStack(of).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
}

/** A flow each way, with all that it can have. */
function everything(scope: Construct): Stack[] {
  const all = defineMirrorMaker({ exactlyOnce: true, desiredCount: 2, restartOnSecretChange: true }, scope);
  const back = defineReverse(scope, all, { restartOnSecretChange: true });
  return [all.primary.stack, all.secondary.stack, all.peering.accepterStack, all.stack, back.service.stack];
}

test.each<{ where: string; scope: () => Construct }>([
  { where: 'an app', scope: () => new App() },
  { where: 'an app that prefers strong references', scope: () => new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } }) },
  { where: 'a Stage', scope: () => new Stage(new App(), 'Production') },
])('no custom resource, function or parameter in any stack of $where', ({ scope }) => {
  const types = everything(scope()).flatMap(typesIn);

  expect(types).toContain('AWS::ECS::Service');
  expect(types.filter(isHelper)).toEqual([]);
});

test('only what crosses Regions is read from the other stack', () => {
  const { environment } = containerIn(stack);

  for (const name of ['PRIMARY_SECRET_ARN', 'PRIMARY_CLUSTER_ARN']) {
    expect(environment[name]).toEqual(outputOf('Primary', 'us-east-1'));
  }
  for (const name of ['SECONDARY_SECRET_ARN', 'SECONDARY_CLUSTER_ARN']) {
    expect(environment[name]).toEqual({ 'Fn::ImportValue': expect.stringMatching(/^Secondary:/) });
  }
});
