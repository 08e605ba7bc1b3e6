import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE_DIRECTORY } from '../kafka/cache';
import { run } from '../processes';
import type { Downloads } from './image';

/** The jar of the metrics' exporter, from Maven's repository: the same file as in the release that the image downloads. */
export async function exporterJar({ version, sha256 }: Downloads['exporter']): Promise<string> {
  const jar = join(CACHE_DIRECTORY, `jmx_prometheus_javaagent-${version}.jar`);
  if (await checksumOf(jar) !== sha256) {
    await mkdir(CACHE_DIRECTORY, { recursive: true });
    await run('mvn', [
      '-q', '-B', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy',
      `-Dartifact=io.prometheus.jmx:jmx_prometheus_javaagent:${version}`, `-DoutputDirectory=${CACHE_DIRECTORY}`,
    ]);
  }
  const found = await checksumOf(jar);
  if (found !== sha256) {
    throw new Error(`jmx_prometheus_javaagent ${version} of Maven's repository has the SHA-256 ${found ?? 'of no file'}, the image expects ${sha256}`);
  }
  return jar;
}

function checksumOf(file: string): Promise<string | undefined> {
  return readFile(file).then((content) => createHash('sha256').update(content).digest('hex'), () => undefined);
}
