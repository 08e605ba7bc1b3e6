import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { compiledProgram } from '../../local-kafka/compile';

describe('a program', () => {
  const sources = mkdtempSync(join(tmpdir(), 'compile-'));
  const made = new Set<string>();
  const jars = { classpath: sources };

  async function compiled(): Promise<string> {
    const classes = await compiledProgram(jars, sources);
    made.add(classes);
    return classes;
  }

  // The cache has links to what was made.
  afterAll(() => [sources, ...[...made].map((link) => realpathSync(link)), ...made].forEach((directory) => rmSync(directory, { recursive: true })));

  test('is compiled once, also when two ask for it at the same time', async () => {
    writeFileSync(join(sources, 'Hello.java'), 'class Hello {}');
    const [one, other] = await Promise.all([compiled(), compiled()]);
    const { ctimeMs } = statSync(join(one, 'Hello.class'));
    expect([other, await compiled()]).toEqual([one, one]);
    expect(statSync(join(one, 'Hello.class')).ctimeMs).toBe(ctimeMs);
  }, 60_000);

  test('is compiled anew when its source changes', async () => {
    const before = await compiled();
    writeFileSync(join(sources, 'Hello.java'), 'class Hello { int changed; }');
    expect(await compiled()).not.toBe(before);
  }, 60_000);

  test('is compiled anew when a class is gone', async () => {
    const classes = await compiled();
    jest.resetModules();
    const { compiledProgram: ofTheNextRun } = jest.requireActual<typeof import('../../local-kafka/compile')>('../../local-kafka/compile');
    rmSync(join(classes, 'Hello.class'));
    expect(existsSync(join(await ofTheNextRun(jars, sources), 'Hello.class'))).toBe(true);
  }, 60_000);

  test('that does not compile leaves nothing', async () => {
    writeFileSync(join(sources, 'Hello.java'), 'class Hello {');
    const [any] = made;
    const found = () => readdirSync(dirname(any!)).filter((name) => name.includes(basename(sources)));
    const before = found();
    await expect(compiledProgram(jars, sources)).rejects.toThrow('javac could not compile');
    expect(found()).toEqual(before);
  }, 60_000);
});
