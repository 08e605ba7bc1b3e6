import { RotatedUser } from '../../../environment/rotated-user';
import { all, mutant, record, type Change, type FakeReplication } from './fake-replication';
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

const REFUSED_COPY = 'The target refuses to create primary.rehearsal-colliding.name: InvalidTopicException: it collides';
const REFUSED_TOPICS = ['rehearsal-recompressed', 'rehearsal-keyless', 'rehearsal-outdated'];

/** Its log has these lines, and one of its metrics a value. */
const tells = (lines: readonly string[], metric?: string): Change => ({ mirrorMaker }) =>
  Object.assign(mirrorMaker, { lines: async () => lines, metrics: async () => metric ? [{ metric, labels: {}, value: 1 }] : [] });

const answers = (stdout: string): Change => ({ mirrorMaker }) => Object.assign(mirrorMaker, { healthAnswers: async () => [{ status: 0, stdout, stderr: '' }] });

export const FAULT_MUTANTS: readonly Mutant[] = [
  ...['killed-process', 'lost-follower', 'lost-broker-of-primary', 'lost-broker-of-secondary', 'silent-primary'].map(refusedDuring),
  mutant('faults.killed-process', 'more is copied again than was not written down', /5001 records are there twice, expected at most 5000/, ({ primary, secondary }) => {
    Object.assign(primary.workload, { stopWriting: async () => ({ acknowledged: [{ value: 'killed-process-0', at: 0 }], refused: 0 }) });
    Object.assign(secondary.workload, { values: async () => Array.from({ length: 5002 }, () => 'killed-process-0') });
  }),
  mutant('faults.lost-leader', 'the leader is none of the processes', /Kafka Connect names 127\.1\.0\.9 as its leader/, ({ mirrorMaker }) => Object.assign(mirrorMaker, { lines: async () => ["leaderUrl='http://127.1.0.9:8083/'"] })),
  mutant('faults.rotated-passwords', 'brokers know each new password at once', /the brokers knew each new password at once/, rotates(false)),
  mutant('faults.rotated-passwords', 'a login is refused meanwhile', /lines say that a login was refused/, all(rotates(true), prints('SaslAuthenticationException'))),
  mutant('faults.too-large-record', 'no metric tells of it', /mirror_maker_held_partitions tells nothing of what the log tells/, tells([
    'The target refuses a record of topic rehearsal-large, partition 0, offset 0, timestamp 1: RecordTooLargeException',
  ])),
  mutant('faults.refused-topic', 'the health command tells nothing of it', /the health command tells nothing of what the log tells/, all(
    tells([REFUSED_COPY], 'mirror_maker_refused_topics'), answers(''))),
  mutant('faults.refused-topic', 'records are missing in the copy later', /0 records in the copy, expected 200/, all(
    tells([REFUSED_COPY], 'mirror_maker_refused_topics'), answers('degraded: primary.rehearsal-colliding.name'))),
  mutant('faults.refused-record', 'the log does not say what was left out', /no line of the log says that a record of rehearsal-recompressed, rehearsal-keyless, rehearsal-outdated was left out/, all(
    tells(REFUSED_TOPICS.map((topic) => `The target refuses a record of topic ${topic}, partition 0, offset 0, timestamp 1, key of null, value of 9 bytes: for a reason`), 'mirror_maker_held_partitions'),
    answers('degraded: primary.rehearsal-keyless-0'),
    ({ secondary }) => Object.assign(secondary.workload, { read: async () => REFUSED_TOPICS.map((topic) => record(1, { topic: `primary.${topic}`, value: 'behind it' })) }),
  )),
  ...(['primary', 'secondary'] as const).map((side) =>
    mutant(`faults.wrong-password-of-${side}`, 'the log does not say that a login was refused', /no line of the log says that a login was refused/, healthError('refuses the login'))),
];
