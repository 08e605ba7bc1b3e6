import { DEFAULT_MSK_VERSION, isOlderThan, LINES } from 'cdk-msk-georeplication/kafka';

const [OLDEST_LINE] = Object.keys(LINES);

/** Why no release of Apache Kafka can run for MSK's name of a version, if so: KAFKA_HOME runs for all. */
export function reasonAgainst(kafkaVersion: string): string | undefined {
  try {
    return process.env.KAFKA_HOME || releaseOf(kafkaVersion) ? undefined : '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** The release of Apache Kafka that runs for MSK's name of a version, of one line or of one release. */
export function releaseOf(kafkaVersion: string): string {
  const match = /^(\d+\.\d+)\.(x|\d+)(\.kraft)?$/.exec(kafkaVersion);
  if (!match) {
    throw new Error(`KafkaVersion ${JSON.stringify(kafkaVersion)} is none of MSK's: use one like ${DEFAULT_MSK_VERSION}.`);
  }
  const [, line, patch] = match;
  if (isOlderThan(line!, OLDEST_LINE!)) {
    throw new Error(`Kafka ${kafkaVersion} is older than the rehearsal can run: choose ${OLDEST_LINE}.0 or newer.`);
  }
  const release = patch === 'x' ? LINES[line!]?.release : `${line}.${patch}`;
  if (release === undefined) {
    throw new Error(`Kafka ${kafkaVersion} is not known here (known lines: ${Object.keys(LINES).join(', ')}): set KAFKA_HOME to an unpacked Kafka ${line}.`);
  }
  return release;
}
