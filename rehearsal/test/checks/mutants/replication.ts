import { REPLICATION_STEPS } from '../../../checks/replication';
import type { PartitionOffset } from '../../../drivers/kafka/records';
import type { ReplicationEnvironment } from '../../../environment/replication-check';
import { PARTITIONS } from '../../../environment/topics';
import { TimeLineRecorder } from '../../../report/time-line-recorder';
import { noSecretMutants } from './cluster';
import { all, mutant, probes, withoutPatience, record, unhealthy, type FakeReplication } from './fake-replication';
import type { Mutant } from './mutant';

/** Of each topic all 30 records, and the offsets of each group. */
const copiesEverything = ({ primary, secondary }: FakeReplication) => [primary, secondary].forEach(({ workload }) => Object.assign(workload, {
  ends: async (topics: readonly string[]) => topics.map((topic): PartitionOffset => [topic, 0, 30]),
  committedOffsets: async () => Array.from({ length: 20 }, (_, number): PartitionOffset => [`rehearsal-many-topics-${number}`, 0, 30]),
}));

export const REPLICATION_MUTANTS: readonly Mutant[] = [
  mutant('replication.start', 'a process ends when it has started', /MirrorMaker ended: /, ({ mirrorMaker }) => Object.assign(mirrorMaker.tasks[1]!, { isRunning: false })),
  mutant('replication.arrival', 'a record is altered on its way', /1 of 2000 records are missing or differ/, ({ primary, secondary }) => {
    const records = Array.from({ length: 2000 }, (_, number) => record(number));
    Object.assign(primary.workload, { read: async () => records });
    Object.assign(secondary.workload, { read: async () => [record(0, { headers: [] }), ...records.slice(1)] });
  }),
  mutant('replication.arrival', 'the copy has other settings', /has retention\.ms 1, rehearsal-records has 7200000/, ({ primary, secondary }) => {
    const records = Array.from({ length: 2000 }, (_, number) => record(number));
    [primary, secondary].forEach(({ workload: each }) => Object.assign(each, { read: async () => records }));
    Object.assign(secondary.workload, { topics: async () => ({ 'primary.rehearsal-records': { partitions: PARTITIONS, settings: { 'retention.ms': '1' } } }) });
  }),
  mutant('replication.probe', 'the probe says that something waits', /a recovery point of 5 s at most, as the probe sees it: not within 0 s/, all(withoutPatience, probes({ RecoveryPointSeconds: 60 }))),
  mutant('replication.probe', 'the primary is taken for gone', /PrimaryReachable is 0, and the primary answers/, probes({ RecoveryPointSeconds: 0, PrimaryReachable: 0 })),
  mutant('replication.probe', 'a partition is not seen', /nothing is known of 1 partitions/, probes({ RecoveryPointSeconds: 0, PrimaryReachable: 1, UnprobedPartitions: 1 })),
  mutant('replication.probe', 'records are taken for missing', /3 records are missing, and no topic was made again/, probes({ RecoveryPointSeconds: 0, PrimaryReachable: 1, UnprobedPartitions: 0, MissingRecords: 3 })),
  mutant('replication.group-offsets', 'a group skips a record', /rehearsal-reader skipped 1 records/, ({ secondary }) => {
    const ends = [0, 1, 2, 3].map((partition): PartitionOffset => ['primary.rehearsal-offsets', partition, 500]);
    let asked = 0;
    Object.assign(secondary.workload, {
      // Half of it first, then all.
      ends: async () => asked++ < 2 ? ends : ends.map(([topic, partition, end]) => [topic, partition, 2 * end]),
      committedOffsets: async () => ends,
      read: async () => [record(1), record(2, { headers: [['number', 'second half 2']] })],
    });
  }),
  mutant('replication.group-offsets', 'a record is there twice before all of the first half is, and one is skipped', /rehearsal-reader skipped 1 records/, ({ secondary }) => {
    const ends = [0, 1, 2, 3].map((partition): PartitionOffset => ['primary.rehearsal-offsets', partition, 1001]);
    Object.assign(secondary.workload, {
      ends: async () => ends,
      committedOffsets: async () => ends,
      read: async () => [record(1), record(1), record(2, { headers: [['number', 'second half 2']] })],
    });
  }),
  mutant('replication.later-topic', 'a copy does not grow', /rehearsal-growing has 6 partitions now, its copy has 4/, ({ secondary, flow }) => {
    // Shorter than what is allowed on top of it: it is looked at once.
    Object.assign(flow, { refreshInterval: -60 });
    Object.assign(secondary.workload, { ends: async () => [0, 1, 2, 3].map((partition): PartitionOffset => ['primary.rehearsal-growing', partition, 1]) });
  }),
  mutant('replication.later-topic', 'a record of the new topic is altered on its way', /500 records in primary\.rehearsal-later\.eu: not within/, ({ primary, secondary, flow }) => {
    Object.assign(flow, { refreshInterval: -60 });
    Object.assign(primary.workload, { read: async () => [record(0)] });
    Object.assign(secondary.workload, {
      ends: async () => [0, 1, 2, 3, 4, 5].map((partition): PartitionOffset => ['primary.rehearsal-growing', partition, 1000]),
      read: async () => [record(0, { headers: [] })],
    });
  }),
  mutant('replication.unknown-settings', 'a copy with a setting that is unknown there is not made', /500 records in primary\.rehearsal-unknown-settings, with old\.setting at the original: not within/, ({ primary, secondary, flow }) => {
    // Shorter than what is allowed on top of it: it is looked at once.
    Object.assign(flow, { refreshInterval: -60 });
    Object.assign(primary.workload, { settings: async () => ({ 'old.setting': '1', 'retention.ms': '1' }) });
    Object.assign(secondary.workload, { settings: async () => ({ 'retention.ms': '1' }), ends: async () => [] });
  }),
  mutant('replication.unknown-settings', 'a copy with tiered storage is not made where there is none', /with remote\.storage\.enable, local\.retention\.ms at the original: not within/, ({ primary, secondary, flow }) => {
    Object.assign(flow, { refreshInterval: -60 });
    Object.assign(primary.environment.description, { features: ['tiered-storage'] });
    [primary, secondary].forEach(({ workload: each }) => Object.assign(each, { settings: async () => ({}) }));
    Object.assign(secondary.workload, { ends: async () => [] });
  }),
  mutant('replication.unknown-settings', 'a task fails meanwhile', /exit 1: unhealthy: failed tasks/, all(unhealthy('forward'), ({ primary, secondary }) =>
    [primary, secondary].forEach(({ workload: each }) => Object.assign(each, { settings: async () => ({}) })))),
  mutant('replication.health', 'a task failed', /health\.sh: exit 1: unhealthy: failed tasks/, unhealthy('forward')),
  mutant('replication.many-topics', 'the health command takes a busy process for a dead one', /look 1 of 4 at its health, after .* s: exit 1: unhealthy: no answer/, all(copiesEverything, ({ mirrorMaker }) =>
    Object.assign(mirrorMaker, { healthErrors: async () => ['exit 1: unhealthy: no answer from the exporter'] }))),
  mutant('replication.many-topics', 'the exporter tells of each partition', /the exporter tells 600 lines, expected at most 500/, all(copiesEverything, ({ mirrorMaker }) =>
    Object.assign(mirrorMaker.tasks[0]!, { metrics: async () => Array.from({ length: 600 }, () => ({ metric: 'mirror_maker_records_total', labels: {}, value: 1 })) }))),
  mutant('replication.many-topics', 'it leaves topics behind that it cannot copy', /6000 records in 200 copies: not within/, all(copiesEverything, ({ secondary, flow }) => {
    Object.assign(flow, { refreshInterval: -200 });
    Object.assign(secondary.workload, { ends: async () => [] });
  })),
  mutant('replication.many-topics', 'the offsets of a group do not follow', /the offsets of 100 groups at the secondary: not within/, all(copiesEverything, ({ secondary, flow }) => {
    Object.assign(flow, { refreshInterval: -200, flushInterval: -200 });
    Object.assign(secondary.workload, { committedOffsets: async () => [] });
  })),
  mutant('replication.untouched-primary', 'a topic is written to the primary', /the primary has new topics: heartbeats/, ({ primary }) => Object.assign(primary.workload, { topics: async () => ({ orders: {}, heartbeats: {} }) })),
  mutant('replication.untouched-primary', 'a group is written to the primary', /the primary has new groups: connect-mirror/, ({ primary }) => Object.assign(primary.workload, { topics: async () => ({ orders: {} }), groups: async () => ['orders', 'connect-mirror'] })),
  mutant('replication.untouched-primary', 'the look at its topics sees none', /the look at the primary's topics was blind/, () => undefined),
  mutant('replication.untouched-primary', 'the look at its groups sees none', /the look at the primary's groups was blind/, ({ primary }) => Object.assign(primary.workload, { topics: async () => ({ orders: {} }) })),
  ...noSecretMutants('replication.no-secret', (environment) => REPLICATION_STEPS.flat().find(({ id }) => id === 'replication.no-secret')!.run({ secondary: { environment } } as ReplicationEnvironment, new TimeLineRecorder())),
];
