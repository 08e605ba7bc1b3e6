import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { cachedFile } from './cache';
import { run } from './processes';

/** What is to run, with the jars of a pom. */
export interface MavenProject {
  /** With its version. */
  readonly name: string;
  readonly pom: string;
  readonly args: readonly string[];
  /** What helps, apart from Maven's settings. */
  readonly remedy?: string;
}

const asked = new Map<string, Promise<string>>();

/** The jars of a project from Maven's repository. The list is kept for the next time, as Maven takes seconds to make it. */
export function mavenClasspath(project: MavenProject): Promise<string> {
  const key = JSON.stringify(project);
  const classpath = asked.get(key) ?? remembered(project);
  asked.set(key, classpath);
  // A failure is not kept: the next call may find the network again.
  classpath.catch(() => asked.delete(key));
  return classpath;
}

async function remembered(project: MavenProject): Promise<string> {
  const file = await cachedFile({
    name: `${project.name}-${await hashOf(project)}.classpath`,
    isWhole: async (list) => allExist((await fs.readFile(list, 'utf8').catch(() => '')).split(path.delimiter)),
    make: (directory) => resolved(project, path.join(directory, 'classpath')),
  });
  return fs.readFile(file, 'utf8');
}

/** Another pom, or other arguments, of another version of this package for one, name other jars. */
async function hashOf({ pom, args }: MavenProject): Promise<string> {
  return createHash('sha256').update(await fs.readFile(pom)).update(JSON.stringify(args)).digest('hex').slice(0, 12);
}

async function resolved({ name, pom, args, remedy }: MavenProject, file: string): Promise<string> {
  const { status, stdout } = await run('mvn', [
    '-q', '-B', '-f', pom, ...args,
    'dependency:build-classpath', `-Dmdep.outputFile=${file}`, '-DincludeScope=runtime',
  ]);
  if (status !== 0) {
    const reason = reasonOfMaven(stdout) ?? 'Maven gave no reason.';
    throw new Error(`${name} could not be downloaded; check Maven's settings${remedy ? `, or ${remedy}` : ''}. ${reason}`);
  }
  return file;
}

/** Why Maven failed, in its own words. */
export function reasonOfMaven(printed: string): string | undefined {
  return /\[ERROR\] (.*?)(?: -> \[Help|\n|$)/.exec(printed)?.[1];
}

function allExist(files: readonly string[]): Promise<boolean> {
  return Promise.all(files.map((file) => fs.access(file))).then(() => true, () => false);
}
