import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CLIENT_CONFIGURATIONS } from 'cdk-msk-georeplication/kafka';

/** Where an application keeps the text of its kind, as docs/applications.md tells. */
export const CONFIGURATION_FILES = {
  JAVA: 'client.properties',
  SPRING_BOOT: 'application.yml',
  CONFLUENT_KAFKA: 'kafka_settings.py',
  KAFKAJS: 'kafka.cjs',
  FRANZ_GO: 'kafka/kafka.go',
} as const satisfies Partial<Record<keyof typeof CLIENT_CONFIGURATIONS, string>>;

/** Writes what the library gives to a kind of client that logs in with SCRAM, or another text of its, and says where it is. */
export async function writeConfiguration(kind: keyof typeof CONFIGURATION_FILES, directory: string, text = CLIENT_CONFIGURATIONS[kind]()): Promise<string> {
  const file = join(directory, CONFIGURATION_FILES[kind]);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
