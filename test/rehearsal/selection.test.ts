import { select } from '../../rehearsal/selection';

const start = { promise: 'MirrorMaker starts', isPreparation: true };
const arrival = { promise: 'records arrive' };
const failover = { promise: 'unplanned failover' };
const proofs = [start, arrival, failover];

test('everything, when nothing is chosen', () => {
  expect(select(proofs, {})).toEqual(proofs);
});

test('only what has the text in its promise, in whatever letters, and what it builds on', () => {
  expect(select(proofs, { only: 'FAILOVER' })).toEqual([start, failover]);
});

test('nothing that has the text in its promise, but for what the others build on', () => {
  expect(select(proofs, { skip: 'arrive' })).toEqual([start, failover]);
  expect(select(proofs, { skip: 'starts' })).toEqual(proofs);
});

test('no preparation for nothing', () => {
  expect(select(proofs, { only: 'records', skip: 'arrive' })).toEqual([]);
});

test('a preparation alone, when it is asked for by nobody else', () => {
  expect(select(proofs, { only: 'starts' })).toEqual([start]);
});
