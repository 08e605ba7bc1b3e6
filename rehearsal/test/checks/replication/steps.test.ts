import { REPLICATION_STEPS } from '../../../checks/replication';

const checks = REPLICATION_STEPS.flat();
const idsOf = (prefix: string, isSlow?: boolean) => checks.filter((check) => check.id.startsWith(prefix) && (isSlow === undefined || !check.isSlow === !isSlow)).map(({ id }) => id);

test('in minutes, it ends with the loss of the primary', () => {
  expect(idsOf('failover.', false)).toEqual(['failover.unplanned']);
  expect(idsOf('faults.', false)).toEqual([]);
});

test('with drills, the workload fails over, back, and over again', () => {
  expect(idsOf('failover.')).toEqual(['failover.unplanned', 'failover.restarted-services', 'failover.return-of-primary', 'failover.failback', 'failover.planned']);
  expect(idsOf('faults.', true).length).toBeGreaterThan(5);
});

test('the primary is looked at while only the workloads have written to it', () => {
  const order = checks.map(({ id }) => id);
  expect(order.indexOf('replication.untouched-primary')).toBeLessThan(order.indexOf('failover.failback'));
});
