import { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { MirroredCluster, MirrorMakerPrimarySecondary, TopicNaming, type MirrorMakerPrimarySecondaryProps } from '../../lib';
import { DECLARED_TOPIC_RULES } from '../../lib/mirror-maker/rules/declared-topics';
import { errorOf } from '../stacks';
import { defineReverse, regionsIn, stackIn } from './scene';

interface Scene extends Partial<MirrorMakerPrimarySecondaryProps> {
  /** Topics of the two clusters, of which MirrorMaker is defined after the first. */
  readonly onPrimary?: readonly string[];
  readonly onSecondary?: readonly string[];
  readonly isBack?: boolean;
}

/** One way to break a rule, and how near to it one may go. */
interface Row {
  readonly rule: string;
  readonly broken: Scene;
  readonly says: string;
  readonly holds: Scene;
}

const LONG = 'o'.repeat(242);
const { IDENTICAL } = TopicNaming;

const ROWS: readonly Row[] = [
  {
    rule: 'mirror-maker-copy-collision',
    broken: { onPrimary: ['keys', 'a.b'], onSecondary: ['primary_keys', 'primary.a_b'] },
    says: "topics of Primary/Kafka must have copies whose names differ from those of other topics in more than a period or an underscore, got 'keys', whose copy 'primary.keys' is 'primary_keys' of Secondary/Kafka for Kafka; 'a.b', whose copy 'primary.a.b' is 'primary.a_b'",
    // Declared with settings of its own, for one.
    holds: { onPrimary: ['keys', 'values'], onSecondary: ['primary.keys', 'keys', 'secondary_keys'] },
  },
  { rule: 'mirror-maker-copy-collision', broken: { onPrimary: ['a.b'], onSecondary: ['a_b'], topicNaming: IDENTICAL }, says: "'a.b', whose copy 'a.b' is 'a_b'", holds: { onPrimary: ['a.b'], onSecondary: ['a_b'], topics: ['a_b'], topicNaming: IDENTICAL } },
  { rule: 'mirror-maker-copy-collision', broken: { onPrimary: ['secondary_keys'], onSecondary: ['keys'], isBack: true }, says: "of Secondary/Kafka must have copies whose names differ from those of other topics in more than a period or an underscore, got 'keys', whose copy 'secondary.keys'", holds: { onPrimary: ['primary_keys'], onSecondary: ['keys'], isBack: true } },
  { rule: 'mirror-maker-copy-length', broken: { onPrimary: [LONG] }, says: `topics of Primary/Kafka that are copied must have names of at most 241 characters, a copy has a prefix too, got '${LONG}'`, holds: { onPrimary: [LONG.slice(1)] } },
  { rule: 'mirror-maker-copy-length', broken: { onSecondary: [LONG.slice(2)], isBack: true }, says: 'topics of Secondary/Kafka that are copied must have names of at most 239', holds: { onPrimary: [LONG], onSecondary: [LONG.slice(3)], topics: ['orders'] } },
  { rule: 'mirror-maker-mixed-heartbeats', broken: { onSecondary: ['heartbeats'] }, says: 'topics of Secondary/Kafka must not be called heartbeats, where MirrorMaker writes its own records', holds: { onPrimary: ['heartbeats'], onSecondary: ['heartbeats-v1'] } },
  {
    rule: 'mirror-maker-never-copied',
    broken: { onPrimary: ['stock.replica', 'billing-internal', '.x', 'secondary.orders', 'eu.secondary.orders', 'orders'] },
    says: "got 'stock.replica', 'billing-internal', '.x', 'secondary.orders', 'eu.secondary.orders', which MirrorMaker never copies",
    // What is not wanted on the other side, and a copy of the way back.
    holds: { onPrimary: ['secondary.orders', 'stock.replica', 'orders'], onSecondary: ['orders'], topics: ['orders', 'secondary.*'] },
  },
  {
    rule: 'mirror-maker-none-copied',
    broken: { onPrimary: ['orders-eu', 'orders-us', 'heartbeats'], topics: ['orders', 'payments.*'] },
    says: "topics must match a topic of Primary/Kafka, names must be matched whole, got no match for 'orders-eu', 'orders-us'",
    holds: { onPrimary: ['orders-eu', 'payments'], topics: ['orders', 'payments.*'] },
  },
  { rule: 'mirror-maker-none-copied', broken: { onPrimary: ['orders'], topicsExclude: ['order.*'] }, says: "got no match for 'orders'", holds: { onPrimary: ['orders'], topics: ['(?>x)'] } },
  { rule: 'mirror-maker-case', broken: { onPrimary: ['Orders', 'x'], topics: ['orders', 'x'] }, says: "in upper and lower case, got 'orders' for 'Orders'", holds: { onPrimary: ['Orders', 'orders'], topics: ['orders', 'Orders'] } },
  { rule: 'mirror-maker-period', broken: { onPrimary: ['a.b', 'a-b', 'a.c'], topics: ['a.b'] }, says: "a period alone is any character, got 'a.b', which matches 'a-b' of Primary/Kafka, too ('a\\.b' does not)", holds: { onPrimary: ['a.b', 'a-b'], topics: ['a\\.b', 'a.*'] } },
  { rule: 'mirror-maker-heartbeats-copied', broken: { onPrimary: ['orders', 'device.heartbeats'], topics: ['orders'] }, says: "got 'device.heartbeats'", holds: { onPrimary: ['orders', 'device-heartbeats', 'heartbeats'], topics: ['orders'] } },
  { rule: 'mirror-maker-heartbeats-copied', broken: { onPrimary: ['device.heartbeats'], topicsExclude: ['device.*'] }, says: "got 'device.heartbeats'", holds: { onPrimary: ['device.heartbeats'] } },
];

const levelOf = new Map(DECLARED_TOPIC_RULES.map(({ id, level }) => [id, level]));

/** Half of the topics come before the MirrorMaker, half behind it. */
function define({ onPrimary = [], onSecondary = [], isBack = false, ...props }: Scene): App {
  const app = new App();
  const regions = regionsIn(app);
  onPrimary.forEach((name) => regions.primary.addTopic(name, { partitions: 1 }));
  if (isBack) {
    defineReverse(app, regions, { desiredCount: 0, ...props });
  } else {
    new MirrorMakerPrimarySecondary(stackIn(app), 'Flow', { primary: MirroredCluster.msk(regions.primary), secondary: MirroredCluster.msk(regions.secondary), peering: regions.peering, ...props });
  }
  onSecondary.forEach((name) => regions.secondary.addTopic(name, { partitions: 1 }));
  return app;
}

function saidOf(scene: Scene, rule: string): string[] {
  const app = define(scene);
  if (levelOf.get(rule) === 'error') {
    return linesOf(app).filter((line) => line.endsWith(` [${rule}]`));
  }
  app.synth();
  const [stack, path] = scene.isBack ? ['Back', '/Back/Flow'] : ['MirrorMaker', '/MirrorMaker/Flow'];
  return Annotations.fromStack(app.node.findChild(stack) as ReturnType<typeof stackIn>).findWarning(path, Match.stringLikeRegexp(`cdk-msk-georeplication:${rule}\\]`)).map(({ entry }) => String(entry.data));
}

function linesOf(app: App): string[] {
  try {
    app.synth();
    return [];
  } catch (reason) {
    return (reason as Error).message.split('\n');
  }
}

test('each rule has a row, each row a rule', () => {
  expect(new Set(ROWS.map(({ rule }) => rule))).toEqual(new Set(levelOf.keys()));
});

test.each(ROWS)('$rule: $says', ({ rule, broken, says }) => {
  expect(saidOf(broken, rule)).toEqual([expect.stringContaining(says)]);
});

test.each(ROWS)('$rule lets pass what is next to: $says', ({ rule, holds }) => {
  expect(saidOf(holds, rule)).toEqual([]);
});

test('all broken rules are told at once', () => {
  const message = errorOf(() => define({ onPrimary: [LONG, 'keys'], onSecondary: ['primary_keys'] }).synth());

  expect(message).toContain('[mirror-maker-copy-collision]');
  expect(message).toContain('[mirror-maker-copy-length]');
});

test('many are named by some', () => {
  const onPrimary = Array.from({ length: 12 }, (_, index) => `orders-${index}`);

  expect(saidOf({ onPrimary, topics: ['orders'] }, 'mirror-maker-none-copied')[0]).toContain("'orders-9' and 2 more");
});
