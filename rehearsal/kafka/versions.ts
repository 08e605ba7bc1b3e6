/**
 * The lines that MSK names without a patch version, and the newest release of each that was complete
 * in Maven Central when this was written. Any other release runs with KAFKA_HOME.
 */
const RELEASES: Readonly<Record<string, string>> = {
  '3.7': '3.7.2',
  '3.8': '3.8.1',
  '3.9': '3.9.2',
  '4.0': '4.0.2',
  '4.1': '4.1.2',
  '4.2': '4.2.0',
  '4.3': '4.3.1',
};

const OLDEST_LINE = '3.6';

/** The release of Apache Kafka that runs for MSK's KafkaVersion, such as 3.9.x.kraft, 3.9.x or 3.6.0. */
export function releaseOf(kafkaVersion: string): string {
  const match = /^(\d+\.\d+)\.(x|\d+)(\.kraft)?$/.exec(kafkaVersion);
  if (!match) {
    throw new Error(`KafkaVersion ${JSON.stringify(kafkaVersion)} is none of MSK's: use one like 3.9.x.kraft or 3.6.0.`);
  }
  const [, line, patch] = match;
  if (compareVersions(line, OLDEST_LINE) < 0) {
    throw new Error(`Kafka ${kafkaVersion} is older than the rehearsal can run: choose ${OLDEST_LINE}.0 or newer.`);
  }
  const release = patch === 'x' ? RELEASES[line] : `${line}.${patch}`;
  if (release === undefined) {
    const known = Object.keys(RELEASES).join(', ');
    throw new Error(`Kafka ${kafkaVersion} is not known here (known lines: ${known}): set KAFKA_HOME to an unpacked Kafka ${line}.`);
  }
  return release;
}

/** On MSK, a version before 4.0 whose name does not end in .kraft runs beside ZooKeeper. */
export function usesZooKeeper(kafkaVersion: string): boolean {
  return !kafkaVersion.endsWith('.kraft') && compareVersions(lineOf(kafkaVersion), '4.0') < 0;
}

/** The line of a version: 3.9 of 3.9.2 and of 3.9.x.kraft. */
export function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Negative, zero or positive, as the first is older, equal or newer. */
export function compareVersions(first: string, second: string): number {
  return first.localeCompare(second, 'en', { numeric: true });
}
