import { readdir, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { KafkaDistribution } from '../kafka/distribution';
import { javaProgram } from '../kafka/java';
import { run } from '../processes';

/** Compiles a program of the rehearsal, the application by default, against a release of Kafka into a directory. */
export async function compileApplication({ classpath }: KafkaDistribution, directory: string, sourceDirectory = __dirname): Promise<string> {
  await mkdir(directory, { recursive: true });
  const sources = (await readdir(sourceDirectory)).filter((name) => name.endsWith('.java')).map((name) => join(sourceDirectory, name));
  const { status, stderr } = await run(javaProgram('javac'), ['-nowarn', '-proc:none', '-cp', classpath, '-d', directory, ...sources]);
  if (status !== 0) {
    throw new Error(`javac could not compile the rehearsal's ${basename(sourceDirectory)}: ${stderr}`);
  }
  return directory;
}
