import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Holds the rooms: those of the sources, or build/, where the bundle lies next to what it reads. */
const ROOT = join(__dirname, '..');

/** A file that is no module: a Java source, a client's program, a pom. */
export function resource(...path: string[]): string {
  return join(ROOT, ...path);
}

/** A file of the library that its hosts run, and that no assembly need hold. */
export function libraryAsset(...path: string[]): string {
  return basename(ROOT) === 'build' ? join(ROOT, 'assets', ...path) : join(ROOT, '..', 'assets', ...path);
}

/** As npm knows it. */
export function packageVersion(): string {
  const directory = basename(ROOT) === 'build' ? dirname(ROOT) : ROOT;
  return (JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: string }).version;
}
