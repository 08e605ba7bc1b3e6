import { deliveryReportOf, type ObservedFailover } from '../../../checks/failover/delivery-report';

const at = (time: number, ...values: string[]) => values.map((value) => ({ value, at: time }));

const smooth: ObservedFailover = {
  acknowledgedBefore: at(1000, 'a', 'b'),
  acknowledgedAfter: at(9000, 'c'),
  held: ['a', 'b', 'c'],
  readBefore: at(1100, 'a', 'b'),
  readAfter: at(9100, 'c'),
  left: 5000,
};

test('nothing is lost, repeated or skipped', () => {
  expect(deliveryReportOf(smooth)).toEqual({ lost: 0, lostAfter: 0, rpo: 0, heldTwice: 0, skipped: 0, readTwice: 0 });
});

test('the recovery point is the oldest record that is lost', () => {
  const observed = { ...smooth, acknowledgedBefore: [...at(1000, 'a', 'b'), ...at(3500, 'x'), ...at(4000, 'y')] };
  expect(deliveryReportOf(observed)).toMatchObject({ lost: 2, rpo: 1.5, skipped: 0 });
});

test('a record that the group read on both sides was read twice', () => {
  expect(deliveryReportOf({ ...smooth, readAfter: at(9100, 'b', 'c') })).toMatchObject({ readTwice: 1, skipped: 0 });
});

test('what the group read twice in an earlier failover does not count again', () => {
  const observed = { ...smooth, readBefore: at(1100, 'a', 'a', 'b') };
  expect(deliveryReportOf(observed)).toMatchObject({ readTwice: 0 });
  expect(deliveryReportOf({ ...observed, readAfter: at(9100, 'a', 'c') })).toMatchObject({ readTwice: 1 });
});

test('a record that the group read nowhere was skipped, unless it is lost', () => {
  const observed = { ...smooth, acknowledgedBefore: at(1000, 'a', 'b', 'lost'), readBefore: at(1100, 'a') };
  expect(deliveryReportOf(observed)).toMatchObject({ lost: 1, skipped: 1 });
});

test('a record that was copied again counts as such, and is read twice at the most', () => {
  expect(deliveryReportOf({ ...smooth, held: ['a', 'b', 'b', 'c'] })).toMatchObject({ heldTwice: 1, lost: 0, skipped: 0, readTwice: 0 });
});

test('what was acknowledged after the failover and is not there is lost, too', () => {
  expect(deliveryReportOf({ ...smooth, acknowledgedAfter: at(9000, 'c', 'd') })).toMatchObject({ lost: 0, lostAfter: 1 });
});
