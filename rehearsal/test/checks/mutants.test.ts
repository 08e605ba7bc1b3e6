import { CHECKS, START } from '../../checks';
import { NOT_REHEARSED } from '../../checks/cluster/not-rehearsed';
import { REPLICATION_STEPS } from '../../checks/replication';
import { CERTIFICATE_MUTANTS } from './mutants/certificates';
import { CLUSTER_MUTANTS } from './mutants/cluster';
import { FAILOVER_MUTANTS } from './mutants/failover';
import { FAULT_MUTANTS } from './mutants/faults';
import { INDEPENDENT_COUNT_MUTANTS } from './mutants/independent-count';
import type { Mutant } from './mutants/mutant';
import { REPLICATION_MUTANTS } from './mutants/replication';

const MUTANTS: readonly Mutant[] = [...CLUSTER_MUTANTS, ...CERTIFICATE_MUTANTS, ...REPLICATION_MUTANTS, ...INDEPENDENT_COUNT_MUTANTS, ...FAULT_MUTANTS, ...FAILOVER_MUTANTS];

/** What the checks wait for happens at once here. */
jest.mock('node:timers/promises', () => {
  const { setTimeout: pause } = jest.requireActual<typeof import('node:timers/promises')>('node:timers/promises');
  return { setTimeout: (milliseconds: number, ...more: [unknown, object]) => pause(Math.min(milliseconds, 10), ...more) };
});

afterEach(() => jest.restoreAllMocks());

test('every check that tries something has a mutant', () => {
  const ids = [START, ...CHECKS, ...REPLICATION_STEPS.flat()].filter((check) => !NOT_REHEARSED.some(({ id }) => id === check.id)).map(({ id }) => id);
  expect([...new Set(MUTANTS.map(({ id }) => id))].sort()).toEqual(ids.sort());
});

test.each(MUTANTS)('$id sees that $broken', async ({ run, says }) => {
  await expect(run()).rejects.toThrow(says);
}, 30_000);
