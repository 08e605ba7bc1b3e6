import { Resolver } from '../../assembly/resolver';
import { Template } from '../../assembly/template';
import { unknownIn } from '../../system/unknown';
import { resolved, templateOf } from './stacks';

const IN_FRANKFURT = { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] };

describe('functions of templates give what CloudFormation would give', () => {
  test.each<[what: string, value: unknown, expected: unknown]>([
    ['Fn::Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 3, 8] }, ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
    ['Fn::Length', { 'Fn::Length': ['a', 'b'] }, 2],
    ['Fn::ToJsonString', { 'Fn::ToJsonString': { region: { Ref: 'AWS::Region' } } }, '{"region":"us-east-1"}'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    ['AWS::NoValue as a property', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ])('%s', (_, value, expected) => expect(resolved(value)).toEqual(expected));

  test('Fn::FindInMap', () => {
    const Mappings = { Sizes: { 'us-east-1': { brokers: 6 } } };
    const inRegion = { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'brokers'] };
    expect(resolved(inRegion, { Mappings })).toBe(6);
    expect(resolved({ 'Fn::FindInMap': ['Sizes', 'other', 'brokers', { DefaultValue: 3 }] }, { Mappings })).toBe(3);
    expect(unknownIn(resolved({ 'Fn::FindInMap': ['Sizes', 'other', 'brokers'] }, { Mappings }))).toBe('Fn::FindInMap Sizes.other.brokers of Stack');
  });

  test.each<[condition: unknown, expected: string]>([
    [IN_FRANKFURT, 'no'],
    [{ 'Fn::Not': [IN_FRANKFURT] }, 'yes'],
    [{ 'Fn::Or': [IN_FRANKFURT, { 'Fn::Equals': ['a', 'a'] }] }, 'yes'],
    [{ 'Fn::And': [IN_FRANKFURT, { 'Fn::Equals': [{ Ref: 'Parameter' }, 'a'] }] }, 'no'],
  ])('Fn::If with %j gives %s', (condition, expected) => {
    expect(resolved({ 'Fn::If': ['Condition', 'yes', 'no'] }, { Conditions: { Condition: condition }, Parameters: { Parameter: { Type: 'String' } } })).toBe(expected);
  });

  test('a parameter has its default, and one of a list is a list', () => {
    const Parameters = { Zones: { Type: 'CommaDelimitedList', Default: 'a, b' } };
    expect(resolved({ Ref: 'Zones' }, { Parameters })).toEqual(['a', 'b']);
  });
});

describe('what only AWS knows is unknown, and stays so in what is made of it', () => {
  const Parameters = { Size: { Type: 'String' }, Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/aws/image' } };
  const Resources = {
    Custom: { Type: 'Custom::User', Properties: { Size: 'small' } },
    Other: { Type: 'AWS::CloudFormation::CustomResource' },
    Configuration: { Type: 'AWS::MSK::Configuration' },
  };

  test.each<[what: string, value: unknown, unknown: string]>([
    ['a parameter without a default', { Ref: 'Size' }, 'the parameter Size of Stack, which has no default'],
    ['a parameter of Systems Manager', { Ref: 'Image' }, 'the Systems Manager parameter /aws/image'],
    ['an export of another app', { 'Fn::ImportValue': 'vpc' }, 'the export vpc, which no stack of the assembly has'],
    ['an output of another app', { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc' } }, 'the output Vpc of Network, which is not in the assembly'],
    ['a macro', { 'Fn::Transform': { Name: 'Macro' } }, 'Fn::Transform {Name:Macro} of Stack'],
    ['a resource that is not there', { 'Fn::GetAtt': ['Gone', 'Arn'] }, 'Gone, which Stack does not define'],
    ['a reference to what is not there', { Ref: 'Gone' }, 'Gone, which Stack does not define'],
    ['what a function of the app gives', { 'Fn::GetAtt': ['Custom', 'User'] }, 'User of Custom of Stack'],
    ['what it gives under the name of one of its properties', { 'Fn::GetAtt': ['Custom', 'Size'] }, 'Size of Custom of Stack'],
    ['what it gives, under the other type', { 'Fn::GetAtt': 'Other.Arn' }, 'Arn of Other of Stack'],
    ['what it makes', { Ref: 'Custom' }, 'the id of Custom of Stack'],
    ['an attribute that is neither an id nor an ARN', { 'Fn::GetAtt': ['Configuration', 'LatestRevision.Revision'] }, 'LatestRevision.Revision of Configuration of Stack'],
    ['a text with it', { 'Fn::Join': ['', ['a', { Ref: 'Size' }]] }, 'the parameter Size of Stack, which has no default'],
    ['a text with a list', { 'Fn::Join': ['', ['a', ['b']]] }, 'Fn::Join of Stack'],
    ['a text with nothing', { 'Fn::Sub': ['a${B}', { B: { Ref: 'AWS::NoValue' } }] }, 'Fn::Sub of Stack'],
    ['a text with an object', { 'Fn::Sub': ['a${B}', { B: { c: 1 } }] }, 'Fn::Sub of Stack'],
    ['a text with it, in a text', { 'Fn::Sub': ['a${B}', { B: { 'Fn::Sub': 'b${Size}' } }] }, 'the parameter Size of Stack, which has no default'],
    ['Base64 of an object', { 'Fn::Base64': { a: 1 } }, 'Fn::Base64 of Stack'],
    ['one more than a list has', { 'Fn::Select': [2, ['a', 'b']] }, 'Fn::Select of Stack'],
    ['one of a list, which one it is not known', { 'Fn::Select': [{ Ref: 'Size' }, ['a', 'b']] }, 'the parameter Size of Stack, which has no default'],
    ['more blocks than there are', { 'Fn::Cidr': ['10.0.0.0/24', 3, 7] }, 'Fn::Cidr of Stack'],
    ['what a map has of it, with a default', { 'Fn::FindInMap': ['Sizes', { Ref: 'Size' }, 'brokers', { DefaultValue: 3 }] }, 'the parameter Size of Stack, which has no default'],
    ['an export of that name', { 'Fn::ImportValue': { Ref: 'Size' } }, 'the parameter Size of Stack, which has no default'],
    ['a dynamic reference', '{{resolve:ssm:/size}}', 'the dynamic reference resolve:ssm:/size'],
    ['a part of it', { 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'Size' }] }] }, 'the parameter Size of Stack, which has no default'],
    ['Base64 of it', { 'Fn::Base64': { Ref: 'Size' } }, 'the parameter Size of Stack, which has no default'],
    ['a branch of an unknown condition', { 'Fn::If': ['Large', 'a', 'b'] }, 'the condition Large of Stack'],
  ])('%s', (_, value, unknown) => {
    expect(unknownIn(resolved(value, { Parameters, Resources, Conditions: { Large: { 'Fn::Equals': [{ Ref: 'Size' }, 'large'] } } }))).toBe(unknown);
  });

  test('two branches of one value are that value, whatever the condition', () => {
    expect(resolved({ 'Fn::If': ['Unknown', 'a', 'a'] })).toBe('a');
  });
});

test.each([
  ['us-east-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
])('partition and domain are those of %s, also in ARNs that are made up', (region, partition, domain) => {
  const Resources = { Cluster: { Type: 'AWS::MSK::Cluster' }, Secret: { Type: 'AWS::SecretsManager::Secret' }, Role: { Type: 'AWS::IAM::Role' } };
  const [own, suffix, stack, ...arns] = resolved([
    { Ref: 'AWS::Partition' }, { Ref: 'AWS::URLSuffix' }, { Ref: 'AWS::StackId' },
    { Ref: 'Cluster' }, { Ref: 'Secret' }, { 'Fn::GetAtt': ['Role', 'Arn'] },
  ], { Resources }, region) as string[];

  expect([own, suffix]).toEqual([partition, domain]);
  expect([stack, ...arns].map((arn) => arn!.split(':')[1])).toEqual([partition, partition, partition, partition]);
});

test('a nested stack gets the name of a parameter of Systems Manager, and no value', () => {
  const parent = templateOf({ Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Users: '/orders/user' } } } } });
  const nested = new Template({
    stackName: 'Nested', environment: { region: 'us-east-1', account: '111122223333' },
    template: { Parameters: { Users: { Type: 'AWS::SSM::Parameter::Value<String>' } } },
  }, { template: parent, logicalId: 'Nested' });

  expect(unknownIn(new Resolver([parent, nested]).resolve({ Ref: 'Users' }, nested))).toBe('the Systems Manager parameter /orders/user');
});

test('of stacks of one name, an output is that of the Region, and else of the account', () => {
  const stacks = [['us-east-1', '111122223333'], ['us-east-1', '444455556666'], ['us-west-2', '444455556666']].map(([region, account]) =>
    new Template({ stackName: 'Kafka', environment: { region: region!, account: account! }, template: { Outputs: { Where: { Value: `${region} of ${account}` } } } }));
  const resolver = new Resolver(stacks);
  const whereOf = (Region?: string) => stacks.map((stack) => resolver.resolve({ 'Fn::GetStackOutput': { StackName: 'Kafka', OutputName: 'Where', Region } }, stack));

  expect(whereOf()).toEqual(['us-east-1 of 111122223333', 'us-east-1 of 444455556666', 'us-west-2 of 444455556666']);
  expect(whereOf('us-west-2')[0]).toBe('us-west-2 of 444455556666');
});

test.each<[what: string, look: (resolver: Resolver, template: Template, index: number) => unknown]>([
  ['a resource by its ARN', (resolver, template, index) => resolver.find('AWS::IAM::Role', resolver.resolve({ 'Fn::GetAtt': [`Role${index}`, 'Arn'] }, template), 'Arn')!.logicalId],
  ['an export', (resolver, template, index) => resolver.resolve({ 'Fn::ImportValue': `Role${index}` }, template)],
])('%s is found among many without a look at each of them', (_, look) => {
  const stepsFor = (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `Role${index}`);
    const template = templateOf({
      Resources: Object.fromEntries(names.map((name) => [name, { Type: 'AWS::IAM::Role' }])),
      Outputs: Object.fromEntries(names.map((name) => [name, { Value: name, Export: { Name: name } }])),
    });
    const resolver = new Resolver([template]);
    const steps = jest.spyOn(resolver, 'resolve');
    expect(names.map((_, index) => look(resolver, template, index))).toEqual(names);
    return steps.mock.calls.length;
  };

  expect(stepsFor(200)).toBeLessThan(3 * stepsFor(100));
});
