import { groupsLeftOut } from '../../../lib/kafka/mirror-maker/synced-groups';
import { copyingBy, SkipReason, TOPICS_EXCLUDE, type CopyingFlow } from '../../../lib/kafka/mirror-maker/copied-topics';
import { REPLICATION_POLICIES } from '../../../lib/kafka/mirror-maker/defaults';
import { NameList } from '../../../lib/kafka/mirror-maker/name-lists';
import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { askKafka } from './ask-kafka';

const NAMES = [
  'orders', 'Orders', 'orders.eu', 'orders_eu', 'ordersXeu', 'orders-', 'orders--', 'orders-eu', 'orders-v2', 'a', '-', '_', '_schemas', '__consumer_offsets', '__x', 'x__', '.x', '.', '..x', 'x.', 'x..', '...x',
  'internal', '.internal', '-internal', 'x.internal', 'x-internal', 'x_internal', 'xinternal', 'internal.x', 'x.internal.v1', 'x.replica', 'x-replica', 'replica', '.replica', 'x.replicas', 'replica.x',
  'mm2', 'mm2-x', 'mm2.x', 'mm2-offsets.primary.internal', 'mm2-configs.secondary.internal', 'primary.checkpoints.internal', 'checkpoints.internal', 'checkpoints', 'mm2-offset-syncs.primary.internal',
  'primary.orders', 'secondary.orders', 'primary', 'secondary', 'primary.', 'secondary.', 'secondary..', 'secondary..x', 'secondary.x.', '.secondary.x', 'primary.secondary.x', 'secondary.primary.x', 'stock.secondary.levels', 'stock.primary.levels',
  'stock.secondary', 'stock.secondary.', 'a..secondary.b', 'secondary-orders', 'secondary_orders', 'secondaries.x', 'Secondary.orders', 'a.b.secondary.c.d', 'primary.primary.x',
  'heartbeats', 'device.heartbeats', 'device-heartbeats', 'primary.heartbeats', 'secondary.heartbeats', 'a.b.heartbeats', 'heartbeats.x', 'heartbeats.', 'Heartbeats', 'x.secondary.heartbeats', 'x.secondary-heartbeats', '__x.heartbeats', 'theheartbeats', 'primary.device-heartbeats', 'secondary.device-heartbeats',
];

const LISTS: readonly Pick<CopyingFlow, 'topics' | 'topicsExclude'>[] = [
  { topics: ['.*'], topicsExclude: [] },
  { topics: ['orders', 'stock\\..*'], topicsExclude: [] },
  { topics: ['.*'], topicsExclude: ['orders.*', 'device.*'] },
  { topics: ['orders-*'], topicsExclude: [] },
  { topics: ['orders.eu', 'a|^x.*'], topicsExclude: ['x[.].*'] },
  { topics: ['\\Qorders.\\E.*', 'x_*internal'], topicsExclude: ['.*'] },
  { topics: ['.*heartbeats'], topicsExclude: ['.*\\.heartbeats'] },
  { topics: ['primary\\..*', 'secondary\\..*'], topicsExclude: ['orders'] },
];

const WAYS: readonly Pick<CopyingFlow, 'source' | 'target' | 'naming'>[] = (['prefixed', 'identical'] as const).flatMap((naming) => [
  { naming, source: 'primary', target: 'secondary' } as const,
  { naming, source: 'secondary', target: 'primary' } as const,
]);

const FLOWS: readonly CopyingFlow[] = WAYS.flatMap((way) => LISTS.map((lists) => ({ ...way, ...lists })));

const GROUPS = ['orders', 'connect-', 'connect-s3-sink', 'connect', 'connect.x', 'Connect-x', 'console-consumer-1', 'console-consumer', '__x', '_x', 'a__', 'größe', 'x connect-y'];

describe.each(TESTED_VERSIONS)('Kafka %s', (version) => {
  test('MirrorMaker copies what is said here, under the names that are said here', async () => {
    const questions = FLOWS.flatMap((flow) => NAMES.map((name) => ({ flow, name })));
    const answers = await askKafka(version, questions.map(({ flow: { source, target, naming, topics, topicsExclude }, name }) =>
      [source, target, REPLICATION_POLICIES[naming], topics.join(','), [...TOPICS_EXCLUDE, ...topicsExclude].join(','), name]));
    const said = questions.map(({ flow, name }) => copyingBy(flow)(name).copy ?? '-');

    expect(questions.map((question, index) => ({ ...question, copy: said[index] }))).toEqual(questions.map((question, index) => ({ ...question, copy: answers[index] })));
    expect(new Set(said).size).toBeGreaterThan(100);
  }, 60_000);

  test.each([true, false])('MirrorMaker syncs what is said here, with those of Kafka Connect: %s', async (connectGroups) => {
    const exclude = groupsLeftOut(connectGroups);
    const answers = await askKafka(version, GROUPS.map((group) => ['.*', exclude.join(','), group]));

    expect(GROUPS.filter((group) => !new NameList(exclude).takes(group))).toEqual(GROUPS.filter((_, index) => answers[index] === 'true'));
  }, 60_000);
});

test.each<[string, Partial<CopyingFlow>, SkipReason | undefined]>([
  ['orders', {}, undefined],
  ['__x', { topics: ['orders'] }, SkipReason.INTERNAL],
  ['a.secondary.b', {}, SkipReason.CYCLE],
  ['a.secondary.b', { naming: 'identical' }, undefined],
  ['a'.repeat(242), {}, SkipReason.LONG],
  ['a'.repeat(241), {}, undefined],
  ['a'.repeat(249), { naming: 'identical' }, undefined],
  ['orders', { topicsExclude: ['order.*'] }, SkipReason.EXCLUDED],
  ['orders', { topics: ['order'] }, SkipReason.UNLISTED],
  ['heartbeats', { topics: ['order'], topicsExclude: ['.*'] }, undefined],
])('%s of %j meets %s', (topic, flow, skipReason) => {
  expect(copyingBy({ ...FLOWS[0]!, ...flow })(topic).skipReason).toBe(skipReason);
});

test.each<[string, Partial<CopyingFlow>]>([
  ['an expression for Java alone', { topics: ['(?>orders)'] }],
  ['one that the deploy knows', { topics: ['payments', undefined] }],
  ['an exclusion for Java alone', { topicsExclude: ['x', '(?>orders)'] }],
  ['one that Java refuses', { topics: ['('] }],
])('nothing is said with %s', (_, flow) => {
  expect(copyingBy({ ...FLOWS[0]!, ...flow })('orders')).toEqual({});
});
