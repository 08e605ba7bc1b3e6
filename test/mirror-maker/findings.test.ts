import type { App } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { check } from '../examples/nag';
import { runPythonTool } from '../examples/python-tools';
import { defineMirrorMaker, defineReverse } from './scene';

const all = defineMirrorMaker({ desiredCount: 2, exactlyOnce: true, restartOnSecretChange: true });
const back = defineReverse(all.scope, all);
const STACKS = ['MirrorMaker', 'Back'];

test('cdk-nag finds nothing without a reason, and no reason is without a finding', () => {
  for (const stack of [all.stack, back.service.stack]) {
    expect(check(stack)).toMatchObject({ open: [], idle: [] });
  }
});

test('each reason is one of these', () => {
  const ids = [all.mirrorMaker, back].map((construct) => construct.node.findAll().flatMap(({ node }) => node.metadata)
    .flatMap(({ data }) => Object.keys(data as object)).filter((id) => id.includes('AwsSolutions')).map((id) => id.replace(/^.*(?=AwsSolutions)/, '')).sort());

  expect(ids[0]).toEqual(['AwsSolutions-ECS2', 'AwsSolutions-IAM5[Resource::*]']);
  expect(ids[1]).toEqual(['AwsSolutions-ECS2', 'AwsSolutions-IAM5[Resource::*]']);
});

test('what others let the task do is theirs to explain', () => {
  const { stack, mirrorMaker } = defineMirrorMaker();
  iam.Grant.addToPrincipal({ grantee: mirrorMaker, actions: ['s3:GetObject'], resourceArns: ['*'] });

  expect(check(stack).open).toEqual(['AwsSolutions-IAM5[Resource::*] at MirrorMaker/Flow/Task/TaskRole/DefaultPolicy/Resource']);
});

test('cfn-lint finds nothing', () => {
  const templates = (all.scope as App).synth().stacks.filter(({ id }) => STACKS.includes(id)).map(({ templateFullPath }) => templateFullPath);

  expect(templates).toHaveLength(STACKS.length);
  expect(runPythonTool('cfn-lint', [
    '--format', 'parseable', '--regions', 'us-east-1', 'us-east-2', 'eu-central-1', '--ignore-checks', 'W3010', 'W3005', '--template', ...templates,
  ])).toEqual({ status: 0, output: '' });
});
