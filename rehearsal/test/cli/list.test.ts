import { formatList } from '../../cli/list';
import { ALL_CHECKS, leftOut } from '../../cli/rehearse';
import { titleOf, USUAL_SECONDS } from '../../cli/usual-seconds';

test('the list has a line for each check: its id, when it runs, how long it takes, what it checks', () => {
  const lines = formatList().split('\n').slice(1);
  expect(lines.map((line) => line.split(' ')[0])).toEqual(ALL_CHECKS.map(({ id }) => id));
  expect(lines.find((line) => line.startsWith('failover.failback'))).toMatch(/^failover\.failback +with --drills +88 s +failback: MirrorMaker copies back/);
  expect(lines.find((line) => line.startsWith('replication.start'))).toMatch(/if others need it +31 s/);
  expect(lines.find((line) => line.startsWith('cluster.users'))).toMatch(/^cluster\.users +always /);
});

test.each(['cluster.iam', 'replication.pair', 'connect.connector'])('the list does not promise a check that is never tried: %s', (id) => {
  expect(formatList().split('\n').find((line) => line.startsWith(id))).toMatch(/^\S+ +not rehearsed /);
});

test('a usual time is that of a check', () => {
  const ids = ALL_CHECKS.map(({ id }) => id);
  expect(Object.keys(USUAL_SECONDS).filter((id) => !ids.includes(id))).toEqual([]);
});

test('the progress says how long a check usually takes, unless that is no time', () => {
  expect(titleOf({ id: 'replication.later-topic', title: 'a topic follows' })).toBe('a topic follows (usually 56 s)');
  expect(titleOf({ id: 'replication.health', title: 'it is well' })).toBe('it is well');
});

test('what ran although it was not chosen is not left out, nor is what the assembly has nothing for', () => {
  const selection = { only: ['failover.unplanned'], drills: false };
  const applicable = new Set(['cluster.login', 'cluster.acls', 'failover.unplanned', 'failover.planned']);
  expect(leftOut(selection, [{ id: 'cluster.login' }, { id: 'failover.unplanned' }], applicable).map(({ id }) => id)).toEqual(['cluster.acls', 'failover.planned']);
});
