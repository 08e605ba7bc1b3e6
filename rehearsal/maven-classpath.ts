import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { CACHE_DIRECTORY } from './kafka/cache';
import { run } from './processes';

/** What is to run, with the jars of a pom. */
export interface MavenProject {
  /** With its version, as in kafka-3.9.2. */
  readonly name: string;
  readonly pom: string;
  readonly args: readonly string[];
  /** What helps, besides Maven's settings. */
  readonly remedy?: string;
}

const asked = new Map<string, Promise<string>>();

/** The jars of a project from Maven's repository. The list is kept for the next time, as Maven takes seconds to make it. */
export function mavenClasspath(project: MavenProject): Promise<string> {
  const classpath = asked.get(project.name) ?? remembered(project);
  asked.set(project.name, classpath);
  // A failure is not kept: the next call may find the network again.
  classpath.catch(() => asked.delete(project.name));
  return classpath;
}

async function remembered(project: MavenProject): Promise<string> {
  const file = path.join(CACHE_DIRECTORY, `${project.name}.classpath`);
  const classpath = await fs.readFile(file, 'utf8').catch(() => '');
  if (classpath !== '' && await allExist(classpath.split(path.delimiter))) {
    return classpath;
  }
  return resolved(project, file);
}

async function resolved({ name, pom, args, remedy }: MavenProject, file: string): Promise<string> {
  await fs.mkdir(CACHE_DIRECTORY, { recursive: true });
  // Written beside and renamed, so that a rehearsal that is cut short leaves no half a list.
  const unfinished = `${file}.${process.pid}`;
  const { status, stdout } = await run('mvn', [
    '-q', '-B', '-f', pom, ...args,
    'dependency:build-classpath', `-Dmdep.outputFile=${unfinished}`, '-DincludeScope=runtime',
  ]);
  if (status !== 0) {
    const reason = /\[ERROR\] (.*?)(?: -> \[Help|\n|$)/.exec(stdout)?.[1] ?? 'Maven gave no reason.';
    throw new Error(`${name} could not be downloaded; check Maven's settings${remedy ? `, or ${remedy}` : ''}. ${reason}`);
  }
  await fs.rename(unfinished, file);
  return fs.readFile(file, 'utf8');
}

function allExist(files: readonly string[]): Promise<boolean> {
  return Promise.all(files.map((file) => fs.access(file))).then(() => true, () => false);
}
