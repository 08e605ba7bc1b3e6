import { isAllowed, type IamStatement } from '../../../rehearsal/aws/iam';

const cluster = 'arn:aws:kafka:us-east-1:111111111111:cluster/primary/abc-1';
const action = 'kafka:GetBootstrapBrokers';

test.each<[string, IamStatement[], boolean]>([
  ['nothing', [], false],
  ['the action on the resource', [{ Effect: 'Allow', Action: action, Resource: cluster }], true],
  ['actions in any case', [{ Effect: 'Allow', Action: ['KAFKA:getBootstrapBrokers'], Resource: '*' }], true],
  ['wildcards', [{ Effect: 'Allow', Action: 'kafka:Get*', Resource: 'arn:aws:kafka:*:111111111111:cluster/primar?/*' }], true],
  ['another action', [{ Effect: 'Allow', Action: 'kafka:Describe*', Resource: '*' }], false],
  ['another resource', [{ Effect: 'Allow', Action: '*', Resource: `${cluster}2` }], false],
  ['a denial', [{ Effect: 'Allow', Action: '*', Resource: '*' }, { Effect: 'Deny', Action: 'kafka:*', Resource: '*' }], false],
])('%s', (_, statements, allowed) => {
  expect(isAllowed(statements, { action, resource: cluster })).toBe(allowed);
});

describe('conditions', () => {
  const resource = 'arn:aws:kms:us-east-1:111111111111:key/k';
  const context = { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' };

  test.each<[string, IamStatement['Condition'], boolean]>([
    ['met', { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } }, true],
    ['not met', { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com' } }, false],
    ['unknown', { Bool: { 'aws:SecureTransport': 'true' } }, false],
  ])('%s', (_, Condition, allowed) => {
    const statement: IamStatement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Condition };
    expect(isAllowed([statement], { action: 'kms:Decrypt', resource, context })).toBe(allowed);
  });
});
