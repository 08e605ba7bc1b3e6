import { statSync } from 'node:fs';
import { join } from 'node:path';
import { KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { FILES, ROOT, read } from '../../documentation/documents';
import {
  ARCHIVES, DEFAULT_MSK_VERSION, DEFAULT_RELEASE, EXPRESS_VERSIONS, KNOWN_VERSIONS, LINES, STANDARD_VERSIONS, TESTED_VERSIONS,
} from '../../../lib/kafka/releases/releases';
import { compareVersions, isKraft, lineOf } from '../../../lib/kafka/releases/versions';

const LIST = 'lib/kafka/releases/releases.ts';

describe('the list', () => {
  test('has its lines in order, each with a release and names of its own', () => {
    expect(Object.keys(LINES)).toEqual(Object.keys(LINES).sort(compareVersions));
    for (const [line, { release, standard, express }] of Object.entries(LINES)) {
      expect([release, ...standard, ...express].map(lineOf)).toEqual([release, ...standard, ...express].map(() => line));
      expect(release).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  test('has names that aws-cdk has, too', () => {
    const names = Object.values(KafkaVersion).filter((value) => value instanceof KafkaVersion).map(({ version }) => version);

    expect(KNOWN_VERSIONS.filter((version) => !names.includes(version))).toEqual([]);
  });

  test('has a default for clusters that every kind of brokers runs, with KRaft', () => {
    expect(STANDARD_VERSIONS).toContain(DEFAULT_MSK_VERSION);
    expect(EXPRESS_VERSIONS).toContain(DEFAULT_MSK_VERSION);
    expect(isKraft(DEFAULT_MSK_VERSION)).toBe(true);
  });

  test('has a checksum for what is installed, and for nothing else than releases of its lines', () => {
    expect(Object.keys(ARCHIVES)).toContain(DEFAULT_RELEASE);
    expect(Object.keys(ARCHIVES).map(lineOf).filter((line) => !(line in LINES))).toEqual([]);
    expect(Object.values(ARCHIVES).filter((sha512) => !/^[0-9a-f]{128}$/.test(sha512))).toEqual([]);
    expect(new Set(Object.values(ARCHIVES)).size).toBe(Object.keys(ARCHIVES).length);
  });

  test('tests the line of the default', () => {
    expect(TESTED_VERSIONS.map(lineOf)).toContain(lineOf(DEFAULT_MSK_VERSION));
    expect(TESTED_VERSIONS.filter((version) => !KNOWN_VERSIONS.includes(version))).toEqual([]);
  });
});

/** Sentences of the docs that name what the list has. A move to another release rewrites them. */
const SAID: readonly (readonly [string, string])[] = [
  ['docs/cluster.md', `Kafka ${lineOf(DEFAULT_MSK_VERSION)}, TLS and SCRAM`],
  ['docs/applications.md', `Kafka's own clients ${LINES[lineOf(DEFAULT_MSK_VERSION)]!.release} |`],
  ['docs/troubleshooting.md', `Seen against brokers of Kafka ${LINES[lineOf(DEFAULT_MSK_VERSION)]!.release}, by`],
  ['docs/troubleshooting.md', `what Kafka's tools ${LINES[lineOf(DEFAULT_MSK_VERSION)]!.release} said here`],
];

test.each(SAID)('%s says: %s', (page, sentence) => {
  expect(read(page).replace(/\s+/g, ' ')).toContain(sentence);
});

/** Files that name a version of a line in the list, and why that stays as it is with the next release. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  [LIST]: 'the list itself',
  // What an app asks for, or AWS.
  'examples/trial.ts': 'a size that runs with ZooKeeper only, so the last line that has it',
  'examples/identical-names.ts': 'an app that chooses its version',
  'docs/changing.md': "what AWS's own procedure takes",
  'lib/scram-msk-cluster/scram-msk-cluster-props.ts': "what AWS's own procedure takes",
  // What was.
  'docs/decisions/0011-closed-with-the-first-grant.md': 'what was tried when it was decided',
  // Other software.
  'docs/applications.md': "Kafka's clients that Spring Boot chose",
  'docs/languages.md': 'a release of Maven',
  'rehearsal/clients/spring-boot/pom.xml': "a plug-in of Maven's",
  'rehearsal/local-kafka/pom.xml': "a plug-in of Maven's",
  'rehearsal/hosts/mirror-maker/exporter.ts': "a plug-in of Maven's",
  // Tests that feed a version on this or that side of a bound to a rule, or show a change from one to another.
  'test/architecture.test.ts': 'a change of a version',
  'test/cloudformation/replacement.test.ts': 'a change of a version',
  'test/private/fingerprint.test.ts': 'a change of a version',
  'test/scram-msk-cluster/replacement.test.ts': 'a change of a version',
  'test/scram-msk-cluster/updates.test.ts': 'a change of a version',
  'test/scram-msk-cluster/everything-set.test.ts': 'a version that is not the default',
  'test/scram-msk-cluster/storage.test.ts': 'a version that aws-cdk does not know',
  'test/scram-msk-cluster/rules/brokers.ts': 'rows of rules',
  'test/scram-msk-cluster/rules/server-properties.ts': 'rows of rules',
  'test/scram-msk-cluster/rules/storage.ts': 'rows of rules',
  'test/topics/rules.test.ts': 'rows of rules',
  'test/mirror-maker/rules/rows.ts': 'rows of rules',
  'test/mirror-maker/copied-settings.test.ts': 'clusters before and after a setting came or went',
  'test/kafka/mirror-maker/uncopied-settings.test.ts': 'releases before and after a setting came or went',
  'test/mirror-maker/rules.test.ts': 'a release that breaks a rule',
  'test/mirror-maker/everything-set.test.ts': 'a release that is not the default',
  'test/mirror-maker/clusters.test.ts': "a cluster of aws-cdk's own class, which has no default",
  'test/msk-client-instance/other-stacks.test.ts': "a cluster of aws-cdk's own class, which has no default",
  'test/msk-client-instance/rules.test.ts': "a cluster of aws-cdk's own class, which has no default",
  'rehearsal/test/local-kafka/tools.test.ts': 'releases before and after a command moved',
};

const LINE = `(?:${Object.keys(LINES).map((line) => line.replace('.', '\\.')).join('|')})`;
/** A line, a release or a name of MSK's; not an address of IP, a part of a link to Kafka's documentation or code, or an amount. */
const VERSION = `(?<![\\w.,$/])${LINE}(?:\\.(?:\\d+|x)(?:\\.kraft)?)?(?!\\.?\\d|%| [KMG]iB)`;
const NAMED = new RegExp(`${VERSION}|\\bV${LINE.replaceAll('\\.', '_')}_\\w+|kafka/${LINE}\\.\\d+/`, 'g');

/** Since when Kafka does something stays true with each release to come: in words, or as a bound in the code. */
const BOUNDS = new RegExp([
  `\\b(?:since|from|before|older than|until)(?: Kafka|: ')? ?${VERSION}`,
  `${VERSION}(?: on\\b| or newer)`,
  'isOlderThan\\((?:[^()]|\\([^()]*\\))*\\)',
].join('|'), 'gi');

function namesIn(path: string, text: string): string[] {
  const rest = SAID.filter(([page]) => page === path).reduce((left, [, sentence]) => left.replace(sentence, ''), text.replace(/\s+/g, ' ')).replace(BOUNDS, '');
  return rest.match(NAMED) ?? [];
}

/** Generated, or drawn from templates, and compared with what they come from. */
const GENERATED = /^(API\.md|package-lock\.json|docs\/architecture\.svg|test\/examples\/snapshots\/.*|assets\/(acls|replication-probe|rotation)\/.*)$/;

const TEXTS = [...FILES].filter((path) => /^(README\.md|CONTRIBUTING\.md|(lib|bin|examples|assets|functions|rehearsal|rosetta|tooling|projenrc|docs|test)\/.*\.\w+)$/.test(path)
  && !GENERATED.test(path) && !path.endsWith('.d.ts') && statSync(join(ROOT, path)).isFile());

test('no other file names a version', () => {
  const named = TEXTS.filter((path) => !(path in EXCEPTIONS)).map((path) => [path, namesIn(path, read(path))] as const).filter(([, names]) => names.length > 0);

  expect(Object.fromEntries(named)).toEqual({});
});

test('each exception is one', () => {
  expect(Object.keys(EXCEPTIONS).filter((path) => !TEXTS.includes(path) || namesIn(path, read(path)).length === 0)).toEqual([]);
});

const [line] = Object.keys(LINES).slice(-1) as [string];

test.each([
  `run('${line}.1')`, `KafkaVersion.V${line.replace('.', '_')}_X_KRAFT`, `on Kafka ${line}.`, `'${line}.x.kraft'`, `kafka_2.13-${line}.7.tgz`, `/dist/kafka/${line}.7/kafka.tgz`, `tested with ${line}, and`,
])('%s names one', (text) => {
  expect(namesIn('lib/text.ts', text)).toHaveLength(1);
});

test.each([
  `10.${line}.9`, `https://github.com/apache/kafka/blob/${line}/core`, `since Kafka ${line}`, `from ${line} on`, `${line}.0 or newer`, `isOlderThan(release, '${line}')`, `since: '${line}'`, `USD 1${line}`, `1,${line}`, `${line}%`,
])('%s names none', (text) => {
  expect(namesIn('lib/text.ts', text)).toEqual([]);
});
