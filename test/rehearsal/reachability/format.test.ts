import { formatReachability } from '../../../rehearsal/reachability/format';
import { PORTS, type Row } from '../../../rehearsal/reachability/reachability';
import { reachabilityOf, stacksOf } from './stacks';
import { TWO_REGION_APPS } from './two-region-apps';

function rows(source: string, cluster: string, at9096: Pick<Row, 'extent' | 'obstacle'>): Row[] {
  return PORTS.map((port) => ({ source, cluster, port, ...port === 9096 ? at9096 : { extent: 'none', obstacle: 'no rule' } }));
}

test('a cell says it in a word, a line below what it leaves open', () => {
  expect(formatReachability({
    rows: [
      ...rows('client box One', 'Kafka', { extent: 'all' }),
      ...rows('client box Two', 'Kafka', { extent: 'some', obstacle: 'no route back from Subnet2' }),
      ...rows('client box Three', 'Kafka', { extent: 'unknown', obstacle: 'no template defines subnet-0123' }),
      ...rows('the internet', 'Kafka', { extent: 'none', obstacle: 'the brokers have no public addresses' }),
    ],
    widerRules: [{ cluster: 'Kafka', securityGroup: 'Brokers', peer: '0.0.0.0/0', ports: 'tcp 9096', reason: 'has addresses outside' }],
  })).toBe(`
┌─────────────────┬───────────────────────────────────────────┐
│                 │Kafka                                      │
│                 │9092 │9094 │9096 │9098 │11001 │11002 │2181 │
│client box One   │   — │   — │ yes │   — │    — │    — │   — │
│client box Two   │   — │   — │some │   — │    — │    — │   — │
│client box Three │   — │   — │   ? │   — │    — │    — │   — │
│the internet     │   — │   — │   — │   — │    — │    — │   — │
└─────────────────┴─────┴─────┴─────┴─────┴──────┴──────┴─────┘
some: client box Two to Kafka:9096, no route back from Subnet2
?: client box Three to Kafka:9096, no template defines subnet-0123
wider than the table: Brokers of Kafka lets in 0.0.0.0/0 on tcp 9096; has addresses outside`.trimStart());
});

test('brokers and themselves leave a gap, a third cluster gets a table of its own', () => {
  const clusters = ['One', 'Two', 'Three'];
  const text = formatReachability({
    rows: ['Box', ...clusters].flatMap((source) => clusters.filter((cluster) => cluster !== source).flatMap((cluster) => rows(source, cluster, { extent: 'all' }))),
    widerRules: [],
  });

  expect(text.match(/┌/g)).toHaveLength(2);
  expect(text.split('\n').find((line) => line.startsWith('│One '))).toContain(`│${'     │'.repeat(4)}${'      │'.repeat(2)}     │`);
});

test.each(TWO_REGION_APPS)('the table of %s fits into 160 columns', (file) => {
  const widths = formatReachability(reachabilityOf(stacksOf(file))).split('\n').filter((line) => /^[┌│└]/.test(line)).map((line) => line.length);

  expect(Math.max(...widths)).toBeLessThanOrEqual(160);
});
