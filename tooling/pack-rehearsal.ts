/**
 * Packs msk-rehearsal with the version of the library, into a directory: `tsx tooling/pack-rehearsal.ts dist/js`. Both are released
 * together, and the version in the sources, 0.0.0, stays there.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = join(__dirname, '..');
const REHEARSAL = join(ROOT, 'rehearsal');

/** Builds and packs it, and returns the path of the tarball. */
export function packRehearsal(destination: string, { version } = read(join(ROOT, 'package.json'))): string {
  execFileSync(process.execPath, [join(REHEARSAL, 'bundle.mjs')]);
  const copy = mkdtempSync(join(tmpdir(), 'pack-rehearsal-'));
  try {
    for (const path of ['build', 'README.md', 'LICENSE']) {
      cpSync(join(REHEARSAL, path), join(copy, path), { recursive: true });
    }
    // What it is built with is not there.
    writeFileSync(join(copy, 'package.json'), `${JSON.stringify({ ...read(join(REHEARSAL, 'package.json')), version, scripts: undefined }, undefined, 2)}\n`);
    mkdirSync(destination, { recursive: true });
    const [name] = execFileSync('npm', ['pack', '--silent', '--pack-destination', resolve(destination)], { cwd: copy, encoding: 'utf8' }).trim().split('\n').slice(-1);
    return join(destination, name!);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function read(file: string): Record<string, unknown> & { readonly version: string } {
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (require.main === module) {
  console.log(packRehearsal(process.argv[2] ?? join(ROOT, 'dist', 'js')));
}
