import { Resolver } from '../../assembly/resolver';
import { roleStatements, statementsOfInstanceProfile } from '../../assembly/role-statements';
import type { Resource } from '../../assembly/template';
import { templateOf } from './stacks';

const READS = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' };
const USES = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
const GIVEN = 'the parameter Given of Stack, which has no default';

function statementsWith(role: object, more: Record<string, Resource> = {}): readonly unknown[] {
  const template = templateOf({ Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { ...role } }, ...more }, Parameters: { Given: { Type: 'String' } } });
  const resolver = new Resolver([template]);
  return roleStatements(resolver.resolve({ 'Fn::GetAtt': ['Role', 'Arn'] }, template), resolver);
}

test('a policy may have one statement alone, or a list of them', () => {
  expect(statementsWith({ Policies: [{ PolicyDocument: { Statement: READS } }] }, {
    Policy: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [USES] } } },
    Other: { Type: 'AWS::IAM::Policy', Properties: { Roles: ['another'], PolicyDocument: { Statement: [READS] } } },
  })).toEqual([READS, USES]);
});

test.each<[what: string, role: object, more: Record<string, Resource>]>([
  ['of its own as a resource', {}, { Policy: { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: { Ref: 'Role' }, PolicyDocument: { Statement: [USES] } } } }],
  ['that is managed and names it', {}, { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [USES] } } } }],
  ['that is managed and that it names', { ManagedPolicyArns: [{ Ref: 'Policy' }] }, { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [USES] } } } }],
])('a role has the statements of a policy %s', (_, role, more) => expect(statementsWith(role, more)).toEqual([USES]));

test('policies of AWS that say nothing of MSK, secrets and keys are none', () => {
  const arn = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] });
  expect(statementsWith({ ManagedPolicyArns: [arn('AmazonSSMManagedInstanceCore'), arn('service-role/AWSLambdaVPCAccessExecutionRole')] })).toEqual([]);
});

test.each<[what: string, role: object, reason: string]>([
  ['a managed policy of another app', { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/base'] }, 'what the managed policy arn:aws:iam::111122223333:policy/base says is not in the templates'],
  ["a policy of AWS's that denies", { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSDenyAll'] }, 'what the managed policy AWSDenyAll says is not in the templates'],
  ['managed policies that are a parameter', { ManagedPolicyArns: { Ref: 'Given' } }, `what its managed policies are is known to AWS only: ${GIVEN}`],
  ['a statement that is a parameter', { Policies: [{ PolicyDocument: { Statement: { Ref: 'Given' } } }] }, `a statement of a policy is known to AWS only: ${GIVEN}`],
  ['a document that is a parameter', { Policies: [{ PolicyDocument: { Ref: 'Given' } }] }, `a statement of a policy is known to AWS only: ${GIVEN}`],
  ['an effect that is a parameter', { Policies: [{ PolicyDocument: { Statement: { ...READS, Effect: { Ref: 'Given' } } } }] }, `a statement of a policy is known to AWS only: ${GIVEN}`],
  ['conditions that are a parameter', { Policies: [{ PolicyDocument: { Statement: { ...READS, Condition: { Ref: 'Given' } } } }] }, `a statement of a policy is known to AWS only: ${GIVEN}`],
])('%s may let do anything, and forbid it', (_, role, reason) => {
  expect(statementsWith(role)).toEqual([{ Effect: 'Allow', unread: reason }, { Effect: 'Deny', unread: reason }]);
});

test("another policy of AWS's lets do what is not known here, and forbids nothing", () => {
  expect(statementsWith({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecretsManagerReadWrite'] }))
    .toEqual([{ Effect: 'Allow', unread: 'what the managed policy SecretsManagerReadWrite says is not in the templates' }]);
});

test('a permissions boundary may forbid', () => {
  expect(statementsWith({ PermissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary' }))
    .toEqual([{ Effect: 'Deny', unread: 'what the permissions boundary arn:aws:iam::111122223333:policy/boundary lets through is not judged here' }]);
});

test('a role or an instance profile that no template defines may be let do anything, and none nothing', () => {
  const resolver = new Resolver([templateOf({})]);
  expect(roleStatements('arn:aws:iam::111122223333:role/app', resolver)).toContainEqual({ Effect: 'Allow', unread: 'no template of the assembly defines the role arn:aws:iam::111122223333:role/app' });
  expect(statementsOfInstanceProfile('app', resolver)).toContainEqual({ Effect: 'Allow', unread: 'no template of the assembly defines the instance profile app' });
  expect([roleStatements(undefined, resolver), statementsOfInstanceProfile(undefined, resolver)]).toEqual([[], []]);
});
