import * as path from 'node:path';
import { run } from '../processes';

const OLDEST_JAVA = 17;

/** A program of the Java installation: that of JAVA_HOME, as Kafka's own scripts choose it, or the PATH's. */
export function javaProgram(name: 'java' | 'javac' | 'keytool'): string {
  const home = process.env.JAVA_HOME;
  return home ? path.join(home, 'bin', name) : name;
}

/** What every process of a rehearsal is started with: quick to start, small, and nothing left in the machine's /tmp. */
export function javaFlags(temporaryDirectory: string): string[] {
  return [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-XX:-UsePerfData',
    `-Djava.io.tmpdir=${temporaryDirectory}`,
  ];
}

/** Throws unless a Java that runs every Kafka version of ours is installed. */
export async function requireJava(): Promise<void> {
  const { status, stdout, stderr } = await run(javaProgram('java'), ['-version']);
  const found = /version "(\d+)/.exec(stdout + stderr)?.[1];
  if (status !== 0 || found === undefined || Number(found) < OLDEST_JAVA) {
    throw new Error(`Kafka needs Java ${OLDEST_JAVA} or newer, found ${found ?? 'none'}: install a JDK and let JAVA_HOME point to it.`);
  }
}
