import { REPLICATION_STEPS } from '../../checks/replication';
import { maxOffsetAge } from '../../environment/background-workload';
import { limitOf } from '../../environment/limit';
import { FlowProperties } from '../../hosts/mirror-maker/flow-properties';
import { fakeReplication } from './mutants/fake-replication';

/** An app may have such intervals. */
const MINUTES = 300;

const flow = new FlowProperties({
  target: 'secondary',
  environment: {
    MIRROR_MAKER_PROPERTIES: [
      ...['refresh.topics', 'emit.checkpoints', 'sync.group.offsets'].map((what) => `primary->secondary.${what}.interval.seconds=${MINUTES}`),
      `secondary.offset.flush.interval.ms=${MINUTES}000`,
      `secondary.scheduled.rebalance.max.delay.ms=${MINUTES}000`,
    ].join('\n'),
  },
});

const offsets = flow.flushInterval + 2 * flow.checkpointInterval;

/** Each time that everything must be copied, and that this must be written down. */
const copied = flow.flushInterval + 180;

/** Records must come to every partition before a fault and after it, and all of them in the end. */
const recoveries = 3 * 300;

test.each([
  ['replication.later-topic', MINUTES],
  ['replication.transactions', MINUTES],
  ['replication.unknown-settings', MINUTES],
  ['replication.kills', MINUTES],
  ['replication.group-offsets', offsets],
  ['failover.unplanned', 2 * maxOffsetAge(flow) + offsets],
  ['failover.planned', copied + offsets],
  ['failover.return-of-primary', copied],
  ['failover.failback', 3 * copied + offsets],
  ['faults.killed-process', recoveries],
  ['faults.lost-leader', recoveries + 300 + 120 + 300 + 2 * flow.rebalanceDelay],
  ['faults.lost-follower', recoveries + 300 + 300 + flow.rebalanceDelay],
  ['faults.rotated-passwords', recoveries + 4 * 300 + 120],
  ['faults.lost-broker-of-primary', recoveries + 10],
  ['faults.silent-primary', recoveries + 30],
  ['faults.too-large-record', recoveries + 120 + 300],
  ['faults.wrong-password-of-secondary', recoveries + 150],
])('where intervals are long, %s has the time to wait for them and a usual run besides', (id, waits) => {
  const check = REPLICATION_STEPS.flat().find((each) => each.id === id)!;
  expect(limitOf(check, { ...fakeReplication(), flow, failbackFlow: undefined })).toBeGreaterThan(waits + 240);
});

test('before a replication is set up, a check has the limit of its kind', () => {
  expect(limitOf(REPLICATION_STEPS.flat().find(({ id }) => id === 'failover.unplanned')!)).toBe(limitOf({}));
});
