import { leftOutBecause, select, validateApplicable, validateSelection } from '../../cli/selection';

const start = { id: 'replication.start', isPreparation: true };
const arrival = { id: 'replication.arrival' };
const failover = { id: 'failover.unplanned' };
const drill = { id: 'failover.planned', isSlow: true };
const checks = [start, arrival, failover, drill];

test('everything that is no drill, when nothing is chosen, and drills when they are asked for', () => {
  expect(select(checks, { drills: false })).toEqual([start, arrival, failover]);
  expect(select(checks, { drills: true })).toEqual(checks);
  expect(leftOutBecause(drill, { drills: false })).toContain('--drills');
});

test('only what is named by its id or what that begins with, and what it builds on', () => {
  expect(select(checks, { only: ['failover.unplanned'], drills: false })).toEqual([start, failover]);
  expect(select(checks, { only: ['failover'], drills: true })).toEqual([start, failover, drill]);
  expect(select(checks, { only: ['fail'], drills: true })).toEqual([]);
});

test('a drill that is named in full needs no --drills', () => {
  expect(select(checks, { only: ['failover.planned'], drills: false })).toEqual([start, drill]);
  expect(select(checks, { only: ['failover'], drills: false })).toEqual([start, failover]);
});

test('nothing that is skipped, but for what the others build on', () => {
  expect(select(checks, { skip: ['replication.arrival'], drills: false })).toEqual([start, failover]);
  expect(select(checks, { skip: ['replication'], drills: false })).toEqual([start, failover]);
});

test('no preparation for nothing', () => {
  expect(select(checks, { only: ['replication.arrival'], skip: ['replication'], drills: false })).toEqual([]);
});

test('a preparation alone, when no other check needs it', () => {
  expect(select(checks, { only: ['replication.start'], drills: false })).toEqual([start]);
});

test('an id that no check has is refused, and so is a part of a word', () => {
  expect(validateSelection(checks, { only: ['failover', 'zzz'], skip: ['replic'], drills: false })).toEqual([
    expect.stringContaining('--only must be an id of a check or what ids begin with, got "zzz"'),
    expect.stringContaining('--skip must be an id of a check or what ids begin with, got "replic"'),
  ]);
  expect(validateSelection(checks, { drills: false })).toEqual([]);
});

test('a selection that leaves nothing is refused', () => {
  expect(validateSelection(checks, { only: ['replication.arrival'], skip: ['replication'], drills: false })).toEqual(['--only and --skip must leave a check, got none']);
});

test('drills that are named by what their ids begin with are refused with how they run', () => {
  const drills = [{ id: 'faults.lost-leader', isSlow: true }];
  expect(validateSelection([...checks, ...drills], { only: ['faults'], drills: false }))
    .toEqual(['--only and --skip must leave a check, got none: what they leave takes minutes, and runs with --drills or by its whole id']);
  expect(validateSelection([...checks, ...drills], { only: ['faults'], drills: true })).toEqual([]);
});

test('a selection of which the assembly has nothing is refused, with what it has', () => {
  const applicable = new Set(['replication.start', 'replication.arrival']);
  expect(validateApplicable(checks, { only: ['failover'], drills: true }, applicable, 'cdk out'))
    .toEqual(['--only and --skip must leave a check of "cdk out", got none: it has something for replication.start, replication.arrival']);
  expect(validateApplicable(checks, { only: ['failover', 'replication'], drills: false }, applicable, 'cdk out')).toEqual([]);
});
