import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADDRESS_DIRECTORY } from '../../../lib/kafka/mirror-maker/properties';
import { compiledProgram } from '../../../rehearsal/local-kafka/compile';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';
import { run } from '../../../rehearsal/system/processes';

/** What the entry script of the container leaves for MirrorMaker. */
const ADDRESSES = { primary: 'b-1.p:9096,b-2.p:9096', secondary: 'b-1.s:9096', self: '10.0.0.7' };
const CREDENTIALS = { PRIMARY_USERNAME: 'mirror', PRIMARY_PASSWORD: 'one;#=\'$\\"x', SECONDARY_USERNAME: 'maker', SECONDARY_PASSWORD: 'two' };

/** What the properties name that is not Kafka's. */
const CLASSES = join(__dirname, '..', '..', '..', 'assets', 'mirror-maker', 'java', 'georeplication');

export type Credentials = Readonly<Record<keyof typeof CREDENTIALS, string>>;

/**
 * What Kafka's own classes say of some mm2.properties, by their names. One virtual machine reads all of them, and references
 * are resolved as in the container.
 */
export async function readWithKafka(version: string, files: Readonly<Record<string, string>>, credentials: Credentials = CREDENTIALS): Promise<Map<string, string[]>> {
  const directory = mkdtempSync(join(tmpdir(), 'mirror-maker-'));
  try {
    const addresses = join(directory, 'addresses');
    mkdirSync(addresses);
    Object.entries(ADDRESSES).forEach(([name, text]) => writeFileSync(join(addresses, name), text));
    const paths = new Map(Object.entries(files).map(([name, text], index) => {
      const path = join(directory, `${index}.properties`);
      writeFileSync(path, text.replaceAll(ADDRESS_DIRECTORY, addresses));
      return [path, name];
    }));
    const distribution = await kafkaDistribution(version);
    const classpath = `${await compiledProgram(distribution, CLASSES)}:${distribution.classpath}`;
    const { stdout, stderr, status } = await run(javaProgram('java'), [
      ...javaFlags(directory), '-Dfile.encoding=UTF-8', '-cp', classpath, join(__dirname, 'CheckMirrorMaker.java'), ...paths.keys(),
    ], { environment: { ...process.env, LC_ALL: 'C.UTF-8', ...credentials } });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    const lines = new Map<string, string[]>();
    for (const [path, text] of stdout.split('\n').map((line) => line.split('\t')).filter((parts) => parts.length === 2)) {
      const name = paths.get(path!)!;
      lines.set(name, [...lines.get(name) ?? [], text!]);
    }
    return lines;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Of what Kafka says: what MirrorMaker would refuse or ignore. */
export function problemsIn(lines: readonly string[]): string[] {
  return lines.filter((line) => /^(unknown|deprecated|lost|refused|flows)/.test(line));
}
