import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cachedDirectory, cachedFile, openCache } from '../../system/cache';

let cache: string;
beforeEach(() => cache = join(mkdtempSync(join(tmpdir(), 'home-')), 'cache'));
afterEach(() => rmSync(join(cache, '..'), { recursive: true }));

/** Takes a while, as a download does, and what it writes is whole at the end only. */
function listOf(text: string, made: string[] = []) {
  return {
    name: 'kafka.classpath',
    isWhole: (file: string) => readFile(file, 'utf8').then((found) => found.endsWith('.jar'), () => false),
    make: async (directory: string) => {
      const file = join(directory, 'list');
      await writeFile(file, text.slice(0, 3));
      await pause(50);
      await writeFile(file, text);
      made.push(text);
      return file;
    },
  };
}

function environmentOf(text: string, made: string[] = []) {
  return {
    name: 'python-tools',
    needs: join('bin', 'python'),
    make: async (directory: string) => {
      mkdirSync(join(directory, 'bin'));
      writeFileSync(join(directory, 'bin', 'python'), text);
      await pause(50);
      writeFileSync(join(directory, 'bin', 'aws'), text);
      made.push(text);
    },
  };
}

describe('a file of the cache', () => {
  test('is made once', async () => {
    const made: string[] = [];
    const first = await cachedFile(listOf('a.jar', made), cache);
    expect(await cachedFile(listOf('b.jar', made), cache)).toBe(first);
    expect([readFileSync(first, 'utf8'), made]).toEqual(['a.jar', ['a.jar']]);
  });

  test('is whole for each of two runs at once, and nothing else is left', async () => {
    const files = await Promise.all([cachedFile(listOf('a.jar'), cache), cachedFile(listOf('b.jar'), cache)]);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual([expect.stringMatching(/\.jar$/), expect.stringMatching(/\.jar$/)]);
    expect(readdirSync(cache)).toEqual(['kafka.classpath']);
  });

  test('is made again when half of it is gone', async () => {
    const file = await cachedFile(listOf('a.jar'), cache);
    writeFileSync(file, 'a.');
    expect(readFileSync(await cachedFile(listOf('b.jar'), cache), 'utf8')).toBe('b.jar');
  });

  test('that could not be made leaves nothing', async () => {
    await expect(cachedFile({ ...listOf('a.jar'), make: () => Promise.reject(new Error('no network')) }, cache)).rejects.toThrow('no network');
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('a directory of the cache', () => {
  test('is made once', async () => {
    const made: string[] = [];
    const first = await cachedDirectory(environmentOf('a', made), cache);
    expect(await cachedDirectory(environmentOf('b', made), cache)).toBe(first);
    expect([readFileSync(join(first, 'bin', 'aws'), 'utf8'), made]).toEqual(['a', ['a']]);
  });

  test('is the same for two runs at once, and the other one goes', async () => {
    const [one, other] = await Promise.all([cachedDirectory(environmentOf('a'), cache), pause(10).then(() => cachedDirectory(environmentOf('b'), cache))]);
    expect(one).toBe(other);
    expect(['a', 'b']).toContain(readFileSync(join(one!, 'bin', 'aws'), 'utf8'));
    expect(readdirSync(cache)).toHaveLength(2);
  });

  test.each([
    ['half of it', (directory: string) => rmSync(join(directory, 'bin', 'aws'))],
    ['what it leads to', (directory: string) => rmSync(realpathSync(directory), { recursive: true })],
    ['its inventory', (directory: string) => rmSync(join(directory, 'inventory.json'))],
  ])('is replaced when %s is gone', async (_, remove) => {
    const directory = await cachedDirectory(environmentOf('a'), cache);
    remove(directory);
    expect(readFileSync(join(await cachedDirectory(environmentOf('b'), cache), 'bin', 'aws'), 'utf8')).toBe('b');
    expect(readdirSync(cache)).toHaveLength(2);
  });
});

test.each([
  ['a home that is no directory', () => '/dev/null/.cache/msk-rehearsal', /^The cache \/dev\/null\/.* must be writable, got E\w+: set HOME/],
  ['a home without a name', () => '.cache/msk-rehearsal', /^The cache must have an absolute path, got "\.cache\/msk-rehearsal": set HOME/],
])('%s is refused with what to do', async (_, directory, message) => {
  await expect(openCache(directory())).rejects.toThrow(message);
});

// root may write everywhere.
(process.getuid?.() === 0 ? test.skip : test)('a home that cannot be written is refused with what to do', async () => {
  mkdirSync(cache);
  chmodSync(cache, 0o500);
  await expect(openCache(join(cache, 'msk-rehearsal'))).rejects.toThrow(/must be writable, got EACCES: set HOME/);
  expect(existsSync(join(cache, 'msk-rehearsal'))).toBe(false);
});
