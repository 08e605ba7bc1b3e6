import { App, Aws, Lazy, Stack, Tags, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ActiveSide } from '../../lib';
import { errorOf } from '../stacks';

const NAME = '/orders/active-side';

function stackIn(region?: string) {
  return new Stack(new App(), 'Stack', { env: { region } });
}

function policiesOf(stack: Stack, role: string): unknown[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref.includes(role)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

function roleIn(stack: Stack) {
  return new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() });
}

test('the parameter is no resource of CloudFormation, which would set it back with each change of its properties or tags', () => {
  const stack = stackIn('us-east-1');
  new ActiveSide(stack, 'ActiveSide', { parameterName: NAME });

  Template.fromStack(stack).resourceCountIs('AWS::SSM::Parameter', 0);
});

test('no tag of the app changes what writes it', () => {
  const resourceOf = (version: string) => {
    const stack = stackIn('us-east-1');
    new ActiveSide(stack, 'ActiveSide', { parameterName: NAME });
    Tags.of(stack).add('version', version);
    return Template.fromStack(stack).findResources('Custom::ActiveSide');
  };

  expect(resourceOf('1')).toEqual(resourceOf('2'));
});

test('what writes it may write it and no other', () => {
  const stack = stackIn('us-east-1');
  const { parameterArn } = new ActiveSide(stack, 'ActiveSide', { parameterName: NAME });

  expect(policiesOf(stack, 'ServiceRole')).toEqual([{ Effect: 'Allow', Action: 'ssm:PutParameter', Resource: stack.resolve(parameterArn) }]);
});

test('its ARN is that of its own Region, also for a reader in another one', () => {
  const app = new App();
  const [one, other] = ['us-east-1', 'us-east-2'].map((region) => new Stack(app, region, { env: { region } })) as [Stack, Stack];
  const activeSide = new ActiveSide(one, 'ActiveSide', { parameterName: NAME });
  activeSide.grantRead(roleIn(other));

  expect(policiesOf(other, 'Operator')).toEqual([{
    Effect: 'Allow',
    Action: 'ssm:GetParameter',
    Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ssm:us-east-1:', { Ref: 'AWS::AccountId' }, ':parameter/orders/active-side']] },
  }]);
});

test('to switch is to read and to write, and the argument receives', () => {
  const stack = stackIn('us-east-1');
  const activeSide = new ActiveSide(stack, 'ActiveSide', { parameterName: NAME });
  const operator = roleIn(stack);

  expect(activeSide.grantSwitch(operator).success).toBe(true);
  expect(policiesOf(stack, 'Operator')).toEqual([{ Effect: 'Allow', Action: ['ssm:GetParameter', 'ssm:PutParameter'], Resource: stack.resolve(activeSide.parameterArn) }]);
});

test('two in a stack share the function of the CDK', () => {
  const stack = stackIn();
  new ActiveSide(stack, 'Orders', { parameterName: '/orders' });
  new ActiveSide(stack, 'Bills', { parameterName: '/bills' });

  Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
});

test.each(['', 'orders', '/', '/orders/', '//orders', '/orders active', '/aws/orders', '/AWSorders', '/ssm', '/a'.repeat(16), `/${'a'.repeat(900)}`, '/ördërs'])("refuses the name '%s'", (parameterName) => {
  expect(errorOf(() => new ActiveSide(stackIn(), 'ActiveSide', { parameterName }))).toBe([
    'Stack/ActiveSide cannot be defined:',
    `  - parameterName must be 1 to 15 parts of letters, digits and . _ -, each with a / before it, 900 characters at most, and begin neither with /aws nor with /ssm, got '${parameterName}' [active-side-name]`,
  ].join('\n'));
});

test.each(['/orders', '/a'.repeat(15), '/orders.eu/active_side-1', `/${'a'.repeat(899)}`])('takes the name %s', (parameterName) => {
  expect(new ActiveSide(stackIn(), 'ActiveSide', { parameterName }).parameterName).toBe(parameterName);
});

test.each([Lazy.string({ produce: () => '/later' }), `/${Aws.STACK_NAME}/active-side`, Token.asString({ Ref: 'Name' })])('refuses a name that each stack would resolve for itself', (parameterName) => {
  expect(errorOf(() => new ActiveSide(stackIn(), 'ActiveSide', { parameterName }))).toContain('parameterName must be known when the app is synthesized, since MirrorMaker asks both Regions for one name, got one that is known in the deploy only [active-side-known-name]');
});
