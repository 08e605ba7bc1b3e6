import { compare, recoveryPoint } from '../../../functions/replication-probe/probe';
import type { CopyingFlow } from '../../../lib/kafka/mirror-maker/copied-topics';
import { Cluster } from './cluster';

const NOW = 1_000_000_000;
const ago = (seconds: number) => NOW - seconds * 1000;
const FLOW: CopyingFlow = { source: 'primary', target: 'secondary', naming: 'prefixed', topics: ['orders.*'], topicsExclude: ['orders-import'] };

let primary: Cluster;
let secondary: Cluster;

beforeEach(() => {
  primary = new Cluster().topic('orders', 3);
  secondary = new Cluster().topic('primary.orders', 3);
});

async function findingOf(flow: Partial<CopyingFlow> = {}, topicMetrics: string[] = []) {
  return compare(
    { ...FLOW, ...flow }, { cluster: primary, topics: await primary.topics() }, { cluster: secondary, topics: await secondary.topics() }, topicMetrics, NOW);
}

async function age(flow?: Partial<CopyingFlow>): Promise<number | undefined> {
  return recoveryPoint(await findingOf(flow), NOW);
}

function copied(topic: string, seconds: number, partition = 0): void {
  primary.write(topic, [ago(seconds)], { partition });
  secondary.write(`primary.${topic}`, [ago(seconds)], { partition });
}

describe('what waits', () => {
  test('nothing, of empty topics', async () => {
    expect(await age()).toBe(0);
    expect(primary.fetches).toEqual([]);
  });

  test('nothing, when all has come and an hour was quiet', async () => {
    copied('orders', 3600);
    expect(await age()).toBe(0);
  });

  test('a record after the quiet hour is as old as it is, not as the hour', async () => {
    copied('orders', 3600);
    primary.write('orders', [ago(1)]);
    expect(await age()).toBe(1);
  });

  test('everything, where nothing was copied', async () => {
    primary.write('orders', [ago(3600), ago(20)]);
    expect(await age()).toBe(3600);
  });

  test('everything, of a topic that has no copy, or more partitions than its copy', async () => {
    primary.topic('orders-eu').write('orders-eu', [ago(30)]);
    expect(await age()).toBe(30);
    secondary.topic('primary.orders', 2);
    primary.write('orders', [ago(40)], { partition: 2 });
    expect(await age()).toBe(40);
  });

  test('what one partition that stands still has, while others move', async () => {
    [0, 1, 2].forEach((partition) => copied('orders', 60, partition));
    primary.write('orders', [ago(20), ago(10)], { partition: 1 });
    copied('orders', 5, 0);
    copied('orders', 4, 2);
    const { oldest } = await findingOf();
    expect(oldest).toEqual({ original: { topic: 'orders', partition: 1 }, offset: 1n, timestamp: ago(20) });
  });

  test('the rest of a batch that came in part', async () => {
    primary.write('orders', [ago(20), ago(19), ago(18)]);
    secondary.write('primary.orders', [ago(20), ago(19)]);
    expect(await age()).toBe(18);
  });

  test('by the time of the brokers, where a topic has that', async () => {
    primary.write('orders', [ago(5000), ago(4000)], { appendTime: ago(12) });
    expect(await age()).toBe(12);
  });

  test('nothing negative, where a producer is ahead of the clock', async () => {
    primary.write('orders', [NOW + 5000]);
    expect(await age()).toBe(0);
  });
});

describe('transactions', () => {
  test('a marker is no record, however long ago the transaction was', async () => {
    copied('orders', 100);
    primary.write('orders', [ago(90)], { producer: 1 }).end('orders', 1, 'commit', ago(80));
    secondary.write('primary.orders', [ago(90)]);
    expect(await age()).toBe(0);
  });

  test('behind a marker, a record that is older than it and has come does not wait, and one that has not does', async () => {
    copied('orders', 200);
    primary.write('orders', [ago(100)], { producer: 1 }).end('orders', 1, 'commit', ago(90));
    primary.write('orders', [ago(91)], { producer: 2 }).end('orders', 2, 'commit', ago(85));
    secondary.write('primary.orders', [ago(100), ago(91)]);
    expect(await findingOf()).toMatchObject({ oldest: undefined, late: [] });
    primary.write('orders', [ago(91), ago(80)]);
    expect((await findingOf()).oldest).toEqual({ original: { topic: 'orders', partition: 0 }, offset: 6n, timestamp: ago(80) });
  });

  test('behind a marker, a record that is older than it waits as long as the marker, so that the oldest one is that of all partitions', async () => {
    copied('orders', 200);
    primary.write('orders', [ago(180)], { producer: 1 }).end('orders', 1, 'commit', ago(150)).write('orders', [ago(160)]);
    secondary.write('primary.orders', [ago(180)]);
    primary.write('orders', [ago(155)], { partition: 1 });
    primary.topic('orders-eu').write('orders-eu', [ago(170)], { producer: 1 }).end('orders-eu', 1, 'commit', ago(140)).write('orders-eu', [ago(165)]);
    secondary.topic('primary.orders-eu').write('primary.orders-eu', [ago(170)]);
    const { oldest, lossOf, late } = await findingOf({}, ['orders-eu']);
    expect([oldest?.timestamp, lossOf.get('orders-eu')?.oldest?.timestamp, late.length]).toEqual([ago(155), ago(140), 3]);
  });

  test('behind an open one no time tells that a record has come', async () => {
    primary.write('orders', [ago(60)], { producer: 1 }).write('orders', [ago(70)]);
    secondary.write('primary.orders', [ago(65)]);
    expect(await age()).toBe(60);
  });

  test('one that was committed and not copied waits from its first record on', async () => {
    primary.write('orders', [ago(90), ago(89)], { producer: 1 }).end('orders', 1, 'commit', ago(80));
    expect(await age()).toBe(90);
  });

  test('those that were aborted do not wait, be they many of one producer', async () => {
    copied('orders', 200);
    for (const seconds of [100, 90, 80]) {
      primary.write('orders', [ago(seconds)], { producer: 1 }).end('orders', 1, 'abort', ago(seconds - 1));
    }
    expect(await age()).toBe(0);
    primary.write('orders', [ago(7)]);
    expect(await age()).toBe(7);
  });

  test.each([1, 2, 10])('a transaction that is aborted hides none of the same producer that was committed, in answers of %i batches', async (batches) => {
    primary.batchesOfAnswer = batches;
    copied('orders', 200);
    primary.write('orders', [ago(100)], { producer: 1 }).end('orders', 1, 'abort', ago(99));
    primary.write('orders', [ago(90)], { producer: 1 }).end('orders', 1, 'commit', ago(89));
    expect(await age()).toBe(90);
  });

  test('many that were aborted do not hide what is behind them', async () => {
    for (let transaction = 0; transaction < 100; transaction++) {
      primary.write('orders', [ago(300)], { producer: 1 }).end('orders', 1, 'abort', ago(299));
    }
    primary.write('orders', [ago(6)]);
    expect(await age()).toBe(6);
  });

  test('of a partition with more of them than can be read nothing is known, and of the others all', async () => {
    for (let transaction = 0; transaction < 200; transaction++) {
      primary.write('orders', [ago(300)], { producer: 1 }).end('orders', 1, 'abort', ago(299));
    }
    primary.write('orders', [ago(6)]);
    primary.write('orders', [ago(8)], { partition: 1 });
    const { oldest, late, unprobed } = await findingOf({}, ['orders']);
    expect([oldest?.timestamp, late, unprobed]).toEqual([ago(8), [], [{ topic: 'orders', partition: 0 }]]);
    expect(primary.fetches.filter((fetch) => fetch.startsWith('orders-0@'))).toHaveLength(128);
  });

  test('one that is open does not wait, and what is acknowledged behind it does', async () => {
    copied('orders', 200);
    primary.write('orders', [ago(60)], { producer: 1 });
    expect(await age()).toBe(0);
    primary.write('orders', [ago(50)], { producer: 2 }).end('orders', 2, 'abort', ago(49));
    expect(await age()).toBe(0);
    primary.write('orders', [ago(30)]);
    expect(await age()).toBe(30);
    primary.write('orders', [ago(20)], { producer: 3 }).end('orders', 3, 'commit', ago(19));
    expect(await age()).toBe(30);
  });

  test('one that was committed behind an open one waits', async () => {
    primary.write('orders', [ago(60)], { producer: 1 });
    primary.write('orders', [ago(50)], { producer: 2 }).end('orders', 2, 'commit', ago(49));
    expect(await age()).toBe(50);
  });
});

describe('copies whose records are gone', () => {
  beforeEach(() => {
    copied('orders', 100);
    secondary.empty('primary.orders');
  });

  test('hold what they would still keep, and no more', async () => {
    secondary.kept['primary.orders'] = 60_000;
    expect(await age()).toBe(0);
    primary.write('orders', [ago(50)]);
    expect(await age()).toBe(50);
  });

  test('are not those that never had any', async () => {
    secondary.topic('primary.orders', 3).kept['primary.orders'] = 60_000;
    expect(await age()).toBe(100);
  });

  test('that keep everything have lost it', async () => {
    expect(await age()).toBe(100);
  });
});

describe('which topics', () => {
  test('those of the flow, without the heartbeats of MirrorMaker and what it leaves out', async () => {
    for (const topic of ['orders-eu', 'orders-import', 'billing', 'heartbeats', 'orders-internal']) {
      primary.topic(topic).write(topic, [ago(500)]);
    }
    expect(await findingOf()).toMatchObject({ topics: 2, oldest: { original: { topic: 'orders-eu' } } });
  });

  test('under identical names', async () => {
    secondary.topic('orders', 3).write('orders', [ago(20)]);
    primary.write('orders', [ago(20), ago(10)]);
    expect(await age({ naming: 'identical' })).toBe(10);
  });

  test('where only Java reads the expressions, those that have a copy', async () => {
    const onlyJava = { topics: ['(?<=)o.*'] };
    primary.topic('others').write('others', [ago(99)]).write('orders', [ago(7)]);
    expect(await findingOf(onlyJava)).toMatchObject({ topics: 1, oldest: { timestamp: ago(7) } });
  });

  test('none, and that is told', async () => {
    expect(await findingOf({ topics: ['bills'] })).toEqual({ topics: 0, oldest: undefined, lossOf: new Map(), partitions: 0, late: [], uncopied: [], differing: [], recreated: [], unprobed: [] });
    expect(await age({ topics: ['bills'] })).toBeUndefined();
  });

  test('of some, each has its own', async () => {
    primary.topic('orders-eu').write('orders-eu', [ago(30)]).write('orders', [ago(9)]);
    expect((await findingOf({}, ['orders', 'orders-eu', 'orders-us'])).lossOf).toEqual(new Map([
      ['orders', { oldest: expect.objectContaining({ timestamp: ago(9) }), partitions: 3, unprobed: [] }],
      ['orders-eu', { oldest: expect.objectContaining({ timestamp: ago(30) }), partitions: 1, unprobed: [] }],
    ]));
  });
});

describe('late partitions', () => {
  test('are those whose first record that waits is older than two minutes', async () => {
    [0, 1, 2].forEach((partition) => copied('orders', 600, partition));
    primary.write('orders', [ago(130)], { partition: 0 });
    primary.write('orders', [ago(119)], { partition: 1 });
    expect(await findingOf()).toMatchObject({ partitions: 3, late: [{ topic: 'orders', partition: 0 }] });
  });

  test('are none that end with what no reader sees', async () => {
    copied('orders', 600);
    primary.write('orders', [ago(500)], { producer: 1 }).end('orders', 1, 'abort', ago(400));
    expect((await findingOf()).late).toEqual([]);
    primary.write('orders', [ago(5)]);
    expect((await findingOf()).late).toEqual([]);
  });

  test('are counted up to 256, and no more are looked at', async () => {
    primary.topic('orders', 600);
    for (let partition = 0; partition < 600; partition++) {
      primary.write('orders', [ago(500)], { partition });
    }
    expect((await findingOf()).late).toHaveLength(256);
    expect(primary.fetches.filter((fetch) => fetch.startsWith('orders-256@'))).toEqual([]);
  });

  test('are found behind more than 256 partitions that end with a marker', async () => {
    primary.topic('orders', 600);
    secondary.topic('primary.orders', 600);
    for (let partition = 0; partition < 600; partition++) {
      copied('orders', 900, partition);
      if (partition < 590) {
        primary.write('orders', [ago(800)], { partition, producer: 1 }).end('orders', 1, 'commit', ago(700), partition);
        secondary.write('primary.orders', [ago(800)], { partition });
      } else {
        primary.write('orders', [ago(300)], { partition });
      }
    }
    expect((await findingOf()).late).toHaveLength(10);
  });
});

describe('topics that are not what their copies are', () => {
  test('one without a copy, if it is sure to have one', async () => {
    primary.topic('orders-eu').topic('orders-import');
    expect(await findingOf()).toMatchObject({ uncopied: ['orders-eu'], differing: [], recreated: [] });
    expect(await findingOf({ topics: ['(?<=)o.*'] })).toMatchObject({ topics: 1, uncopied: [] });
  });

  test.each([2, 4])('one whose copy has %i partitions, not 3', async (partitions) => {
    secondary.topic('primary.orders', partitions);
    expect(await findingOf()).toMatchObject({ uncopied: [], differing: ['orders'] });
  });

  test('none, after retention deleted the first records of either', async () => {
    copied('orders', 300);
    copied('orders', 200);
    secondary.deleteFirst('primary.orders');
    expect((await findingOf()).recreated).toEqual([]);
    primary.deleteFirst('orders').deleteFirst('orders');
    primary.write('orders', [ago(100)]);
    expect((await findingOf()).recreated).toEqual([]);
  });
});

describe('a topic that was deleted and made again', () => {
  beforeEach(() => {
    [0, 1].forEach((partition) => copied('orders', 500, partition));
    copied('orders', 400);
    primary.topic('orders', 3);
  });

  test('is not told before it has a record', async () => {
    expect((await findingOf()).recreated).toEqual([]);
  });

  test('misses nothing while all of it waits', async () => {
    primary.write('orders', [ago(90), ago(80)]);
    expect(await findingOf()).toMatchObject({ oldest: { timestamp: ago(90) }, recreated: [{ topic: 'orders', missing: 0 }] });
  });

  test('misses what MirrorMaker skipped, which does not wait any more', async () => {
    primary.write('orders', [ago(90), ago(80), ago(70), ago(60)]);
    secondary.write('primary.orders', [ago(70)]);
    expect(await findingOf()).toMatchObject({ oldest: { timestamp: ago(60) }, recreated: [{ topic: 'orders', missing: 2 }] });
    secondary.write('primary.orders', [ago(60)]);
    primary.write('orders', [ago(85), ago(55)], { partition: 1 });
    secondary.write('primary.orders', [ago(55)], { partition: 1 });
    expect(await findingOf()).toMatchObject({ oldest: undefined, recreated: [{ topic: 'orders', missing: 3 }] });
  });

  test('misses nothing where all of it was copied', async () => {
    copied('orders', 90);
    copied('orders', 80);
    expect(await findingOf()).toMatchObject({ oldest: undefined, recreated: [{ topic: 'orders', missing: 0 }] });
  });

  test('is as any other when its copy was made anew, too', async () => {
    secondary.topic('primary.orders', 3);
    copied('orders', 90);
    expect((await findingOf()).recreated).toEqual([]);
  });
});

test.each([
  { side: 'primary', leaderless: () => primary.leaderless.push('orders-1') },
  { side: 'secondary', leaderless: () => secondary.leaderless.push('primary.orders-1') },
])('a partition without a leader at the $side is not known, and no other waits for it', async ({ leaderless }) => {
  primary.write('orders', [ago(60)], { partition: 1 }).write('orders', [ago(5)], { partition: 2 });
  leaderless();
  expect(await findingOf()).toMatchObject({ oldest: { timestamp: ago(5) }, unprobed: [{ topic: 'orders', partition: 1 }] });
});

describe('where something is not known', () => {
  test('nothing waits as far as is known, which is no promise', async () => {
    copied('orders', 60);
    expect(await age()).toBe(0);
    primary.leaderless.push('orders-1');
    expect(await age()).toBeUndefined();
    primary.write('orders', [NOW + 5000]);
    expect(await age()).toBeUndefined();
    primary.write('orders', [ago(7)], { partition: 2 });
    expect(await age()).toBe(7);
  });

  test('nothing is known of a topic, and all of another', async () => {
    primary.topic('orders-eu').leaderless.push('orders-0', 'orders-1', 'orders-2');
    const { lossOf } = await findingOf({}, ['orders', 'orders-eu']);
    expect([...lossOf.values()].map((loss) => recoveryPoint(loss, NOW))).toEqual([undefined, 0]);
  });

  test('what cannot be read to a record is not known', async () => {
    for (let transaction = 0; transaction < 600; transaction++) {
      primary.write('orders', [ago(300)], { producer: 1 }).end('orders', 1, 'abort', ago(299));
    }
    const finding = await findingOf({}, ['orders']);
    expect([finding, finding.lossOf.get('orders')!].map(({ partitions, unprobed }) => [partitions, unprobed.length])).toEqual([[2, 1], [2, 1]]);
    expect(await age()).toBeUndefined();
  });
});

describe('a partition that has an error is not known, and the others are', () => {
  const unprobed = [{ topic: 'orders', partition: 0 }];

  beforeEach(() => {
    for (const partition of [0, 1]) {
      copied('orders', 100, partition);
      primary.write('orders', [ago(40 - 10 * partition)], { partition });
    }
  });

  test.each(['firstSince', 'fetch'] as const)('at the primary, when %s is asked', async (request) => {
    primary.errors.push({ request, partition: 'orders-0' });
    expect(await findingOf()).toMatchObject({ oldest: { timestamp: ago(30) }, partitions: 2, unprobed });
  });

  test.each(['youngest', 'firstSince'] as const)('at the secondary, when %s is asked', async (request) => {
    secondary.errors.push({ request, partition: 'primary.orders-0' });
    expect(await findingOf()).toMatchObject({ partitions: 2, unprobed });
  });

  test('at the primary, when the first record of all is asked', async () => {
    const firstSince = primary.firstSince.bind(primary);
    primary.firstSince = async (times) => firstSince(times.filter(([{ partition }, time]) => partition !== 0 || time !== 0n));
    expect(await findingOf()).toMatchObject({ oldest: { timestamp: ago(40) }, partitions: 2, unprobed });
  });

  test('at the secondary, when the end of an empty copy is asked', async () => {
    secondary.empty('primary.orders').errors.push({ request: 'ends', partition: 'primary.orders-0' });
    expect(await findingOf()).toMatchObject({ oldest: { timestamp: ago(30) }, partitions: 2, unprobed });
  });

  test('behind an open transaction', async () => {
    primary.topic('orders', 2).write('orders', [ago(60)], { producer: 1 }).write('orders', [ago(50)]);
    const fetch = primary.fetch.bind(primary);
    primary.fetch = async (offsets, which) => which === 'all' ? [] : fetch(offsets, which);
    expect(await findingOf()).toMatchObject({ oldest: undefined, unprobed });
  });

  test.each([
    { side: 'primary', request: 'ends', partition: 'orders-0' },
    { side: 'secondary', request: 'ends', partition: 'primary.orders-0' },
  ] as const)('when $request of the $side are asked, of a topic that was deleted and made again', async ({ side, request, partition }) => {
    primary.topic('orders', 3).write('orders', [ago(20), ago(10)]).write('orders', [ago(20), ago(10)], { partition: 1 });
    for (const copy of [0, 1]) {
      secondary.write('primary.orders', [ago(10)], { partition: copy });
    }
    expect((await findingOf()).recreated).toEqual([{ topic: 'orders', missing: 2 }]);
    (side === 'primary' ? primary : secondary).errors.push({ request, partition });
    expect(await findingOf()).toMatchObject({ recreated: [{ topic: 'orders', missing: 1 }], unprobed });
  });
});

test.each(['committed', 'all'] as const)('a partition of which a broker gives nothing is not known, however often it is asked for %s records', async (which) => {
  for (const partition of [0, 1]) {
    if (which === 'all') {
      primary.write('orders', [ago(90)], { partition, producer: 1 });
    }
    primary.write('orders', [ago(60 - partition)], { partition });
  }
  primary.silent.push('orders-0');
  const { oldest, unprobed } = await findingOf();
  expect([oldest?.original, unprobed]).toEqual([{ topic: 'orders', partition: 1 }, [{ topic: 'orders', partition: 0 }]]);
  expect(primary.fetches.filter((fetch) => fetch.startsWith('orders-0@') && fetch.endsWith(which)).length).toBeLessThan(6);
});

test('behind an open transaction, partitions that others left no room for are asked for again', async () => {
  primary.topic('orders', 40);
  for (let partition = 0; partition < 40; partition++) {
    primary.write('orders', [ago(900)], { partition, producer: 1 }).write('orders', [ago(600)], { partition });
  }
  const { late, unprobed } = await findingOf();
  expect([late.length, unprobed]).toEqual([40, []]);
});

test('as few first records are looked at as will do', async () => {
  primary.topic('orders', 64);
  secondary.topic('primary.orders', 64);
  for (let partition = 0; partition < 64; partition++) {
    primary.write('orders', [ago(100 - partition)], { partition });
  }
  expect(await age()).toBe(100);
  expect(primary.fetches).toEqual(['orders-0@0 committed']);
});

test('an answer that leaves partitions out is no answer about them', async () => {
  for (const partition of [0, 1, 2]) {
    copied('orders', 100, partition);
    primary.write('orders', [ago(90)], { partition, producer: 1 }).end('orders', 1, 'abort', ago(80), partition);
  }
  primary.write('orders', [ago(20)], { partition: 2 });
  expect(await age()).toBe(20);
});
