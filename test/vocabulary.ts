import { FILES } from './documentation/documents';

/** A word that no file uses again, and what to say instead. */
export interface Word {
  readonly word: string;
  readonly instead: string;
  /** Whether it is found in lower case and with a capital. */
  readonly anyCase: boolean;
}

/** Found as they are written. */
const NAMES: Readonly<Record<string, string>> = {
  Proof: 'Check', ReplicationProof: 'ReplicationCheck', promised: 'checked, expected', Disproved: 'CheckFailed',
  ReplicationStage: 'ReplicationEnvironment', stageReplication: 'setUpReplication',
  Conversation: 'JsonRpcClient', LiveApplication: 'BackgroundWorkload',
  subjectsOf: 'appsUnderTest', accountOf: 'deliveryReportOf',
  notAt: 'workloadNotAt', noWayBack: 'noFailback', wayBack: 'failback', carriedOver: 'synced',
  ClientBox: 'ClientInstance', clientBox: 'clientInstance', clientBoxes: 'clientInstances',
  underFire: 'withLoadDuring', goOn: 'resumeConsumer', leaveInGoodOrder: 'drainAndStop', untilAsNearAs: 'untilCaughtUp',
  MskLearning: 'SecretPropagation', shareIn: 'taskShareOf', isDrill: 'isSlow', refuseWaiters: 'checkDependencyOrder', wayOut: 'restartCommands',
};

/** Found in any case. */
const WORDS_OF_TEXTS: Readonly<Record<string, string>> = {
  'proof': 'check', 'proofs': 'checks', 'obstacle': 'skip reason', 'obstacles': 'preconditions', 'way back': 'failback',
  'carried over': 'synced', 'positions': 'offsets', 'box': 'client instance', 'boxes': 'client instances',
  'whereabouts': 'connection variables', 'complaint': 'health error', 'complaints': 'health errors',
  'collaborators': 'resources', 'stranger': 'user of another cluster', 'strangers': 'users of another cluster', 'allowances': 'permissions',
  'beside': 'next to, with', 'nobody': 'no client, no user', 'somebody': 'the caller, an operator', 'whoever': 'the user that', 'himself': 'itself',
};

export const WORDS: readonly Word[] = [
  ...Object.entries(NAMES).map(([word, instead]) => ({ word, instead, anyCase: false })),
  ...Object.entries(WORDS_OF_TEXTS).map(([word, instead]) => ({ word, instead, anyCase: true })),
];

/** Words that files of a folder still have: what is renamed there is taken out of this list, or its test fails. */
export const LATER: Readonly<Record<string, readonly string[]>> = {
  // Of texts in templates.
  'lib/': ['box'],
  // Of tests of lib.
  'test/': ['box', 'boxes', 'wayBack', 'way back', 'carried over', 'positions', 'stranger', 'beside', 'nobody', 'somebody', 'whoever'],
  'tooling/architecture/': ['box', 'beside'],
  // Of variables, and of texts in templates.
  'examples/': ['box', 'nobody'],
  'bin/': ['box'],
};

/** What the project writes and reviews: not its decisions, which are history, nor what is generated. */
export const JUDGED: readonly string[] = [...FILES].filter((path) =>
  (/^(lib|bin|examples|rehearsal|functions|tooling|test|docs)\/.+\.(ts|mjs|java|py|go|md|xml)$/.test(path) || /^(README|CONTRIBUTING)\.md$/.test(path))
  && !/^docs\/decisions\/|\/snapshots\/|^test\/vocabulary/.test(path));

/** The words that a text must not have. */
export function wordsIn(text: string): Word[] {
  return WORDS.filter((word) => patternOf(word).test(text));
}

/** As a word of its own: neither a part of a name nor of a path. Two words may stand on two lines of a comment. */
function patternOf({ word, anyCase }: Word): RegExp {
  return new RegExp(`(?<![\\w/.-])${word.replace(' ', '\\s+(?:[*/]+\\s+)?')}(?![\\w-])`, anyCase ? 'i' : '');
}

/** The most specific entry of LATER for a file. */
export function laterFor(path: string): readonly string[] {
  const [prefix] = Object.keys(LATER).filter((candidate) => path.startsWith(candidate)).sort((one, other) => other.length - one.length);
  return prefix === undefined ? [] : LATER[prefix]!;
}
