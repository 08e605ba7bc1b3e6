import { Duration, Lazy, Size, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { DURATION, SECRET, SIZE } from '../../lib/private/kinds';
import { anyObject, BOOLEAN, checkCall, checkProps, cleanOptions, instanceOf, listOf, mapOf, needed, NUMBER, oneOf, openStruct, struct, TEXT, type Shape } from '../../lib/private/shapes';
import { errorOf } from '../stacks';

enum Colour {
  RED = 'red',
  BLUE = 'blue',
}

interface Inner {
  readonly size?: Size;
}

interface Props {
  readonly name: string;
  readonly amount?: number;
  readonly on?: boolean;
  readonly users?: string[];
  readonly settings?: { readonly [name: string]: string };
  readonly period?: Duration;
  readonly colour?: Colour;
  readonly inner?: Inner;
  readonly secret?: unknown;
  readonly subnets?: object;
}

const SHAPE: Shape<Props> = {
  name: needed(TEXT),
  amount: NUMBER,
  on: BOOLEAN,
  users: listOf(TEXT),
  settings: mapOf(TEXT),
  period: DURATION,
  colour: oneOf(Colour, 'Colour'),
  inner: struct<Inner>({ size: SIZE }),
  secret: SECRET,
  subnets: anyObject('a selection'),
};

/** As JavaScript hands them over. */
function check(props: unknown): { stack: Stack; checked: Props } {
  const stack = new Stack();
  return { stack, checked: checkProps(new Construct(stack, 'Subject'), SHAPE, props as Props) };
}

test.each<{ props: unknown; says: string }>([
  { props: { name: 5 }, says: 'name must be a string, got 5' },
  { props: {}, says: 'name must be a string, got undefined' },
  { props: { name: null }, says: 'name must be a string, got null' },
  { props: { amount: '5' }, says: "amount must be a number, got '5'" },
  { props: { amount: NaN }, says: 'amount must be a number, got NaN' },
  { props: { on: 'false' }, says: "on must be true or false, got 'false'" },
  { props: { users: 'orders' }, says: "users must be a list, got 'orders'" },
  { props: { users: ['orders', 5] }, says: 'users[1] must be a string, got 5' },
  { props: { users: ['orders', undefined] }, says: 'users[1] must be a string, got undefined' },
  { props: { settings: { 'log.retention.hours': 5 } }, says: "settings['log.retention.hours'] must be a string, got 5" },
  { props: { settings: ['a'] }, says: 'settings must be an object with a value for each name, got a list' },
  { props: { settings: new Construct(new Stack(), 'Settings') }, says: 'settings must be an object with a value for each name, got an object of Construct' },
  { props: { period: 'P1D' }, says: "period must be a Duration, such as Duration.days(1), got 'P1D'" },
  { props: { period: Size.gibibytes(1) }, says: 'period must be a Duration, such as Duration.days(1), got an object of Size' },
  { props: { period: Duration }, says: 'period must be a Duration, such as Duration.days(1), got the class Duration' },
  { props: { period: () => 1 }, says: 'got the function period' },
  { props: { colour: 'green' }, says: "colour must be one of Colour.RED, Colour.BLUE, got 'green'" },
  { props: { inner: { size: 100 } }, says: 'inner.size must be a Size, such as Size.gibibytes(100), got 100' },
  { props: { inner: { Size: 100 } }, says: 'inner.size must be written like this, got inner.Size' },
  { props: { amont: 5 }, says: 'amount must be written like this, got amont' },
  { props: { user: ['orders'] }, says: 'users must be written like this, got user' },
  { props: { name: 'x'.repeat(61), on: 'x'.repeat(61) }, says: `on must be true or false, got '${'x'.repeat(60)}...'` },
  { props: { subnets: [] }, says: 'subnets must be a selection, got a list' },
  { props: 'orders', says: "props must be an object, got 'orders'" },
  { props: null, says: 'props must be an object, got null' },
])('$says', ({ props, says }) => {
  const whole = typeof props === 'object' && props !== null && Object.keys(props).length > 0 && !('name' in props) ? { name: 'x', ...props } : props;
  const message = errorOf(() => check(whole));

  expect(message).toContain('Default/Subject cannot be defined:\n  - ');
  expect(message).toContain(`${says} [prop-type]`);
});

test('every fault is in one error', () => {
  expect(errorOf(() => check({ name: 5, users: 'orders', inner: { size: 1, SIZE: 2 } })).split('\n')).toHaveLength(5);
});

test('a text in the place of a secret is not shown: it may be the password', () => {
  const message = errorOf(() => check({ name: 'x', secret: 'hunter2' }));

  expect(message).toContain('secret must be a secret, such as a secretsmanager.Secret, got a string');
  expect(message).not.toContain('hunter2');
});

test.each([
  { what: 'nothing that is optional', props: { name: '' } },
  { what: 'a token for a text', props: { name: Lazy.string({ produce: () => 'x' }) } },
  { what: 'a token for a number', props: { name: 'x', amount: Lazy.number({ produce: () => 1 }) } },
  { what: 'a token for a list', props: { name: 'x', users: Token.asList('users') } },
  { what: 'a token for an object', props: { name: 'x', inner: Lazy.any({ produce: () => ({}) }) } },
  { what: 'a token that holds null', props: { name: 'x', inner: { ...Lazy.any({ produce: () => ({}) }), resolve: () => ({}), toString: (): string => '', held: null } } },
  { what: 'an object of a class of another copy', props: { name: 'x', period: { toMilliseconds: () => 1 }, inner: { size: Object.create({ toGibibytes: () => 1 }) } } },
  { what: 'an enum by its value', props: { name: 'x', colour: 'red' } },
  { what: 'an object without a prototype', props: { name: 'x', settings: Object.assign(Object.create(null), { a: 'b' }) } },
  { what: 'an interface of somebody else', props: { name: 'x', subnets: { anything: 1 } } },
])('takes $what', ({ props }) => {
  const { stack, checked } = check(props);

  expect(checked).toBe(props);
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('null is absent', () => {
  expect(check({ name: 'x', amount: null, settings: { a: null, b: 'c' }, inner: { size: null } }).checked)
    .toEqual({ name: 'x', settings: { b: 'c' }, inner: {} });
});

test('so is a value that is undefined', () => {
  expect(Object.keys(check({ name: 'x', settings: { a: undefined, b: 'c' } }).checked.settings!)).toEqual(['b']);
});

test('a name that is far from every known one is a warning: somebody may hand on more than props', () => {
  const { stack } = check({ name: 'x', environment: 'production' });

  Annotations.fromStack(stack).hasWarning('/Default/Subject', Match.stringLikeRegexp('environment must be one of the known names, or it has no effect: amount, colour'));
});

describe('an argument', () => {
  const scope = new Construct(new Stack(), 'Subject');
  const call = (args: Parameters<typeof checkCall>[2]) => errorOf(() => checkCall('Subject.add', scope, args));

  test('is judged like a prop, all of them in one error, which names the method', () => {
    expect(call({ colour: [oneOf(Colour, 'Colour'), 'foo'], name: [needed(TEXT), undefined] })).toBe([
      'Subject.add cannot be called like this:',
      "  - colour must be one of Colour.RED, Colour.BLUE, got 'foo' [prop-type]",
      '  - name must be a string, got undefined [prop-type]',
    ].join('\n'));
    expect(() => checkCall('Subject.add', scope, { colour: [oneOf(Colour, 'Colour'), Colour.RED], name: [TEXT, undefined] })).not.toThrow();
  });

  test('that is an object is called by its names', () => {
    expect(call({ options: [struct(SHAPE), 'foo'] })).toContain("options must be an object, got 'foo'");
    expect(call({ options: [struct(SHAPE), { name: 5 }] })).toContain('  - name must be a string, got 5');
  });

  test('with a name that has no effect is an error where no construct can warn', () => {
    const args = { options: [struct(SHAPE), { name: 'x', environment: 'production' }] as const };

    expect(() => checkCall('Subject.add', scope, args)).not.toThrow();
    expect(errorOf(() => checkCall('Subject.add', undefined, args))).toContain('environment must be one of the known names');
  });

  test('of the CDK may have names that nobody knows yet', () => {
    const kind = openStruct<Props>('an object of ours', { period: DURATION });

    expect(() => checkCall('Subject.add', scope, { props: [kind, { periods: 5 }] })).not.toThrow();
    expect(call({ props: [kind, { period: 5 }] })).toContain('period must be a Duration, such as Duration.days(1), got 5');
    expect(call({ props: [kind, 'foo'] })).toContain("props must be an object of ours, got 'foo'");
  });

  test('may have to be an object of one class', () => {
    expect(call({ size: [instanceOf(Size, 'a Size'), Duration.days(1)] })).toContain('size must be a Size, got an object of Duration');
    expect(call({ size: [instanceOf(Size, 'a Size'), 5] })).toContain('size must be a Size, got 5');
    expect(() => checkCall('Subject.add', scope, { size: [instanceOf(Size, 'a Size'), Size.gibibytes(1)] })).not.toThrow();
  });

  test('that is null is absent', () => {
    expect(cleanOptions<Inner>({ size: SIZE }, null as never)).toEqual({});
    expect(cleanOptions<Inner>({ size: SIZE }, { size: null } as never)).toEqual({});
  });
});
