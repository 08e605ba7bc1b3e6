import { RotatedUser } from '../../../environment/rotated-user';
import { all, mutant, probes, withoutPatience, record, type Change, type FakeReplication } from './fake-replication';
import type { Mutant } from './mutant';

/** Whatever the fault is, the primary must take every record meanwhile. */
const refusedDuring = (fault: string) => mutant(`faults.${fault}`, 'the primary refuses records meanwhile', /the primary refused 3 records/, ({ primary }) =>
  Object.assign(primary.workload, { stopWriting: async () => ({ acknowledged: [], refused: 3 }) }));

const healthError = (text: string): Change => ({ mirrorMaker }) => Object.assign(mirrorMaker, { healthErrors: async () => [text] });

/** Users whose passwords are new, and brokers that were late with them or not. */
const rotates = (hasWaited: boolean): Change => () => {
  const nothing = async () => {};
  jest.spyOn(RotatedUser, 'start').mockReturnValue({ hasWaited, current: {}, prepareRotation: async () => nothing, assertRefused: nothing, stop: nothing } as unknown as RotatedUser);
};

/** Prints a line more whenever it is read. */
const prints = (line: string) => ({ mirrorMaker }: FakeReplication) => {
  const lines: string[] = [];
  Object.assign(mirrorMaker, { lines: async () => [...lines.splice(0, lines.length, ...lines, line), line] });
};

const REFUSED_COPIES = {
  'primary.rehearsal-colliding.name': 'InvalidTopicException: it collides',
  'primary.rehearsal-against-policy': 'PolicyViolationException: a policy of the cluster refuses it',
  [`primary.${'rehearsal-long'.padEnd(249, 'g')}`]: 'InvalidTopicException: it is longer than it may be',
};
const REFUSALS = Object.entries(REFUSED_COPIES).map(([copy, reason]) => `The target refuses to create ${copy}: ${reason}`);
const LOST_COPY = 'The target has no primary.rehearsal-lost.name-3 to write to: UnknownTopicOrPartitionException: unknown';
const REFUSED_TOPICS = ['rehearsal-recompressed', 'rehearsal-keyless', 'rehearsal-outdated'];
const POISON = [
  ...REFUSED_TOPICS.map((topic) => `The target refuses a record of topic ${topic}, partition 0, offset 0, timestamp 1, key of null, value of 9 bytes: for a reason`),
  'Cannot read topic rehearsal-corrupt, partition 0, offset 0 of the source, nor the others of its batch, up to offset 0: KafkaException: it is invalid',
];
const HELD = [...REFUSED_TOPICS.map((topic) => `primary.${topic}-0`), 'rehearsal-corrupt-0'];

/** Its log has these lines, and one of its metrics these labels. */
const tells = (lines: readonly string[], metric = '', names: readonly string[] = []): Change => ({ mirrorMaker }) =>
  Object.assign(mirrorMaker, { lines: async () => lines, metrics: async () => names.map((name) => ({ metric, labels: { name }, value: 1 })) });

/** Its health command says this of these. */
const degraded = (...names: readonly string[]): Change => ({ mirrorMaker }) =>
  Object.assign(mirrorMaker, { healthAnswers: async () => [{ status: 0, stdout: names.map((name) => `degraded: ${name}\n`).join(''), stderr: '' }] });

/** Each topic with a poison record has one with this value at the secondary. */
const copied = (value: string): Change => ({ secondary }) =>
  Object.assign(secondary.workload, { read: async () => [...REFUSED_TOPICS, 'rehearsal-corrupt'].map((topic) => record(1, { topic: `primary.${topic}`, value })) });

/** The last record is acknowledged at some time, and arrives when MirrorMaker runs again. */
const deadAt = (at: number): Change => ({ primary, secondary, mirrorMaker }) => {
  const values = Array.from({ length: 202 }, (_, number) => `dead-mirror-maker-${number}`);
  let isBack = false;
  Object.assign(primary.workload, { stopWriting: async () => ({ acknowledged: values.map((value, number) => ({ value, at: number === 201 ? at : 1 })), refused: 0 }) });
  Object.assign(secondary.workload, { values: async () => isBack ? values : values.slice(0, -1) });
  Object.assign(mirrorMaker, { start: async () => void (isBack = true) });
};

export const FAULT_MUTANTS: readonly Mutant[] = [
  ...['killed-process', 'lost-follower', 'lost-broker-of-primary', 'lost-broker-of-secondary', 'silent-primary'].map(refusedDuring),
  mutant('faults.killed-process', 'more is copied again than was not written down', /5001 records are there twice, expected at most 5000/, ({ primary, secondary }) => {
    Object.assign(primary.workload, { stopWriting: async () => ({ acknowledged: [{ value: 'killed-process-0', at: 0 }], refused: 0 }) });
    Object.assign(secondary.workload, { values: async () => Array.from({ length: 5002 }, () => 'killed-process-0') });
  }),
  mutant('faults.dead-mirror-maker', 'the probe says another age than was counted', /the probe says 4 s, the oldest record that is not at the secondary was acknowledged 10\.0 s before/, all(deadAt(10_000), probes({ RecoveryPointSeconds: 4 }))),
  mutant('faults.dead-mirror-maker', 'the probe says nothing', /the probe says undefined s/, all(deadAt(10_000), probes({ PrimaryReachable: 1 }))),
  mutant('faults.dead-mirror-maker', 'the probe goes on saying it', /a recovery point of 5 s at most, as the probe sees it: not within 0 s/, all(withoutPatience, deadAt(10_000), probes({ RecoveryPointSeconds: 10 }))),
  mutant('faults.lost-leader', 'the leader is none of the processes', /Kafka Connect names 127\.1\.0\.9 as its leader/, ({ mirrorMaker }) => Object.assign(mirrorMaker, { lines: async () => ["leaderUrl='http://127.1.0.9:8083/'"] })),
  mutant('faults.rotated-passwords', 'brokers know each new password at once', /the brokers knew each new password at once/, rotates(false)),
  mutant('faults.rotated-passwords', 'a login is refused meanwhile', /lines say that a login was refused/, all(rotates(true), prints('SaslAuthenticationException'))),
  mutant('faults.too-large-record', 'no metric tells of it', /mirror_maker_held_partition does not name primary\.rehearsal-large-0, as the log does/, tells([
    'The target refuses a record of topic rehearsal-large, partition 0, offset 0, timestamp 1: RecordTooLargeException',
  ])),
  mutant('faults.refused-topic', 'the health command tells nothing of it', /the health command does not name primary\.rehearsal-colliding\.name, as the log does/, all(
    tells(REFUSALS, 'mirror_maker_refused_topic', Object.keys(REFUSED_COPIES)), degraded('another'))),
  mutant('faults.refused-topic', 'records are missing in the copy later', /primary\.rehearsal-colliding\.name, primary\.rehearsal-against-policy must have 200 records each, 0 are in/, all(
    tells(REFUSALS, 'mirror_maker_refused_topic', Object.keys(REFUSED_COPIES)), degraded(...Object.keys(REFUSED_COPIES)))),
  mutant('faults.lost-copy', 'no metric tells of it', /mirror_maker_held_partition does not name primary\.rehearsal-lost\.name-3, as the log does/, tells([LOST_COPY])),
  mutant('faults.lost-copy', 'the health command tells nothing of it', /the health command does not name primary\.rehearsal-lost\.name-3, as the log does/, all(
    tells([LOST_COPY], 'mirror_maker_held_partition', ['primary.rehearsal-lost.name-3']), degraded('another'))),
  mutant('faults.refused-record', 'the log does not say what was left out', /no line of the log says that a record of rehearsal-recompressed, rehearsal-keyless, rehearsal-outdated, rehearsal-corrupt was left out/, all(
    tells(POISON, 'mirror_maker_held_partition', HELD), degraded(...HELD), copied('behind it'))),
  mutant('faults.refused-record', 'a corrupt record is copied', /4 records are there that should have been refused or could not be read/, all(
    tells(POISON, 'mirror_maker_held_partition', HELD), degraded(...HELD), copied('corrupted'))),
  mutant('faults.refused-record', 'the health command does not tell of a corrupt one', /the health command does not name rehearsal-corrupt-0, as the log does/, all(
    tells(POISON, 'mirror_maker_held_partition', HELD), degraded(...HELD.slice(0, -1)))),
  mutant('faults.refused-record', 'no broker keeps the record that is to be corrupt', /no broker of the primary keeps the record of rehearsal-corrupt/, ({ primary }) =>
    Object.assign(primary.environment.cluster, { corrupt: async () => 0 })),
  ...(['primary', 'secondary'] as const).map((side) =>
    mutant(`faults.wrong-password-of-${side}`, 'the log does not say that a login was refused', /no line of the log says that a login was refused/, healthError('refuses the login'))),
];
