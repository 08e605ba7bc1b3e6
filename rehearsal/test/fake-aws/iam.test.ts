import { isAllowedByPolicies, type IamStatement, type UnreadStatement } from '../../fake-aws/iam';

const cluster = 'arn:aws:kafka:us-east-1:111111111111:cluster/primary/abc-1';
const action = 'kafka:GetBootstrapBrokers';
const ALLOW_ALL: IamStatement = { Effect: 'Allow', Action: '*', Resource: '*' };

test.each<[string, (IamStatement | UnreadStatement)[], boolean]>([
  ['nothing', [], false],
  ['the action on the resource', [{ Effect: 'Allow', Action: action, Resource: cluster }], true],
  ['actions in any case', [{ Effect: 'Allow', Action: ['KAFKA:getBootstrapBrokers'], Resource: '*' }], true],
  ['wildcards', [{ Effect: 'Allow', Action: 'kafka:Get*', Resource: 'arn:aws:kafka:*:111111111111:cluster/primar?/*' }], true],
  ['another action', [{ Effect: 'Allow', Action: 'kafka:Describe*', Resource: '*' }], false],
  ['another resource', [{ Effect: 'Allow', Action: '*', Resource: `${cluster}2` }], false],
  ['a denial', [ALLOW_ALL, { Effect: 'Deny', Action: 'kafka:*', Resource: '*' }], false],
  ['all actions but others', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], true],
  ['all actions but this one', [{ Effect: 'Allow', NotAction: ['iam:*', 'kafka:Get*'], Resource: '*' }], false],
  ['all resources but others', [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::*' }], true],
  ['all resources but this one', [{ Effect: 'Allow', Action: '*', NotResource: [cluster] }], false],
  ['a denial of all actions but others', [ALLOW_ALL, { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }], false],
  ['a denial that is certain, whatever else is unknown', [ALLOW_ALL, { Effect: 'Deny', Action: '*', Resource: '*' }, { Effect: 'Allow', unread: 'why' }], false],
  ['nothing, whatever else may be denied', [{ Effect: 'Deny', unread: 'why' }], false],
  ['the action, whatever else may be allowed', [ALLOW_ALL, { Effect: 'Allow', unread: 'why' }], true],
  ['what an asterisk stands for as itself', [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:kafka:${*}' }], false],
  ['a resource that begins otherwise, whatever follows', [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::<unknown: the bucket>' }], false],
])('%s', (_, statements, allowed) => {
  expect(isAllowedByPolicies(statements, { action, resource: cluster })).toBe(allowed);
});

test.each<[string, (IamStatement | UnreadStatement)[], string]>([
  ['what is not read may allow', [{ Effect: 'Allow', unread: 'why' }], 'why'],
  ['what is not read may deny', [ALLOW_ALL, { Effect: 'Deny', unread: 'why' }], 'why'],
  ['the name of a resource may be another one', [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:kafka:<unknown: the cluster>' }], 'the cluster'],
  ['a dynamic reference may be anything', [{ Effect: 'Allow', Action: '*', Resource: '{{resolve:ssm:/cluster}}' }], 'the dynamic reference resolve:ssm:/cluster'],
  ['a variable may be anything', [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:kafka:*:*:cluster/${aws:PrincipalTag/team}/*' }], 'the policy variable ${aws:PrincipalTag/team}'],
  ['so may one that is denied', [ALLOW_ALL, { Effect: 'Deny', Action: '*', NotResource: '<unknown: the cluster>' }], 'the cluster'],
])('unknown: %s', (_, statements, unknown) => {
  expect(isAllowedByPolicies(statements, { action, resource: cluster })).toEqual({ unknown });
});

test('two references to one unknown thing are equal, and to two may be', () => {
  const resource = '<unknown: the export key>';
  expect(isAllowedByPolicies([{ Effect: 'Allow', Action: '*', Resource: resource }], { action, resource })).toBe(true);
  expect(isAllowedByPolicies([{ Effect: 'Allow', Action: '*', Resource: '*' }], { action, resource })).toBe(true);
  expect(isAllowedByPolicies([{ Effect: 'Allow', Action: '*', Resource: cluster }], { action, resource })).toEqual({ unknown: 'the export key' });
});

describe('conditions', () => {
  const resource = 'arn:aws:kms:us-east-1:111111111111:key/k';
  const context = { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com', 'aws:SecureTransport': 'true' };

  test.each<[string, IamStatement['Condition'], boolean]>([
    ['met', { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } }, true],
    ['met, with the key in other letters', { StringEquals: { 'KMS:viaservice': 'secretsmanager.us-east-1.amazonaws.com' } }, true],
    ['met by one of several', { StringEquals: { 'kms:ViaService': ['s3.us-east-1.amazonaws.com', 'secretsmanager.us-east-1.amazonaws.com'] } }, true],
    ['not met', { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com' } }, false],
    ['not met by an asterisk, which is none here', { StringEquals: { 'kms:ViaService': 'secretsmanager.*' } }, false],
    ['met by an asterisk', { StringLike: { 'kms:ViaService': 'secretsmanager.*' } }, true],
    ['met in other letters', { StringEqualsIgnoreCase: { 'kms:ViaService': 'SecretsManager.us-east-1.amazonaws.com' } }, true],
    ['met by none of several', { StringNotLike: { 'kms:ViaService': ['s3.*', 'ec2.*'] } }, true],
    ['not met by what is excluded', { StringNotEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } }, false],
    ['over TLS', { Bool: { 'aws:SecureTransport': 'true' } }, true],
    ['over TLS, as a truth', { Bool: { 'aws:SecureTransport': true } }, true],
    ['without TLS', { BoolIfExists: { 'aws:SecureTransport': 'false' } }, false],
    ['of a key that a request to this service has not', { StringEquals: { 'secretsmanager:VersionStage': 'AWSCURRENT' } }, false],
    ['of such a key, if it is there', { StringEqualsIfExists: { 'secretsmanager:VersionStage': 'AWSCURRENT' } }, true],
    ['of such a key, excluded', { StringNotEquals: { 'secretsmanager:VersionStage': 'AWSCURRENT' } }, true],
    ['that such a key is not there', { Null: { 'secretsmanager:VersionStage': 'true' } }, true],
    ['that a key is there', { Null: { 'kms:ViaService': 'true' } }, false],
    ['of which one is not met, whatever the other', { StringEquals: { 'kms:ViaService': 's3' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, false],
  ])('%s', (_, Condition, allowed) => {
    const statement: IamStatement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Condition };
    expect(isAllowedByPolicies([statement], { action: 'kms:Decrypt', resource, context })).toBe(allowed);
  });

  test.each<[string, IamStatement['Condition'], string]>([
    ['of an operator that is not judged', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'the condition operator IpAddress is not judged here'],
    ['of sets', { 'ForAnyValue:StringEquals': { 'kms:ViaService': 's3' } }, 'the condition operator ForAnyValue:StringEquals is not judged here'],
    ['of a key that only AWS knows', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'the condition key aws:SourceVpce is not known here'],
    ['of a key of this service that only AWS knows', { StringEquals: { 'kms:ResourceAliases': 'alias/a' } }, 'the condition key kms:ResourceAliases is not known here'],
    ['of a key of another service that tells of the caller', { ArnEquals: {}, StringEquals: { 'ec2:SourceInstanceARN': 'arn' } }, 'the condition key ec2:SourceInstanceARN is not known here'],
    ['with a value that only AWS knows', { StringEquals: { 'kms:ViaService': '<unknown: the service>' } }, 'the service'],
  ])('unknown: %s', (_, Condition, unknown) => {
    const request = { action: 'kms:Decrypt', resource, context };
    const statement = { Action: 'kms:Decrypt', Resource: '*', Condition };
    expect(isAllowedByPolicies([{ ...statement, Effect: 'Allow' }], request)).toEqual({ unknown });
    expect(isAllowedByPolicies([ALLOW_ALL, { ...statement, Effect: 'Deny' }], request)).toEqual({ unknown });
  });
});
