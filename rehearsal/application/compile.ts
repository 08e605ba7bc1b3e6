import { readdir, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaDistribution } from '../kafka/distribution';
import { javaProgram } from '../kafka/java';
import { run } from '../processes';

/** Compiles the application against a release of Kafka into a directory. */
export async function compileApplication({ classpath }: KafkaDistribution, directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const sources = (await readdir(__dirname)).filter((name) => name.endsWith('.java')).map((name) => join(__dirname, name));
  const { status, stderr } = await run(javaProgram('javac'), ['-nowarn', '-proc:none', '-cp', classpath, '-d', directory, ...sources]);
  if (status !== 0) {
    throw new Error(`javac could not compile the rehearsal's application: ${stderr}`);
  }
  return directory;
}
