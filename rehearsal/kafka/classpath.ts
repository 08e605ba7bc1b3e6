import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { CACHE_DIRECTORY } from './cache';
import { run } from '../processes';
import { compareVersions } from './versions';

const asked = new Map<string, Promise<string>>();

/** The jars of a release from Maven's repository. The list is kept for the next time, as Maven takes seconds to make it. */
export function mavenClasspath(release: string): Promise<string> {
  const classpath = asked.get(release) ?? remembered(release);
  asked.set(release, classpath);
  // A failure is not kept: the next call may find the network again.
  classpath.catch(() => asked.delete(release));
  return classpath;
}

async function remembered(release: string): Promise<string> {
  const file = path.join(CACHE_DIRECTORY, `kafka-${release}.classpath`);
  const classpath = await fs.readFile(file, 'utf8').catch(() => '');
  if (classpath !== '' && await allExist(classpath.split(path.delimiter))) {
    return classpath;
  }
  return resolved(release, file);
}

async function resolved(release: string, file: string): Promise<string> {
  await fs.mkdir(CACHE_DIRECTORY, { recursive: true });
  // Written beside and renamed, so that a rehearsal that is cut short leaves no half a list.
  const unfinished = `${file}.${process.pid}`;
  const { status, stdout } = await run('mvn', [
    '-q', '-B', '-f', path.join(__dirname, 'pom.xml'),
    `-Dkafka.version=${release}`,
    ...(compareVersions(release, '4.0') < 0 ? [] : ['-P', 'log4j2']),
    'dependency:build-classpath', `-Dmdep.outputFile=${unfinished}`, '-DincludeScope=runtime',
  ]);
  if (status !== 0) {
    const reason = /\[ERROR\] (.*?)(?: -> \[Help|\n|$)/.exec(stdout)?.[1] ?? 'Maven gave no reason.';
    throw new Error(`Kafka ${release} could not be downloaded; check Maven's settings, or set KAFKA_HOME to an unpacked Kafka. ${reason}`);
  }
  await fs.rename(unfinished, file);
  return fs.readFile(file, 'utf8');
}

function allExist(files: readonly string[]): Promise<boolean> {
  return Promise.all(files.map((file) => fs.access(file))).then(() => true, () => false);
}
