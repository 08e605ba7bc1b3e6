import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

/** The first eight characters of the stack's id, which CloudFormation fills in. */
const STACK_PART = {
  'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }],
};

/** The part of each secret's name that stands before the stack's. */
function secretNames(stack: ZonedStack): string[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::SecretsManager::Secret')).map(({ Properties }) => {
    const [separator, [start, stackPart]] = Properties.Name['Fn::Join'];
    expect(separator).toBe('');
    expect(stackPart).toEqual(STACK_PART);
    return start;
  });
}

function clusterName(stack: ZonedStack): string {
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::MSK::Cluster')) as [{ Properties: Record<string, never> }];
  expect(Properties.ClusterName['Fn::Join'][1][1]).toEqual(STACK_PART);
  return Properties.ClusterName['Fn::Join'][1][0];
}

function define(stack: ZonedStack, id = 'Kafka', users = ['orders']): ZonedStack {
  new ScramMskCluster(stack, id, { users });
  return stack;
}

test('the name of a secret begins with AmazonMSK_ and tells the user', () => {
  expect(secretNames(define(new ZonedStack()))).toEqual([expect.stringMatching(/^AmazonMSK_Streaming-Kafka-Users-orders-[0-9A-F]{8}-$/)]);
});

test('it does not end in a hyphen and six characters, which Secrets Manager adds itself', () => {
  // Eight hexadecimal digits of the stack's id follow.
  expect(`${secretNames(define(new ZonedStack()))[0]}1234abcd`).not.toMatch(/-[A-Za-z0-9]{6}$/);
});

test('names are bounded, however deep the construct and long the user name', () => {
  const stack = new ZonedStack(undefined, 'S'.repeat(120));
  const deep = 'abcdefghij'.repeat(10).split('').reduce<Construct>((scope, letter) => new Construct(scope, `${letter.repeat(20)}`), stack);
  new ScramMskCluster(deep, 'Kafka', { users: ['x'.repeat(64)] });

  expect(`${clusterName(stack)}12345678`.length).toBeLessThanOrEqual(64);
  expect(`${clusterName(stack)}12345678`).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);
  expect(`${secretNames(stack)[0]}12345678`.length).toBeLessThanOrEqual(138);
  expect(secretNames(stack)[0]).toMatch(/^AmazonMSK_[A-Za-z0-9/_+=.@-]+$/);
});

test('long names that begin alike stay different', () => {
  const names = secretNames(define(new ZonedStack(), 'K'.repeat(150), [`${'x'.repeat(63)}1`, `${'x'.repeat(63)}2`]));

  expect(new Set(names).size).toBe(2);
});

test('two clusters in one stack share no name', () => {
  const stack = define(define(new ZonedStack(), 'One'), 'Two');

  expect(new Set(secretNames(stack)).size).toBe(2);
  const names = Object.values(Template.fromStack(stack).findResources('AWS::MSK::Cluster')).map(({ Properties }) => JSON.stringify(Properties.ClusterName));
  expect(new Set(names).size).toBe(2);
});

test('two stacks share no name, not even two of the same id in two Stages', () => {
  const app = new App();
  const stacks = [
    new ZonedStack(app, 'One'),
    new ZonedStack(app, 'Two'),
    new ZonedStack(new Stage(app, 'Test'), 'One'),
    new ZonedStack(new Stage(app, 'Production'), 'One'),
  ].map((stack) => define(stack));

  expect(new Set(stacks.flatMap((stack) => secretNames(stack))).size).toBe(4);
  expect(new Set(stacks.map(clusterName)).size).toBe(4);
});

test('names are the same in each synthesis', () => {
  expect(secretNames(define(new ZonedStack()))).toEqual(secretNames(define(new ZonedStack())));
  expect(clusterName(define(new ZonedStack()))).toBe(clusterName(define(new ZonedStack())));
});

test('the configuration bears the name of the cluster', () => {
  const template = Template.fromStack(define(new ZonedStack()));
  const [cluster] = Object.values(template.findResources('AWS::MSK::Cluster'));

  template.hasResourceProperties('AWS::MSK::Configuration', { Name: cluster!.Properties.ClusterName });
});
