import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARCHIVES, TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { compiledProgram } from '../../../rehearsal/local-kafka/compile';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { releaseOf } from '../../../rehearsal/local-kafka/versions';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';
import { run } from '../../../rehearsal/system/processes';
import { ASSETS } from './container';

/** Those that the image can run, and those whose code was read: what Kafka keeps to itself must be where it is looked for in each. */
export const RELEASES = [...new Set([...Object.keys(ARCHIVES), ...TESTED_VERSIONS.map(releaseOf)])];

/** Runs a program of this directory with the classes of the image and those of a release of Kafka; the lines that it prints and logs. */
export async function linesOf(program: string, version: string, ...args: readonly string[]): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), `${program}-`));
  try {
    const { classpath } = await kafkaDistribution(version);
    // Together: what it looks at is for its package alone.
    const classes = await compiledProgram({ classpath }, join(ASSETS, 'java', 'georeplication'), __dirname);
    const { stdout, stderr, status } = await run(javaProgram('java'), [
      ...javaFlags(directory), `-Dlog4j.configuration=file:${ASSETS}/log4j.properties`, `-Dlog4j2.configurationFile=${ASSETS}/log4j2.properties`,
      '-cp', `${classes}:${classpath}`, `georeplication.${program}`, ...args,
    ]);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.split('\n');
  } finally {
    rmSync(directory, { recursive: true });
  }
}
