import { exitCodeOf, notRehearsedSentence } from '../../cli/rehearse';
import type { CheckResult } from '../../report/result';
import { summaryOf } from '../../report/summary';
import { formatReport } from '../../report/table';
import { REPORT } from './sample';

const result = (outcome: CheckResult['outcome'], seen = 'it did'): CheckResult => ({ id: 'cluster.works', subject: 'Kafka', title: 'it works', outcome, seen, seconds: 1 });
const linesOf = (results: readonly CheckResult[], columns?: number) => formatReport({ ...REPORT, results }, columns).split('\n');

test('who reaches whom, then what was seen', () => {
  const lines = linesOf([result('proven')]);
  expect(lines.findIndex((line) => line.includes('the internet'))).toBeGreaterThan(0);
  expect(lines.findIndex((line) => line.includes('the internet'))).toBeLessThan(lines.findIndex((line) => line.includes('it did')));
});

test.each([100, 160, 300])('each check has one line, in a terminal of %d columns', (columns) => {
  const long = result('proven', `the headline, ${'word '.repeat(100)}\none\ntwo\nthree`);
  const lines = linesOf([long, long, result('not rehearsed')], columns);
  expect(lines.filter((line) => line.includes('cluster.works'))).toHaveLength(3);
  expect(lines.filter((line) => /word word|\btwo\b|\bthree\b/.test(line))).toEqual(lines.filter((line) => line.includes('the headline')));
  const table = lines.slice(lines.findIndex((line) => line.startsWith('What was checked')) + 1);
  expect(Math.max(...table.map(({ length }) => length))).toBeLessThanOrEqual(columns);
});

test('what is disproved stands below the table in full', () => {
  expect(linesOf([result('disproved', `no: ${'word '.repeat(100)}end\nand more`)]).slice(-2)).toEqual([
    `  no: ${'word '.repeat(100)}end`,
    '  and more',
  ]);
});

test('why something was not rehearsed stands below the table, once, where its line has no room for it', () => {
  const [long, short] = [result('not rehearsed', `the brokers did not ${'word '.repeat(50)}end`), result('not rehearsed', 'AWS alone checks who a role is')];
  const lines = linesOf([long, { ...long, id: 'cluster.other' }, short, result('proven', 'word '.repeat(50))], 160);
  expect(lines.filter((line) => line.startsWith('not rehearsed'))).toEqual([`not rehearsed of Kafka: ${long.seen}`]);
});

test('clusters come before what lies between them', () => {
  const of = (subject: string, id: string) => ({ ...result('proven', `seen of ${subject}`), subject, id });
  const text = formatReport({ ...REPORT, results: [of('Copy', 'replication.start'), of('Z', 'cluster.start'), of('B', 'cluster.start'), of('Z', 'cluster.login')] });
  expect(text.match(/seen of \w+/g)).toEqual(['seen of B', 'seen of Z', 'seen of Z', 'seen of Copy']);
});

test('what was not rehearsed, or left out, is counted', () => {
  expect(summaryOf({ results: [result('disproved'), result('not rehearsed')], leftOut: [] })).toBe('0 proven, 1 disproved, 1 not rehearsed.');
  expect(summaryOf({ results: [result('proven')], leftOut: [{ id: 'failover.planned', reason: 'by --skip' }] })).toBe('1 proven, 0 disproved, 0 not rehearsed; 1 left out by --skip.');
});

test.each([
  [0, ['proven', 'not rehearsed'], false],
  [3, ['proven', 'not rehearsed'], true],
  [0, ['proven'], true],
  [3, ['not rehearsed'], false],
  [3, [], false],
  [1, ['proven', 'disproved'], true],
] as const)('the run ends with %d after %j, strict: %s', (status, outcomes, strict) => {
  expect(exitCodeOf({ results: outcomes.map((outcome) => result(outcome)) }, { strict })).toBe(status);
});

test('a run that something on this machine cut short ends with 2, unless a check was disproved', () => {
  const untried = { ...result('not rehearsed'), couldNotBeTried: true as const };
  expect(exitCodeOf({ results: [result('proven'), untried] })).toBe(2);
  expect(exitCodeOf({ results: [result('disproved'), untried] })).toBe(1);
});

test.each([
  [3, ['cluster.start', 'cluster.login'], ['cluster.users']],
  [3, ['cluster.start'], ['cluster']],
  [0, ['cluster.start'], ['cluster.start']],
  [0, ['cluster.start', 'cluster.login'], ['cluster']],
  [0, ['cluster.start', 'failover.planned'], ['failover']],
])('the run ends with %d when %j are proven with --only %j', (status, proven, only) => {
  expect(exitCodeOf({ results: proven.map((id) => ({ ...result('proven'), id })) }, { only })).toBe(status);
});

test('a run that ends with 3 says why', () => {
  const iam = { ...result('not rehearsed'), id: 'cluster.iam' };
  expect(notRehearsedSentence({ results: [result('proven'), iam, { ...iam, subject: 'Other' }] })).toBe('not rehearsed: cluster.iam');
  expect(notRehearsedSentence({ results: [iam] })).toBe('nothing was proven; not rehearsed: cluster.iam');
  expect(notRehearsedSentence({ results: [result('proven')] }, ['cluster.users'])).toBe('nothing was proven of what --only names');
});
