import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { CLUSTER_RULES } from '../../lib/scram-msk-cluster/rules';
import { errorOf, ZonedStack } from '../stacks';
import { AUTHENTICATION_ROWS } from './rules/authentication';
import { BROKER_ROWS } from './rules/brokers';
import { NETWORK_ROWS } from './rules/network';
import { RESOURCE_ROWS } from './rules/resources';
import type { RuleRow } from './rules/row';
import { SERVER_PROPERTIES_ROWS } from './rules/server-properties';
import { STORAGE_ROWS } from './rules/storage';
import { USER_ROWS } from './rules/users';

const ROWS = [...BROKER_ROWS, ...NETWORK_ROWS, ...STORAGE_ROWS, ...RESOURCE_ROWS, ...SERVER_PROPERTIES_ROWS, ...USER_ROWS, ...AUTHENTICATION_ROWS];
const levelOf = new Map(CLUSTER_RULES.map(({ id, level }) => [id, level]));
const ERRORS = ROWS.filter(({ rule }) => levelOf.get(rule) === 'error').map(named);
const WARNINGS = ROWS.filter(({ rule }) => levelOf.get(rule) === 'warning').map(named);

function named(row: RuleRow) {
  return { ...row, what: row.says.join(' … ') };
}

function define(props: (stack: ZonedStack) => ScramMskClusterProps, region?: string): ZonedStack {
  const stack = new ZonedStack(undefined, undefined, { region });
  new ScramMskCluster(stack, 'Kafka', props(stack));
  return stack;
}

function warningsOf(stack: ZonedStack, rule: string): string[] {
  return Annotations.fromStack(stack).findWarning('/Streaming/Kafka', Match.anyValue())
    .map(({ entry }) => String(entry.data))
    .filter((text) => text.endsWith(`[ack: cdk-msk-georeplication:${rule}]`));
}

test('each rule has a row, each row a rule', () => {
  expect(new Set(ROWS.map(({ rule }) => rule))).toEqual(new Set(CLUSTER_RULES.map(({ id }) => id)));
  expect(levelOf.size).toBe(CLUSTER_RULES.length);
});

test.each(ERRORS)('fails by $rule: $what', ({ rule, broken, says, region }) => {
  const lines = errorOf(() => define(broken, region)).split('\n');

  expect(lines[0]).toBe('Streaming/Kafka cannot be defined:');
  const line = lines.find((text) => text.endsWith(` [${rule}]`));
  for (const part of says) {
    expect(line).toContain(part);
  }
});

test.each(WARNINGS)('warns by $rule: $what', ({ rule, broken, says, region }) => {
  const warnings = warningsOf(define(broken, region), rule);

  expect(warnings).toHaveLength(1);
  for (const part of says) {
    expect(warnings[0]).toContain(part);
  }
});

test.each([...ERRORS, ...WARNINGS])('$rule lets pass what is next to: $what', ({ rule, holds, region }) => {
  expect(warningsOf(define(holds, region), rule)).toEqual([]);
});
