import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import * as ts from 'typescript';

/** What each file of a folder imports of the others, types included; paths are from the folder on. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Of the files in it, but for those in some of its folders. */
export function importsIn(folder: string, leaveOut: readonly string[] = []): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !leaveOut.includes(file.split('/')[0]!));
  return new Map(files.map((file) => {
    const named = ts.preProcessFile(readFileSync(join(folder, file), 'utf8')).importedFiles.map(({ fileName }) => fileName);
    return [file, named.filter((name) => name.startsWith('.')).map((name) => fileOf(folder, posix.join(dirname(file), name)))];
  }));
}

function fileOf(folder: string, path: string): string {
  const found = [`${path}.ts`, posix.join(path, 'index.ts')].find((file) => existsSync(join(folder, file)));
  if (found === undefined) {
    throw new Error(`no file ${path} in ${folder}`);
  }
  return found;
}

/** Files from which a way of imports leads back to themselves, in the order of the way, one circle each. */
export function circlesIn(imports: Imports): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      circles.push([...way.slice(way.indexOf(file)), file]);
    } else if (!done.has(file)) {
      imports.get(file)?.forEach((next) => visit(next, [...way, file]));
      done.add(file);
    }
  };
  [...imports.keys()].forEach((file) => visit(file, []));
  return circles;
}
