import { compareVersions } from './versions';

/**
 * The one list of Kafka's releases. No other file names one that it works with; CONTRIBUTING.md says how to move to the next.
 */

/** What a new cluster runs: the newest line with KRaft that MSK has for Standard and Express brokers alike. */
export const DEFAULT_MSK_VERSION = '3.9.x.kraft';

/** What MirrorMaker's image and the client instance run. */
export const DEFAULT_RELEASE = '3.9.1';

/** The releases whose binary archive is known here, with the SHA-512 that Apache publishes with it. */
export const ARCHIVES: Readonly<Record<string, string>> = {
  '3.9.1': '1ea204ba73411737a275429ca976d440f007ff0957b90b19be41dc5a4bae52617267769be9f0b5791714d0b3c4c760605bd426faea39edd90763585523fa2cfe',
  '4.1.2': '78ac6e488b1071122f9608dfdb363f6fe50e1dbbc492347002c0398dfbf77e0d8caa5bf794c5937379721004dfe92025937d238b0faf4eb715529417fd43b491',
};

/** A line of Kafka, which its first two numbers name, and who runs it. */
export interface KafkaLine {
  /** The newest release that was complete in Maven Central when this was written: what the rehearsal runs for the line. */
  readonly release: string;
  /** What MSK calls it for new clusters with Standard brokers; with ZooKeeper and KRaft it has two names. */
  readonly standard: readonly string[];
  /** The same for Express brokers. */
  readonly express: readonly string[];
}

/**
 * From the oldest line that MSK offers for new clusters. MSK adds one every few months, so an unknown one is a warning. What
 * is for Express brokers only, the CDK's own documentation of KafkaVersion says.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
 */
export const LINES: Readonly<Record<string, KafkaLine>> = {
  '3.6': { release: '3.6.0', standard: ['3.6.0'], express: ['3.6.0'] },
  '3.7': { release: '3.7.2', standard: ['3.7.x', '3.7.x.kraft'], express: [] },
  '3.8': { release: '3.8.1', standard: ['3.8.x', '3.8.x.kraft'], express: ['3.8.x', '3.8.x.kraft'] },
  '3.9': { release: '3.9.2', standard: ['3.9.x', '3.9.x.kraft'], express: ['3.9.x.kraft'] },
  '4.0': { release: '4.0.2', standard: ['4.0.x.kraft'], express: [] },
  '4.1': { release: '4.1.2', standard: ['4.1.x.kraft'], express: [] },
  '4.2': { release: '4.2.0', standard: [], express: ['4.2.x.kraft'] },
  '4.3': { release: '4.3.1', standard: [], express: [] },
};

/** The lines whose code the facts of lib/kafka were read from. The tests ask it: the last of Kafka 3, and the newest that Standard brokers run. */
export const TESTED_VERSIONS: readonly string[] = ['3.9.x.kraft', '4.1.x.kraft'];

/** What Standard brokers run. */
export const STANDARD_VERSIONS: readonly string[] = Object.values(LINES).flatMap(({ standard }) => standard);

/** What Express brokers run. */
export const EXPRESS_VERSIONS: readonly string[] = Object.values(LINES).flatMap(({ express }) => express);

/** What MSK offers for a new cluster. */
export const KNOWN_VERSIONS: readonly string[] = [...new Set([...STANDARD_VERSIONS, ...EXPRESS_VERSIONS])].sort(compareVersions);

/** Where Apache keeps the binary archive of a release, also of an old one. */
export function archiveOf(release: string): string {
  return `https://archive.apache.org/dist/kafka/${release}/kafka_2.13-${release}.tgz`;
}
