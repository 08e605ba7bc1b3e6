import { failoverAccount, type Failover } from '../../../rehearsal/proofs/replication/failover-account';

const at = (time: number, ...values: string[]) => values.map((value) => ({ value, at: time }));

const smooth: Failover = {
  acknowledged: at(1000, 'a', 'b'),
  acknowledgedAfter: at(9000, 'c'),
  atSecondary: ['a', 'b', 'c'],
  readAtPrimary: at(1100, 'a', 'b'),
  readAtSecondary: at(9100, 'c'),
  gone: 5000,
};

test('nothing is lost, repeated or skipped', () => {
  expect(failoverAccount(smooth)).toEqual({ lost: 0, lostAfter: 0, rpo: 0, copiedTwice: 0, skipped: 0, readTwice: 0 });
});

test('the recovery point is the oldest record that is lost', () => {
  const failover = { ...smooth, acknowledged: [...at(1000, 'a', 'b'), ...at(3500, 'x'), ...at(4000, 'y')] };
  expect(failoverAccount(failover)).toMatchObject({ lost: 2, rpo: 1.5, skipped: 0 });
});

test('a record that the group read on both sides was read twice', () => {
  expect(failoverAccount({ ...smooth, readAtSecondary: at(9100, 'b', 'c') })).toMatchObject({ readTwice: 1, skipped: 0 });
});

test('a record that the group read nowhere was skipped, unless it is lost', () => {
  const failover = { ...smooth, acknowledged: at(1000, 'a', 'b', 'lost'), readAtPrimary: at(1100, 'a') };
  expect(failoverAccount(failover)).toMatchObject({ lost: 1, skipped: 1 });
});

test('a record that was copied again counts as such, and is read twice at the most', () => {
  expect(failoverAccount({ ...smooth, atSecondary: ['a', 'b', 'b', 'c'] })).toMatchObject({ copiedTwice: 1, lost: 0, skipped: 0, readTwice: 0 });
});

test('what the secondary acknowledged and does not hold is lost after the failover', () => {
  expect(failoverAccount({ ...smooth, acknowledgedAfter: at(9000, 'c', 'd') })).toMatchObject({ lost: 0, lostAfter: 1 });
});
