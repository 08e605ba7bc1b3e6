import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { isOlderThan, lineOf, usesZooKeeper } from 'cdk-msk-georeplication/kafka';
import { mavenClasspath } from '../system/maven-classpath';
import { requireJava } from '../system/java';
import { releaseOf } from './versions';
import { resource } from '../system/package-root';

/** Jars of Apache Kafka that are ready to run. */
export interface KafkaDistribution {
  /** The release that runs. */
  readonly version: string;
  readonly classpath: string;
  /** The unpacked distribution, when KAFKA_HOME named one. */
  readonly home?: string;
  /** How what runs differs from what was asked for. */
  readonly note?: string;
}

/** Finds or downloads what runs for MSK's KafkaVersion: KAFKA_HOME's jars when it is set, otherwise Maven's. */
export async function kafkaDistribution(kafkaVersion: string): Promise<KafkaDistribution> {
  await requireJava();
  const home = process.env.KAFKA_HOME;
  const found = home ? await installed(home) : await downloaded(releaseOf(kafkaVersion));
  const notes = [
    ...(lineOf(found.version) === lineOf(kafkaVersion) ? [] : [`Kafka ${found.version} of KAFKA_HOME runs in place of ${kafkaVersion}`]),
    ...(usesZooKeeper(kafkaVersion) ? [`${kafkaVersion} keeps its metadata in ZooKeeper on MSK; here it runs as KRaft`] : []),
  ];
  return notes.length === 0 ? found : { ...found, note: notes.join('; ') };
}

async function installed(home: string): Promise<KafkaDistribution> {
  const libraries = path.join(home, 'libs');
  const names = await fs.readdir(libraries).catch(() => []);
  const version = names.map((name) => /^kafka_2\.13-(\d+\.\d+\.\d+)\.jar$/.exec(name)?.[1]).find((found) => found !== undefined);
  if (version === undefined) {
    throw new Error(`KAFKA_HOME (${home}) has no libs/kafka_2.13-*.jar: let it point to an unpacked Kafka, or unset it.`);
  }
  return { version, classpath: path.join(libraries, '*'), home };
}

async function downloaded(release: string): Promise<KafkaDistribution> {
  return {
    version: release,
    classpath: await mavenClasspath({
      name: `kafka-${release}`,
      pom: resource('local-kafka', 'pom.xml'),
      args: [`-Dkafka.version=${release}`, ...(isOlderThan(release, '4.0') ? [] : ['-P', 'log4j2'])],
      remedy: 'set KAFKA_HOME to an unpacked Kafka',
    }),
  };
}
