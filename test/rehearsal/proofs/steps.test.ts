import { replicationSteps } from '../../../rehearsal/proofs/replication';

const promises = (drills: Parameters<typeof replicationSteps>[0]) => replicationSteps(drills).flat().map(({ promise }) => promise);
const moves = (drills: Parameters<typeof replicationSteps>[0]) =>
  promises(drills).filter((promise) => /^(un)?planned failover|^failback/.test(promise)).map((promise) => promise.split(':')[0]);

test('in minutes, the story ends with the loss of the primary', () => {
  expect(moves('none')).toEqual(['unplanned failover']);
});

test.each(['all', 'particular'] as const)('with drills, %s, the application moves there, back, and there again', (drills) => {
  expect(moves(drills)).toEqual(['unplanned failover', 'failback', 'planned failover']);
});

test('the primary is looked at while nobody has written to it but the applications', () => {
  const all = promises('all');
  expect(all.findIndex((promise) => promise.startsWith('nothing is written to the primary'))).toBeLessThan(all.findIndex((promise) => promise.startsWith('failback')));
});

test('what is particular is less than everything', () => {
  const faults = (drills: Parameters<typeof replicationSteps>[0]) => promises(drills).filter((promise) => promise.startsWith('drill'));
  expect(faults('none')).toEqual([]);
  expect(faults('particular').length).toBeGreaterThan(0);
  expect(faults('all')).toEqual(expect.arrayContaining(faults('particular')));
  expect(faults('all').length).toBeGreaterThan(faults('particular').length);
});
