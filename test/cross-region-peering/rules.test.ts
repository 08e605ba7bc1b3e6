import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CrossRegionPeering } from '../../lib';
import { PEERING_RULES } from '../../lib/cross-region-peering/rules';
import { errorOf } from '../stacks';
import { ACCOUNT_ROWS } from './rules/accounts';
import { ADDRESS_ROWS } from './rules/addresses';
import { DNS_ROWS } from './rules/dns';
import { PLACE_ROWS } from './rules/places';
import { peeringStackIn } from './regions';
import type { RuleRow, Scene } from './rules/row';

const ROWS = [...PLACE_ROWS, ...ACCOUNT_ROWS, ...ADDRESS_ROWS, ...DNS_ROWS];
const levelOf = new Map(PEERING_RULES.map(({ id, level }) => [id, level]));
const ERRORS = ROWS.filter(({ rule }) => levelOf.get(rule) === 'error').map(named);
const WARNINGS = ROWS.filter(({ rule }) => levelOf.get(rule) === 'warning').map(named);

function named(row: RuleRow) {
  return { ...row, what: row.says.join(' … ') };
}

function define(scene: Scene): Stack {
  const app = new App();
  const { stack = peeringStackIn(app), id = 'Vpcs', ...props } = scene(app);
  new CrossRegionPeering(stack, id, props);
  return stack;
}

function warningsOf(stack: Stack, rule: string): string[] {
  return Annotations.fromStack(stack).findWarning(`/${stack.node.path}/Vpcs`, Match.anyValue())
    .map(({ entry }) => String(entry.data))
    .filter((text) => text.endsWith(`[ack: cdk-msk-georeplication:${rule}]`));
}

test('each rule has a row, each row a rule', () => {
  expect(new Set(ROWS.map(({ rule }) => rule))).toEqual(new Set(PEERING_RULES.map(({ id }) => id)));
  expect(levelOf.size).toBe(PEERING_RULES.length);
});

test.each(ERRORS)('fails by $rule: $what', ({ rule, broken, says }) => {
  const lines = errorOf(() => define(broken)).split('\n');

  expect(lines[0]).toMatch(/^\S+\/(Vpcs|A-B) cannot be defined:$/);
  const line = lines.find((text) => text.endsWith(` [${rule}]`));
  for (const part of says) {
    expect(line).toContain(part);
  }
});

test.each(WARNINGS)('warns by $rule: $what', ({ rule, broken, says }) => {
  const warnings = warningsOf(define(broken), rule);

  expect(warnings).toHaveLength(1);
  for (const part of says) {
    expect(warnings[0]).toContain(part);
  }
});

test.each([...ERRORS, ...WARNINGS])('$rule lets pass what is next to: $what', ({ rule, holds }) => {
  expect(warningsOf(define(holds), rule)).toEqual([]);
});
