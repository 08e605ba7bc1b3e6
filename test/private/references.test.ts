import { App, Stack, Stage, type Stack as Reader } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { CfnOutput } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { arnFor } from '../../lib/private/references';
import { ZonedStack } from '../stacks';

function scenario(scope: Construct, readerRegion: string) {
  const owner = new ZonedStack(scope, 'Owner');
  const reader = new ZonedStack(scope, 'Reader', { region: readerRegion });
  return { owner, reader, secret: new secretsmanager.Secret(owner, 'Secret') };
}

function outputOf(reader: Reader, value: string): unknown {
  new CfnOutput(reader, 'Seen', { value });
  return Template.fromStack(reader).toJSON().Outputs.Seen.Value;
}

test('within a stack an ARN is a plain reference', () => {
  const { owner, secret } = scenario(new App(), 'us-east-1');

  expect(outputOf(owner, arnFor(owner, secret, secret.secretArn))).toEqual({ Ref: expect.stringMatching(/^Secret/) });
});

test('within a Region an ARN is an import', () => {
  const { reader, secret } = scenario(new App(), 'us-east-1');

  expect(outputOf(reader, arnFor(reader, secret, secret.secretArn))).toEqual({ 'Fn::ImportValue': expect.stringMatching(/^Owner:/) });
});

describe.each([
  { where: 'an app', scopeIn: (app: App): Construct => app, stackName: 'Owner' },
  { where: 'a Stage', scopeIn: (app: App): Construct => new Stage(app, 'Production'), stackName: 'Production-Owner' },
])('in another Region of $where', ({ scopeIn, stackName }) => {
  test('an ARN is a weak reference, which needs no Lambda function', () => {
    const app = new App();
    const { owner, reader, secret } = scenario(scopeIn(app), 'us-east-2');

    expect(outputOf(reader, arnFor(reader, secret, secret.secretArn))).toEqual({
      'Fn::GetStackOutput': { StackName: stackName, Region: 'us-east-1', OutputName: expect.any(String) },
    });
    for (const stack of [owner, reader]) {
      Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
    }
  });
});

test('an imported resource keeps its ARN in every Region', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const reader = new ZonedStack(app, 'Reader', { region: 'us-east-2' });
  const arn = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const key = kms.Key.fromKeyArn(owner, 'Key', arn);

  expect(arnFor(reader, key, key.keyArn)).toBe(arn);
});

test('a reader that is no construct, such as a service, gets the ARN as it is', () => {
  const { secret } = scenario(new App(), 'us-east-2');

  expect(arnFor({}, secret, secret.secretArn)).toBe(secret.secretArn);
});

test('stacks without a Region count as neighbours', () => {
  const app = new App();
  const secret = new secretsmanager.Secret(new Stack(app, 'Owner'), 'Secret');
  const reader = new Stack(app, 'Reader');

  expect(outputOf(reader, arnFor(reader, secret, secret.secretArn))).toEqual({ 'Fn::ImportValue': expect.stringMatching(/^Owner:/) });
});
