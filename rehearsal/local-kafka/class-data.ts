import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { CACHE_DIRECTORY, cachedFile } from '../system/cache';
import { javaProgram, javaVersion } from '../system/java';
import { run } from '../system/processes';
import type { KafkaDistribution } from './distribution';

/** Processes that load much the same classes. */
export type Program = 'broker' | 'client';

/** What is not kept yet of the classes of a program. */
interface Unkept {
  readonly classpath: string;
  /** Where each of its processes leaves a list of what it loads. */
  readonly directories: Set<string>;
}

const unkept = new Map<string, Unkept>();

/**
 * What a Java process is started with, so that it finds the classes of a Kafka parsed and verified: Java calls it class data sharing,
 * and it is half the work of a start. Until an earlier rehearsal has kept them, each process lists what it loads in a directory.
 *
 * Where Java finds the jars changed it reads them as ever.
 */
export async function classDataFlags({ classpath, home }: KafkaDistribution, program: Program, directory: string, cache = CACHE_DIRECTORY): Promise<string[]> {
  if (home) {
    // Kafka's own scripts start its tools.
    return [];
  }
  const name = `class-data-${program}-${await hashOf(classpath)}`;
  const archive = join(cache, name);
  if (await isThere(archive)) {
    return [`-XX:SharedArchiveFile=${archive}`, '-Xlog:cds=off'];
  }
  const { directories } = unkept.get(name) ?? unkept.set(name, { classpath, directories: new Set() }).get(name)!;
  directories.add(directory);
  // Java puts its process id in place of %p.
  return [`-XX:DumpLoadedClassList=${join(directory, `${name}-%p`)}`];
}

/** An archive is of use to one Java and these files alone. */
async function hashOf(classpath: string): Promise<string> {
  const jars = await Promise.all(classpath.split(delimiter).map((jar) => stat(jar).then(({ size, mtimeMs }) => [jar, size, mtimeMs], () => [jar])));
  return createHash('sha256').update(JSON.stringify([javaProgram('java'), await javaVersion(), jars])).digest('hex').slice(0, 12);
}

/** Whether processes have listed what they load. */
export function hasUnkeptClassData(): boolean {
  return [...unkept].some(([name, { directories }]) => listsIn(name, directories).length > 0);
}

/** Keeps what the processes have loaded until now, for the runs to come. */
export async function keepClassData(cache = CACHE_DIRECTORY): Promise<void> {
  await Promise.all([...unkept].map(async ([name, { classpath, directories }]) => {
    unkept.delete(name);
    const lists = await Promise.all(listsIn(name, directories).map((list) => readFile(list, 'utf8')));
    if (lists.length > 0) {
      await cachedFile({ name, isWhole: isThere, make: (directory) => dump(join(directory, name), classpath, mergedLists(lists)) }, cache);
    }
  }));
}

function listsIn(name: string, directories: Iterable<string>): string[] {
  return [...directories].filter((directory) => existsSync(directory))
    .flatMap((directory) => readdirSync(directory).filter((file) => file.startsWith(name)).map((file) => join(directory, file)));
}

async function dump(archive: string, classpath: string, classes: string): Promise<string> {
  const list = `${archive}.classes`;
  await writeFile(list, classes);
  const { status, stdout, stderr } = await run(javaProgram('java'), [
    '-XX:-UsePerfData', '-Xshare:dump', `-XX:SharedClassListFile=${list}`, `-XX:SharedArchiveFile=${archive}`, '-cp', classpath,
  ]);
  if (status !== 0) {
    throw new Error(`Java could not keep its classes: ${(stderr || stdout).trim().split('\n').at(-1)}`);
  }
  return archive;
}

/** What several processes have loaded, in the order of the first that did. */
export function mergedLists(lists: readonly string[]): string {
  // A process that was killed may have left half a line.
  const lines = lists.flatMap((list) => list.split('\n').slice(0, -1))
    // What no class path holds, a class loader made.
    .filter((line) => line !== '' && !line.startsWith('#') && !/ (super|source): /.test(line))
    // A number is of one list alone.
    .map((line) => line.replace(/ id: \d+$/, ''));
  return [...new Set(lines)].map((line) => `${line}\n`).join('');
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(({ size }) => size > 0, () => false);
}
