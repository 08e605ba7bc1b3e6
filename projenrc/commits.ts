import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = join(__dirname, '..');

/** Those of Conventional Commits: `feat`, `fix` and `perf` stand in the changelog, whoever uses the library sees nothing of the others. */
export const COMMIT_TYPES = ['feat', 'fix', 'perf', 'docs', 'test', 'refactor', 'style', 'build', 'ci', 'chore', 'revert'];

/** Folders at the top, and `deps`, of the workflow that upgrades. */
const EVERYWHERE = ['assets', 'bin', 'deps', 'docs', 'examples', 'functions', 'projenrc', 'rehearsal', 'rosetta', 'test', 'tooling'];

/** Not in a clone. */
const MADE = ['build', 'node_modules'];

/** What a commit may be about: a room of `lib`, `rehearsal` or `test`, or a folder at the top. */
export const COMMIT_SCOPES = [...new Set([...EVERYWHERE, ...['lib', 'rehearsal', 'test'].flatMap(foldersIn)])].sort();

/** With files in them: git leaves empty folders behind, and another machine has none of them. */
function foldersIn(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const rooms = entries.map(({ parentPath }) => relative(join(ROOT, folder), parentPath).split(sep)[0]!);
  return [...new Set(rooms)].filter((room) => room !== '' && !MADE.includes(room));
}
