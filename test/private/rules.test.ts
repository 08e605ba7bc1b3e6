import { Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { checkRules, differs, isKnown, type Rule } from '../../lib/private/rules';
import { errorOf } from '../stacks';

const RULES: Rule<number>[] = [
  { id: 'positive', level: 'error', fault: (n) => n > 0 ? undefined : `amount must be more than 0, got ${n}` },
  { id: 'whole', level: 'error', fault: (n) => Number.isInteger(n) ? undefined : `amount must be a whole number, got ${n}` },
  { id: 'usual', level: 'warning', fault: (n) => Math.abs(n) < 100 ? undefined : `amount ${n} is unusual` },
];

function check(amount: number): Stack {
  const stack = new Stack();
  checkRules(new Construct(stack, 'Subject'), RULES, amount);
  return stack;
}

test('nothing is said where every rule holds', () => {
  const stack = check(1);

  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('fails with every broken rule in one error, which names the construct and each rule', () => {
  expect(errorOf(() => check(-0.5))).toBe([
    'Default/Subject cannot be defined:',
    '  - amount must be more than 0, got -0.5 [positive]',
    '  - amount must be a whole number, got -0.5 [whole]',
  ].join('\n'));
});

test('a warning is an annotation that can be acknowledged by its id, and no error', () => {
  Annotations.fromStack(check(1000)).hasWarning('/Default/Subject', 'amount 1000 is unusual [ack: cdk-msk-georeplication:usual]');
});

test('fails for an error beside a warning', () => {
  expect(errorOf(() => check(-1000))).toContain('amount must be more than 0, got -1000');
});

test('a value is known when it is there and no token', () => {
  expect(isKnown('text')).toBe(true);
  expect(isKnown('')).toBe(true);
  expect(isKnown(0)).toBe(true);
  expect(isKnown(undefined)).toBe(false);
  expect(isKnown(Lazy.string({ produce: () => 'later' }))).toBe(false);
  expect(isKnown(Lazy.number({ produce: () => 1 }))).toBe(false);
});

test('two values differ where both are known and another', () => {
  const later = Lazy.string({ produce: () => 'us-west-2' });
  expect(differs('us-east-1', 'us-west-2')).toBe(true);
  expect([['us-east-1', 'us-east-1'], ['us-east-1', later], [later, 'us-east-1'], ['us-east-1', undefined], [undefined, undefined]]
    .filter(([one, other]) => differs(one, other))).toEqual([]);
});
