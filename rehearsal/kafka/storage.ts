import { javaFlags, javaProgram } from './java';
import type { KafkaDistribution } from './distribution';
import { KafkaRefused } from './kafka-refused';
import { run } from '../processes';

export interface Storage {
  readonly distribution: KafkaDistribution;
  readonly clusterId: string;
  /** The node's server.properties. */
  readonly file: string;
  /** As scramCredential() writes them. */
  readonly credentials: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly temporaryDirectory: string;
  /** The flag that names the log configuration. */
  readonly logging: string;
}

/** Formats a node's log directory with Kafka's StorageTool, which also checks the whole server.properties. */
export async function formatStorage(storage: Storage): Promise<void> {
  const args = [
    'format', '--cluster-id', storage.clusterId, '--config', storage.file,
    ...storage.credentials.flatMap((credential) => ['--add-scram', credential]),
  ];
  // StorageTool reads arguments from @file. Through its input they are in no file and in no list of processes;
  // cat makes a pipe of it, because the socket that Node gives a child cannot be opened as /dev/stdin.
  const { status, stdout, stderr } = await run('sh', [
    '-c', 'cat | exec "$@"', 'sh',
    javaProgram('java'), ...javaFlags(storage.temporaryDirectory), storage.logging,
    '-cp', storage.distribution.classpath, 'kafka.tools.StorageTool', '@/dev/stdin',
  ], { input: args.join('\n'), environment: storage.environment });
  // Nothing of this output may reach a log: newer versions print the credentials that they stored.
  if (status !== 0) {
    throw KafkaRefused.from(`${stdout}\n${stderr}`);
  }
}
