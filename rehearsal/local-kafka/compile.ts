import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cachedDirectory } from '../system/cache';
import { OLDEST_JAVA, javaProgram } from '../system/java';
import { run } from '../system/processes';
import type { KafkaDistribution } from './distribution';

type Jars = Pick<KafkaDistribution, 'classpath'>;

const compiling = new Map<string, Promise<string>>();

/** Where the classes of a program are, compiled once for these jars and these sources: the next rehearsal finds them. */
export async function compiledProgram(jars: Jars, ...sourceDirectories: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(jars.classpath);
  for (const source of await sourcesIn(sourceDirectories)) {
    hash.update(await readFile(source));
  }
  const name = `classes-${basename(sourceDirectories[0]!)}-${hash.digest('hex').slice(0, 12)}`;
  const classes = compiling.get(name) ?? cachedDirectory({ name, make: (directory) => compileProgram(jars, directory, ...sourceDirectories) });
  compiling.set(name, classes);
  // A failure is not kept.
  classes.catch(() => compiling.delete(name));
  return classes;
}

/** Compiles a program of the rehearsal against its jars into a directory. */
export async function compileProgram({ classpath }: Jars, directory: string, ...sourceDirectories: readonly string[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  const { status, stderr } = await run(javaProgram('javac'), [
    '-nowarn', '-proc:none', '--release', String(OLDEST_JAVA), '-cp', classpath, '-d', directory, ...await sourcesIn(sourceDirectories),
  ]);
  if (status !== 0) {
    throw new Error(`javac could not compile the rehearsal's ${basename(sourceDirectories[0]!)}: ${stderr}`);
  }
}

async function sourcesIn(directories: readonly string[]): Promise<string[]> {
  const sources = await Promise.all(directories.map(async (directory) =>
    (await readdir(directory)).filter((name) => name.endsWith('.java')).sort().map((name) => join(directory, name))));
  return sources.flat();
}
