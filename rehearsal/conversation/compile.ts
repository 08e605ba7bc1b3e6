import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { KafkaDistribution } from '../kafka/distribution';
import { javaProgram } from '../kafka/java';
import { run } from '../processes';

/** Compiles a program of the rehearsal, and what it needs to converse, against its jars into a directory. */
export async function compileProgram({ classpath }: Pick<KafkaDistribution, 'classpath'>, directory: string, sourceDirectory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const sources = (await Promise.all([sourceDirectory, __dirname].map(sourcesIn))).flat();
  const { status, stderr } = await run(javaProgram('javac'), ['-nowarn', '-proc:none', '-cp', classpath, '-d', directory, ...sources]);
  if (status !== 0) {
    throw new Error(`javac could not compile the rehearsal's ${basename(sourceDirectory)}: ${stderr}`);
  }
  return directory;
}

async function sourcesIn(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => name.endsWith('.java')).map((name) => join(directory, name));
}
