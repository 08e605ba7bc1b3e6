import { describeClientInstances } from '../../assembly/client-instances';
import { Resolver } from '../../assembly/resolver';
import type { Resource } from '../../assembly/template';
import { templateOf } from './stacks';

const GIVEN = 'the parameter Given of Stack, which has no default';
const RIGHTS = { Effect: 'Allow', Action: ['kafka:GetBootstrapBrokers', 'secretsmanager:GetSecretValue', 'kms:Decrypt'], Resource: '*' };

/** What is unknown of a client instance, of a user whose secret has a key. */
function unknownWith({ file = 'text' as unknown, command = 'true' as unknown, statement = RIGHTS as object, profile = { Ref: 'Profile' } as unknown }): string | undefined {
  const textFile = (content: unknown) => ({ content, mode: '000644' });
  const Resources: Record<string, Resource> = {
    Key: { Type: 'AWS::KMS::Key' },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
    Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement: [statement] } }] } },
    Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
    Client: {
      Type: 'AWS::EC2::Instance',
      Properties: { IamInstanceProfile: profile },
      Metadata: {
        'AWS::CloudFormation::Init': {
          config: {
            files: { '/etc/kafka/client.env': textFile({ 'Fn::Sub': 'CLUSTER_ARN=arn:aws:kafka:us-east-1:1:cluster/a\nSECRET_ARN=${Secret}\n' }), '/etc/motd': textFile(file) },
            commands: { 1: { command } },
          },
        },
      },
    },
  };
  return describeClientInstances(new Resolver([templateOf({ Resources, Parameters: { Given: { Type: 'String' } } })]))[0]!.unknown;
}

test('nothing is unknown of a client instance whose parts are in the templates', () => expect(unknownWith({})).toBeUndefined());

test.each([
  ['a file', { file: { Ref: 'Given' } }],
  ['a command', { command: { 'Fn::Sub': 'echo ${Given}' } }],
])('%s that is a parameter reaches no host', (_, parts) => {
  expect(unknownWith(parts)).toBe(`what CloudFormation Init puts there is known to AWS only: ${GIVEN}`);
});

test('whether it may use the key of its secret may depend on what only AWS knows', () => {
  expect(unknownWith({ statement: { ...RIGHTS, Condition: { StringEquals: { 'kms:ResourceAliases': 'alias/a' } } } })).toBe('whether its role may kms:Decrypt is not known here: the condition key kms:ResourceAliases is not known here');
  expect(unknownWith({ statement: { ...RIGHTS, Condition: { StringLikeIfExists: { 'kms:ViaService': 'secretsmanager.*' } } } })).toBeUndefined();
});

test('an instance profile of another app may let it do anything', () => {
  expect(unknownWith({ profile: 'base' })).toBe('whether its role may kafka:GetBootstrapBrokers is not known here: no template of the assembly defines the instance profile base');
});
