import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { MirroredCluster, MirrorMakerPrimarySecondary, TopicNaming } from '../../lib';
import { MIRROR_MAKER_RULES } from '../../lib/mirror-maker/rules';
import { errorOf } from '../stacks';
import { RULE_ROWS, type RuleRow, type RuleScene } from './rules/rows';
import { defineReverse, regionsIn, SECONDARY } from './scene';

const levelOf = new Map(MIRROR_MAKER_RULES.map(({ id, level }) => [id, level]));
const ERRORS = RULE_ROWS.filter(({ rule }) => levelOf.get(rule) === 'error').map(named);
const WARNINGS = RULE_ROWS.filter(({ rule }) => levelOf.get(rule) === 'warning').map(named);

function named(row: RuleRow) {
  return { ...row, what: row.says.join(' … ') };
}

/** What the flow would add to both clusters does not matter here: one pair of them does for each row. */
function define({ region = SECONDARY, account, reverse, beside, clusters, ...props }: RuleScene) {
  const app = new App();
  const regions = regionsIn(app);
  if (reverse !== undefined) {
    defineReverse(app, regions, { topicNaming: reverse });
  }
  beside?.(app, regions);
  const stack = new Stack(app, 'MirrorMaker', { env: { region, account } });
  new MirrorMakerPrimarySecondary(stack, 'Flow', {
    primary: MirroredCluster.msk(regions.primary),
    secondary: MirroredCluster.msk(regions.secondary),
    peering: regions.peering,
    ...clusters?.(regions),
    ...props,
  });
  return stack;
}

function warningsOf(scene: RuleScene, rule: string): string[] {
  return define(scene).node.findChild('Flow').node.metadata
    .map(({ data }) => String(data))
    .filter((text) => text.includes(`cdk-msk-georeplication:${rule}]`));
}

test('each rule has a row, each row a rule', () => {
  expect(new Set(RULE_ROWS.map(({ rule }) => rule))).toEqual(new Set(MIRROR_MAKER_RULES.map(({ id }) => id)));
  expect(levelOf.size).toBe(MIRROR_MAKER_RULES.length);
});

test.each(ERRORS)('fails by $rule: $what', ({ rule, broken, says }) => {
  const lines = errorOf(() => define(broken)).split('\n');

  expect(lines[0]).toBe('MirrorMaker/Flow cannot be defined:');
  const line = lines.find((text) => text.endsWith(` [${rule}]`));
  for (const part of says) {
    expect(line).toContain(part);
  }
});

test.each(WARNINGS)('warns by $rule: $what', ({ rule, broken, says }) => {
  const warnings = warningsOf(broken, rule);

  expect(warnings).toHaveLength(1);
  for (const part of says) {
    expect(warnings[0]).toContain(part);
  }
});

test.each([...ERRORS, ...WARNINGS])('$rule lets pass what is next to: $what', ({ rule, holds }) => {
  expect(warningsOf(holds, rule)).toEqual([]);
});

test('fails with all broken rules in one error', () => {
  const message = errorOf(() => define({
    region: 'eu-west-1',
    reverse: TopicNaming.IDENTICAL,
    topicNaming: TopicNaming.IDENTICAL,
    topics: ['__offsets', 'a,b', 'heartbeats'],
    groups: [],
    kafkaVersion: '3.6.0',
    overrides: { flow: { 'topics': 'x', 'primary.a': ' ', 'errors.tolerance': 'all' }, targetProducer: { 'acks': '0', 'enable.idempotence': 'false', 'max.in.flight.requests.per.connection': '6' } },
    tasks: 0,
    refreshInterval: Duration.millis(1),
    exactlyOnce: true,
  }));

  expect(message.split('\n').slice(1).map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual([
    'mirror-maker-region', 'mirror-maker-loop', 'mirror-maker-comma', 'mirror-maker-empty', 'mirror-maker-internal', 'mirror-maker-heartbeats',
    'mirror-maker-kafka-version', 'mirror-maker-built-version', 'mirror-maker-counts', 'mirror-maker-intervals', 'mirror-maker-overrides', 'mirror-maker-blank',
    'mirror-maker-values', 'mirror-maker-idempotence', 'mirror-maker-exactly-once',
  ]);
});

test('a warning is one that the CDK shows', () => {
  Annotations.fromStack(define({ topics: ['orders-*'] })).hasWarning('/MirrorMaker/Flow', Match.stringLikeRegexp("topics 'orders-\\*'"));
});
