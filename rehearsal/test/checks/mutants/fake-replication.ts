import { REPLICATION_STEPS } from '../../../checks/replication';
import { BackgroundWorkload } from '../../../environment/background-workload';
import type { MirrorMakerFlow, ReplicationEnvironment } from '../../../environment/replication-check';
import { DRILL_TOPIC, PARTITIONS } from '../../../environment/topics';
import type { Workload } from '../../../drivers/kafka/workload';
import type { PartitionOffset, Reading, ReceivedRecord } from '../../../drivers/kafka/records';
import type { Mutant } from './mutant';
import { TimeLineRecorder } from '../../../report/time-line-recorder';

export type Change = (replication: FakeReplication) => void;

/** What a test changes of a replication that does all it promises. */
export interface FakeReplication extends ReplicationEnvironment {
  readonly failbackFlow: MirrorMakerFlow;
}

export const record = (number: number, change: Partial<ReceivedRecord> = {}): ReceivedRecord =>
  ({ topic: 'orders', partition: number % PARTITIONS, offset: number, timestamp: number, key: null, value: `${number}`, headers: [['number', `first half ${number}`]], ...change });

/** One that holds nothing, grows by itself as often as it is looked at, and takes whatever is written. */
function workload(change: Partial<Workload> = {}): Workload {
  let end = 0;
  const nothing = async () => {};
  return {
    readsCommittedOnly: false,
    create: nothing, createAll: nothing, delete: nothing, grow: nothing, change: nothing, write: nothing, writeToEach: nothing, commit: nothing, deleteGroups: nothing, startWriting: nothing, startReading: nothing,
    topics: async () => ({}),
    groups: async () => [],
    committedOffsets: async () => [],
    ends: async () => Array.from({ length: PARTITIONS }, (_, partition): PartitionOffset => [DRILL_TOPIC, partition, end += 1000]),
    read: async () => [],
    readAs: async () => [],
    values: async () => [],
    countWritten: async () => 1,
    countRead: async () => 1,
    stopWriting: async () => ({ acknowledged: [], refused: 0 }),
    stopReading: async () => [],
    ...change,
  } as unknown as Workload;
}

function service(name: string, target: 'primary' | 'secondary'): MirrorMakerFlow {
  const source = target === 'primary' ? 'secondary' : 'primary';
  const nothing = async () => {};
  const tasks = ['127.1.0.1', '127.1.0.2'].map((address) => ({ address, isRunning: true, kill: nothing, start: nothing, hasLookedUpSince: async () => true, metrics: async () => metricsOf() }));
  const mirrorMaker = {
    description: { name, healthCommand: ['health.sh'], healthRetries: 1, healthTimeout: 30, secrets: { primary: 'arn:mm', secondary: 'arn:mm' }, environment: { WATCH_SECRETS_SECONDS: '60' } },
    tasks,
    exits: [] as string[],
    start: nothing, stop: nothing, kill: nothing, redeploy: nothing,
    healthErrors: async () => [],
    healthAnswers: async () => [{ status: 0, stdout: '', stderr: '' }],
    lines: async () => ["leaderUrl='http://127.1.0.1:8083/'"],
    metrics: async () => metricsOf(),
  };
  const flow = {
    source, target, keepsNames: false, exactlyOnce: false, flushInterval: 0, refreshInterval: 0, checkpointInterval: 0, offsetLagMax: 100, tasksMax: 2, rebalanceDelay: 0, largestRecord: 1, largestRecordSetting: 'max.request.size', skipRecordsSetting: 'skip.records',
    offsetsTopic: 'offsets', internalTopics: [], connectors: ['MirrorSourceConnector', 'MirrorCheckpointConnector', 'MirrorHeartbeatConnector'],
    nameAtTarget: (topic: string) => `${source}.${topic}`,
    namesAtTarget: (topic: string) => [`${source}.${topic}`, topic],
  };
  return { mirrorMaker, flow } as unknown as MirrorMakerFlow;
}

/** Of a process that has a task of each connector. */
function metricsOf() {
  return [
    ...['MirrorSourceConnector', 'MirrorCheckpointConnector', 'MirrorHeartbeatConnector'].map((connector) => ({ metric: 'mirror_maker_running_tasks', labels: { connector }, value: 1 })),
    { metric: 'mirror_maker_partitions', labels: { task: '0' }, value: PARTITIONS / 2 },
  ];
}

export function fakeReplication(): FakeReplication {
  const nothing = async () => {};
  const end = () => ({
    workload: workload(),
    environment: {
      cluster: { brokers: [{ id: 1 }], runningBrokers: [], killAll: nothing, revive: nothing, kill: nothing, restart: nothing, freeze: () => {}, thaw: () => {}, refuseTopics: nothing, corrupt: async () => 1 },
      endpoint: { calls: [], changeSecret: () => '{}', putParameter: () => {} },
      clientInstance: { run: async () => ({ status: 0, stdout: '', stderr: '' }) },
      description: { rotations: [{ secretArn: 'arn:mm' }], features: [] as string[] },
    },
  });
  const [primary, secondary] = [end(), end()];
  const workers = ({ workload: each }: { workload: Workload }) => ({ writer: each, reader: each });
  const background = new BackgroundWorkload({ primary: workers(primary), secondary: workers(secondary) }, { topic: 'orders', partitions: PARTITIONS, group: 'orders' });
  Object.assign(background, { at: { side: 'primary', topics: ['orders'] } });
  return {
    ...service('MirrorMaker/Replication', 'secondary'),
    failbackFlow: service('Failback/Replication', 'primary'),
    primary, secondary,
    probe: { look: async () => ({ at: 20_000, metrics: { RecoveryPointSeconds: 0, PrimaryReachable: 1, ProbedTopics: 1, UnprobedPartitions: 0, MissingRecords: 0 }, log: '' }) },
    background,
    access: '', topicsBefore: {}, groupsBefore: [],
  } as unknown as FakeReplication;
}

export function mutant(id: string, broken: string, says: RegExp, change: Change): Mutant {
  return {
    id, broken, says, run: async () => {
      const replication = fakeReplication();
      change(replication);
      const timeLine = new TimeLineRecorder();
      return REPLICATION_STEPS.flat().find((each) => each.id === id)!.run(replication, timeLine).finally(() => timeLine.stop());
    },
  };
}

/** Drained at once: nothing has to be copied or read. */
export const drained: Change = ({ primary, secondary }) => [primary, secondary].forEach(({ workload: each }) => Object.assign(each, {
  ends: async (topics: readonly string[]) => topics.map((topic): PartitionOffset => [topic, 0, 0]),
}));

/** All that was written before the failover, at some time. */
export const wrote = (at: number): Change => ({ background }) => background.acknowledged.push({ value: 'live-1-0', at } as Reading);

export const all = (...changes: Change[]): Change => (replication) => changes.forEach((change) => change(replication));

/** Shorter than what is allowed on top of it: what is waited for is looked at once. */
export const withoutPatience: Change = ({ flow }) => void Object.assign(flow, { refreshInterval: -60 });

/** What the probe says, one look after the other. */
export const probes = (...looks: readonly Readonly<Record<string, number>>[]): Change => ({ probe }) => {
  let asked = 0;
  Object.assign(probe!, { look: async () => ({ at: 20_000, metrics: looks[Math.min(asked++, looks.length - 1)], log: '' }) });
};

export const unhealthy = (which: 'failbackFlow' | 'forward'): Change => (replication) => Object.assign((which === 'forward' ? replication : replication.failbackFlow).mirrorMaker, {
  healthErrors: async () => ['exit 1: unhealthy: failed tasks of MirrorSourceConnector: 1'],
});

export const idle = (which: 'failbackFlow' | 'forward'): Change => (replication) => Object.assign((which === 'forward' ? replication : replication.failbackFlow).mirrorMaker.tasks[0]!, { isRunning: false });

export const atSecondary: Change = ({ background }) => Object.assign(background, { at: { side: 'secondary', topics: ['orders'] } });

/** Whatever it does, it says what it should. */
export const standingBy: Change = ({ mirrorMaker, failbackFlow }) => [mirrorMaker, failbackFlow.mirrorMaker].forEach((service) => Object.assign(service, {
  healthAnswers: async () => [{ status: 0, stdout: 'standing by: primary is the active side, and secondary is the active side', stderr: '' }],
}));
