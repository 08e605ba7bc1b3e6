import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const home = mkdtempSync(join(tmpdir(), 'maven-'));
const before = { ...process.env };

afterAll(() => {
  process.env = before;
  rmSync(home, { recursive: true });
});

/** Stands for Maven: the jar that it finds is named by the pom. */
const MVN = `#!/bin/sh
for each; do case "$each" in -Dmdep.outputFile=*) file=\${each#*=};; esac; done
cp "$4" "$file"
`;

test('a list of jars is that of its pom and arguments, though another version of the package has one of the same name', async () => {
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'mvn'), MVN);
  chmodSync(join(bin, 'mvn'), 0o755);
  process.env.HOME = home;
  process.env.XDG_CACHE_HOME = home;
  process.env.PATH = `${bin}${delimiter}${before.PATH}`;
  // Not before: where the cache is, is read once.
  const { mavenClasspath } = jest.requireActual<typeof import('../../system/maven-classpath')>('../../system/maven-classpath');
  const jarsOf = (pom: string, args: readonly string[] = []) => {
    const [file, jar] = [join(home, `${pom}.xml`), join(home, `${pom}.jar`)];
    writeFileSync(jar, '');
    writeFileSync(file, jar);
    return mavenClasspath({ name: 'kafka', pom: file, args });
  };
  expect(await jarsOf('one')).toBe(join(home, 'one.jar'));
  expect(await jarsOf('other')).toBe(join(home, 'other.jar'));
});
