import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { JAVA, MAVEN, PYTHON, VENV, missingPrerequisites, type Prerequisite } from '../rehearsal/system/prerequisites';

const ROOT = join(__dirname, '..');

/** A language that the package is made for. */
export interface Language {
  /** As jsii-pacmak calls it, and its directory in dist. */
  readonly target: string;
  readonly prerequisites: readonly Prerequisite[];
  /** How its package manager says that a dependency is not to be had. */
  readonly unavailable: RegExp;
}

export const LANGUAGES: readonly Language[] = [
  { target: 'js', prerequisites: [], unavailable: /code E404/ },
  { target: 'python', prerequisites: [PYTHON, VENV], unavailable: /No matching distribution found for .+/ },
  { target: 'java', prerequisites: [JAVA, MAVEN], unavailable: /(No versions available for|Could not find artifact) \S+/ },
  {
    target: 'dotnet',
    prerequisites: [{ name: 'The .NET SDK', command: ['dotnet', '--version'], version: /^(\d+)\.(\d+)/, least: [6, 0], install: 'https://dotnet.microsoft.com/download' }],
    unavailable: /error NU110\d: .+/,
  },
  {
    target: 'go',
    prerequisites: [{ name: 'Go', command: ['go', 'version'], version: /go(\d+)\.(\d+)/, least: [1, 25], install: 'https://go.dev/doc/install' }],
    unavailable: /\S+@v\S+: reading .+/,
  },
];

/** What became of the package in one language. */
export interface Outcome {
  readonly target: string;
  readonly result: 'made' | 'not made here' | 'failed';
  /** The files, what this machine lacks, or all that was printed. */
  readonly text: string;
}

type Run = (target: string) => { readonly status: number | null; readonly output: string };

/** Packs for one language, where the machine has what that takes. */
export function packageFor({ target, prerequisites, unavailable }: Language, run: Run = runTask): Outcome {
  const missing = missingPrerequisites(prerequisites);
  if (missing.length > 0) {
    return { target, result: 'not made here', text: missing.join('; ') };
  }
  const { status, output } = run(target);
  if (status === 0) {
    return { target, result: 'made', text: filesOf(target).join(', ') };
  }
  const [unavailableText] = unavailable.exec(output) ?? [];
  return unavailableText === undefined ? { target, result: 'failed', text: output } : { target, result: 'not made here', text: unavailableText };
}

function runTask(target: string): ReturnType<Run> {
  const { status, stdout, stderr } = spawnSync('npx', ['projen', `package:${target}`], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { status, output: `${stdout}${stderr}` };
}

function filesOf(target: string): string[] {
  return readdirSync(join(ROOT, 'dist', target)).map((file) => `dist/${target}/${file}`);
}
