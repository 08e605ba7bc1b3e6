import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** A page of Markdown. */
export interface Document {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

const NOT_OURS = new Set(['node_modules', '.git', '.venv', 'build', 'dist', 'cdk.out', 'coverage']);

/** The files and folders of the repository, from its root, with slashes. */
export const FILES: ReadonlySet<string> = new Set(filesIn(ROOT).map((path) => relative(ROOT, path).split(sep).join('/')));

/** Every page that somebody reads. API.md is generated, and CHANGELOG.md names what may be gone. */
export const DOCUMENTS: readonly Document[] = [...FILES]
  .filter((path) => /^(README|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|examples\/README|docs\/.+)\.md$/.test(path))
  .map((path) => ({ path, text: read(path) }));

/** Pages of reasons, and for those who change the code: they name its parts. */
export function isForContributors({ path }: Document): boolean {
  return path === 'CONTRIBUTING.md' || path.startsWith('docs/decisions/');
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A fenced block of code. */
export interface Block {
  readonly language: string;
  /** What follows the language, as `fixture=importing`. */
  readonly options: string;
  readonly code: string;
  /** Of its first line of code, from 1. */
  readonly line: number;
}

export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```(\w*)[ ]?(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1]!, options: match[2]!, code: match[3]!, line: text.slice(0, match.index).split('\n').length + 1,
  }));
}

/** The text without its blocks of code. */
export function proseOf(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}

/** What stands in backticks within the text, in a table with its bars escaped. */
export function spansOf(text: string): string[] {
  return [...proseOf(text).matchAll(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g)].map(([, , span]) => span!.replace(/\s+/g, ' ').replace(/\\\|/g, '|'));
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).filter(({ name }) => !NOT_OURS.has(name)).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? [path, ...filesIn(path)] : [path];
  });
}
