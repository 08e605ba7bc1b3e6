import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFile } from '../../system/cache';
import { reasonOfMaven } from '../../system/maven-classpath';
import { run } from '../../system/processes';
import type { Downloads } from './image';

/** The jar of the metrics' exporter, from Maven's repository: the same file as in the release that the image downloads. */
export async function exporterJar({ version, sha256 }: Downloads['exporter']): Promise<string> {
  const name = `jmx_prometheus_javaagent-${version}.jar`;
  return cachedFile({
    name,
    isWhole: async (jar) => await checksumOf(jar) === sha256,
    make: async (directory) => {
      const { stdout } = await run('mvn', [
        '-q', '-B', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy',
        `-Dartifact=io.prometheus.jmx:jmx_prometheus_javaagent:${version}`, `-DoutputDirectory=${directory}`,
      ]);
      const jar = join(directory, name);
      const found = await checksumOf(jar);
      if (found !== sha256) {
        const reason = reasonOfMaven(stdout);
        throw new Error(`jmx_prometheus_javaagent ${version} of Maven's repository has the SHA-256 ${found ?? 'of no file'}, the image expects ${sha256}${reason ? `. ${reason}` : ''}`);
      }
      return jar;
    },
  });
}

function checksumOf(file: string): Promise<string | undefined> {
  return readFile(file).then((content) => createHash('sha256').update(content).digest('hex'), () => undefined);
}
