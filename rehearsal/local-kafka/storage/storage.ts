import { delimiter } from 'node:path';
import { javaFlags, javaProgram } from '../../system/java';
import { resource } from '../../system/package-root';
import { run } from '../../system/processes';
import { compiledProgram } from '../compile';
import type { KafkaDistribution } from '../distribution';
import { KafkaRefused } from '../kafka-refused';

export interface Storage {
  readonly distribution: KafkaDistribution;
  readonly clusterId: string;
  /** The server.properties of every node. */
  readonly files: readonly string[];
  /** As scramCredential() writes them. */
  readonly credentials: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly temporaryDirectory: string;
  /** Flags with which Java finds the classes of a broker. */
  readonly classData: readonly string[];
  /** The flag that names the log configuration. */
  readonly logging: string;
}

/** Where the classes of the program are that formats, and of the policy that brokers have: each server.properties names it. */
export function storageClasses(distribution: KafkaDistribution): Promise<string> {
  return compiledProgram(distribution, resource('local-kafka', 'storage'), resource('local-kafka', 'policy'));
}

/** Formats the log directories of all nodes with Kafka's StorageTool, which also checks each whole server.properties. */
export async function formatStorage(storage: Storage): Promise<void> {
  const classes = await storageClasses(storage.distribution);
  const input = storage.files.map((file) => [
    'format', '--cluster-id', storage.clusterId, '--config', file,
    ...storage.credentials.flatMap((credential) => ['--add-scram', credential]),
    '\n',
  ].join('\n')).join('');
  const { status, stdout, stderr } = await run(javaProgram('java'), [
    ...javaFlags(storage.temporaryDirectory), ...storage.classData, storage.logging,
    '-cp', [storage.distribution.classpath, classes].join(delimiter), 'FormatStorage',
  ], { input, environment: storage.environment });
  // Nothing of this output may reach a log: newer versions print the credentials that they stored.
  if (status !== 0) {
    throw KafkaRefused.from(`${stdout}\n${stderr}`);
  }
}
