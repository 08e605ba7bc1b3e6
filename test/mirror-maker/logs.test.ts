import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { check } from '../examples/nag';
import { defineMirrorMaker, SECONDARY, stackIn } from './scene';

const logGroupsIn = (template: Template) => Object.values(template.findResources('AWS::Logs::LogGroup'));

test('a first deploy that fails leaves no log group, and what deployed once keeps its logs', () => {
  const groups = logGroupsIn(Template.fromStack(defineMirrorMaker().stack));

  expect(groups).toHaveLength(3);
  for (const group of groups) {
    expect(group).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(group.Properties).not.toHaveProperty('KmsKeyId');
  }
});

describe('a key for the logs', () => {
  const app = new App();
  const keys = stackIn(app, 'Keys', SECONDARY);
  const key = new kms.Key(keys, 'Key', { enableKeyRotation: true });
  const { stack } = defineMirrorMaker({ logEncryptionKey: key }, app);

  test('encrypts every log group', () => {
    const groups = logGroupsIn(Template.fromStack(stack));

    expect(groups).toHaveLength(3);
    expect(groups.filter(({ Properties }) => Properties.KmsKeyId === undefined)).toEqual([]);
  });

  test('may be used by CloudWatch Logs, for these log groups, and the stack of the key needs no other', () => {
    const statement = JSON.stringify(Template.fromStack(keys).findResources('AWS::KMS::Key'));

    expect(statement).toContain('"Service":"logs.us-east-2.amazonaws.com"');
    for (const id of Object.keys(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'))) {
      expect(statement).toContain(`:logs:us-east-2:",{"Ref":"AWS::AccountId"},":log-group:${stack.stackName}-${id}-*"`);
    }
    expect(keys.dependencies).toEqual([]);
  });

  test('leaves cdk-nag nothing to say', () => {
    expect(check(keys)).toMatchObject({ open: [] });
  });
});
