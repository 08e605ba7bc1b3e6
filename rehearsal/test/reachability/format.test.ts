import { formatReachability } from '../../reachability/format';
import { PORTS, type ReachabilityRow } from '../../reachability/reachability';
import { reachabilityOf, stacksOf } from './stacks';
import { TWO_REGION_APPS } from './two-region-apps';

function rows(from: string, to: string, at9096: Pick<ReachabilityRow, 'extent' | 'reason'>): ReachabilityRow[] {
  return PORTS.map((port) => ({ from, to, port, ...port === 9096 ? at9096 : { extent: 'none', reason: 'no rule' } }));
}

test('a cell says it in a word, a line below what it leaves open', () => {
  expect(formatReachability({
    rows: [
      ...rows('client instance One', 'Kafka', { extent: 'all' }),
      ...rows('client instance Two', 'Kafka', { extent: 'some', reason: 'no route back from Subnet2' }),
      ...rows('client instance Three', 'Kafka', { extent: 'unknown', reason: 'the address of subnet-0123 is not in the templates' }),
      ...['anyone in Subnet1', 'anyone in Subnet2'].flatMap((from) => rows(from, 'Kafka', { extent: 'none', reason: 'no rule' })),
      ...rows('the internet', 'Kafka', { extent: 'none', reason: 'the brokers have no public addresses' }),
    ],
    widerRules: [{ cluster: 'Kafka', securityGroup: 'Brokers', peer: '0.0.0.0/0', ports: 'tcp 9096', isCertain: true, reason: 'has addresses that no row has' }],
    meant: [{ from: 'client instance Two', to: 'Kafka', extent: 'some' }, { from: 'service Four', to: 'Kafka', extent: 'none', reason: 'no rule' }],
    notes: ['Kafka also listens for IPv6, on ports that the table does not have.'],
  })).toBe(`
┌──────────────────────┬──────┐
│                      │Kafka │
│                      │ 9096 │
│client instance One   │  yes │
│client instance Two   │ some │
│client instance Three │    ? │
└──────────────────────┴──────┘
no way to Kafka on 9092, 9094, 9098, 11001, 11002, 2181, from any source
no way to Kafka on any port: the internet, anyone in Subnet1, Subnet2
some: client instance Two to Kafka:9096: no route back from Subnet2
?: client instance Three to Kafka:9096: the address of subnet-0123 is not in the templates
no way: service Four is given the ARN of Kafka and does not reach it: no rule
wider than the table: Brokers of Kafka lets in 0.0.0.0/0 on tcp 9096: has addresses that no row has
Kafka also listens for IPv6, on ports that the table does not have.`.trimStart());
});

test('brokers and themselves leave a gap, a third cluster gets a table of its own', () => {
  const clusters = ['One', 'Two', 'Three'];
  const text = formatReachability({
    rows: ['Client', ...clusters].flatMap((source) => clusters.filter((cluster) => cluster !== source).flatMap((cluster) => rows(source, cluster, { extent: 'all' }))),
    widerRules: [], meant: [], notes: [],
  });

  expect(text.match(/┌/g)).toHaveLength(2);
  expect(text.split('\n').find((line) => line.startsWith('│One '))).toBe('│One    │     │ yes │');
});

test('where no source reaches anything there is no table, and every source is named', () => {
  const none = { extent: 'none', reason: 'no rule' } as const;
  expect(formatReachability({ rows: [...rows('client instance One', 'Kafka', none), ...rows('the internet', 'Kafka', none)], widerRules: [], meant: [], notes: [] }).split('\n')).toEqual([
    'no way to Kafka on 9092, 9094, 9096, 9098, 11001, 11002, 2181, from any source',
    'no way to Kafka on any port: client instance One, the internet',
  ]);
});

test.each(TWO_REGION_APPS)('the table of %s fits into 160 columns', (file) => {
  const widths = formatReachability(reachabilityOf(stacksOf(file))).split('\n').filter((line) => /^[┌│└]/.test(line)).map((line) => line.length);

  expect(Math.max(...widths)).toBeLessThanOrEqual(160);
});
