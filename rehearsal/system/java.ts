import * as path from 'node:path';
import { resource } from './package-root';
import { run } from './processes';

export const OLDEST_JAVA = 17;

/** A program of the Java installation: that of JAVA_HOME, as Kafka's own scripts choose it, or the PATH's. */
export function javaProgram(name: 'java' | 'javac' | 'keytool'): string {
  const home = process.env.JAVA_HOME;
  return home ? path.join(home, 'bin', name) : name;
}

/**
 * What every process of a rehearsal is started with: quick to start, small, nothing left in the machine's /tmp, and no question to a
 * name server. Kafka's clients ask for the name of each address that they connect to; of many questions at once some are lost, and
 * the client waits five seconds for the next try.
 */
export function javaFlags(temporaryDirectory: string): string[] {
  return [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-XX:-UsePerfData',
    `-Djava.io.tmpdir=${temporaryDirectory}`,
    `-Djdk.net.hosts.file=${resource('system', 'hosts')}`,
  ];
}

const versions = new Map<string, Promise<string>>();

/** What Java says of itself; nothing if it does not run. */
export function javaVersion(): Promise<string> {
  const java = javaProgram('java');
  const version = versions.get(java) ?? run(java, ['-XX:-UsePerfData', '-version']).then(({ status, stdout, stderr }) => status === 0 ? stdout + stderr : '');
  versions.set(java, version);
  // A failure is not kept.
  version.catch(() => versions.delete(java));
  return version;
}

/** Throws unless a Java that runs every Kafka version of ours is installed. */
export async function requireJava(): Promise<void> {
  const found = /version "(\d+)/.exec(await javaVersion())?.[1];
  if (found === undefined || Number(found) < OLDEST_JAVA) {
    throw new Error(`Kafka needs Java ${OLDEST_JAVA} or newer, found ${found ?? 'none'}: install a JDK and let JAVA_HOME point to it.`);
  }
}
