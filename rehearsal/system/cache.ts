import { access, mkdir, readFile, readdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { constants, existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { keepTemporaryDirectory, makeTemporaryDirectory, removeTemporaryDirectory } from './temporary-directories';

/**
 * What outlives a rehearsal: the lists of jars, the jar of the exporter, compiled classes, the Python tools. One of a user, whatever the
 * clones and packages; XDG_CACHE_HOME moves it on Linux.
 */
export const CACHE_DIRECTORY = envPaths('msk-rehearsal', { suffix: '' }).cache;

/** Written last into a directory of the cache: every file that it must have. */
const INVENTORY = 'inventory.json';

/** Makes the cache, unless it is there, or says what to do where it cannot be written. */
export async function openCache(directory = CACHE_DIRECTORY): Promise<void> {
  const remedy = process.platform === 'darwin' ? 'set HOME to a directory of yours' : 'set HOME or XDG_CACHE_HOME to a directory of yours';
  if (!isAbsolute(directory)) {
    throw new Error(`The cache must have an absolute path, got ${JSON.stringify(directory)}: ${remedy}`);
  }
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (error) {
    throw new Error(`The cache ${directory} must be writable, got ${(error as NodeJS.ErrnoException).code}: ${remedy}`, { cause: error });
  }
}

/** How one file of the cache is made, and judged. */
export interface CachedFile {
  readonly name: string;
  /** Whether the file is what it must be; one that is half there, or refers to what is gone, is made again. */
  readonly isWhole: (file: string) => Promise<boolean>;
  /** Makes it in a directory of its own, and says where. */
  readonly make: (directory: string) => Promise<string>;
}

/**
 * A file of the cache. It appears under its name when it is whole: a run that is cut short leaves no half a file, and of two
 * runs that make it at once each uses a whole one.
 */
export async function cachedFile({ name, isWhole, make }: CachedFile, cache = CACHE_DIRECTORY): Promise<string> {
  const file = join(cache, name);
  if (await isWhole(file)) {
    return file;
  }
  await openCache(cache);
  const directory = makeTemporaryDirectory(cache, `${name}-`);
  try {
    await rename(await make(directory), file);
  } finally {
    await removeTemporaryDirectory(directory);
  }
  return file;
}

/** How a directory of the cache is made: one that cannot be moved, as an environment of Python. */
export interface CachedDirectory {
  readonly name: string;
  /** A file without which it is of no use, though it may lead elsewhere; all that was made in it is asked for anyway. */
  readonly needs?: string;
  readonly make: (directory: string) => Promise<void>;
}

/**
 * A directory of the cache, by a link to where it was made. Two that make it at once each make one, and what the first of them
 * links is what both use. One that lost files is replaced.
 */
export async function cachedDirectory({ name, needs = INVENTORY, make }: CachedDirectory, cache = CACHE_DIRECTORY): Promise<string> {
  const shared = join(cache, name);
  const isThere = async () => existsSync(join(shared, needs)) && await isComplete(shared);
  if (await isThere()) {
    return shared;
  }
  await openCache(cache);
  const directory = makeTemporaryDirectory(cache, `${name}-`);
  try {
    await make(directory);
  } catch (error) {
    await removeTemporaryDirectory(directory);
    throw error;
  }
  await writeFile(join(directory, INVENTORY), JSON.stringify(await filesOf(directory)));
  if (await isThere()) {
    await removeTemporaryDirectory(directory);
    return shared;
  }
  const before = await readlink(shared).catch(() => undefined);
  if (before === undefined) {
    // Fails where the other one of two was quicker.
    const isFirst = await symlink(directory, shared).then(() => true, () => false);
    await (isFirst ? keepTemporaryDirectory(directory) : removeTemporaryDirectory(directory));
    return shared;
  }
  const link = `${directory}.link`;
  await symlink(directory, link);
  await rename(link, shared);
  keepTemporaryDirectory(directory);
  await rm(resolve(cache, before), { recursive: true, force: true });
  return shared;
}

/** Whether a directory still has all that it had when it was made. */
async function isComplete(directory: string): Promise<boolean> {
  try {
    const wanted = JSON.parse(await readFile(join(directory, INVENTORY), 'utf8')) as string[];
    const found = new Set(await filesOf(directory));
    return wanted.every((file) => found.has(file));
  } catch {
    return false;
  }
}

async function filesOf(directory: string): Promise<string[]> {
  return (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1));
}
