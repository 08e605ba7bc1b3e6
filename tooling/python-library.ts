import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePythonEnvironment } from './python-environment';

const ROOT = join(__dirname, '..');

/** What the wheel is built with, as pacmak writes it into its pyproject.toml. */
const BUILD_TOOLS = 'setuptools~=75.3.2\n';

export interface Library {
  /** Holds it, and takes what its programs write. */
  readonly directory: string;
  /** Runs Python where the library is installed next to aws-cdk-lib, and returns what it prints. */
  python(args: readonly string[], variables?: Record<string, string>): string;
  /** Removes the directory; aws-cdk-lib stays. */
  remove(): void;
}

/**
 * Builds the wheel of what was compiled last, and installs it. aws-cdk-lib stays in .venv from one run to the next.
 *
 * Not by `npm run package:python`: that one installs its tools from PyPI each time, and checks what only PyPI's pages need.
 */
export function installLibrary(): Library {
  const requirements = readFileSync(join(ROOT, 'examples', 'python', 'requirements.txt'), 'utf8') + BUILD_TOOLS;
  const environment = join(ROOT, '.venv', 'aws-cdk');
  const programs = makePythonEnvironment({ directory: environment, requirements, compile: false });
  const directory = mkdtempSync(join(tmpdir(), 'python-'));
  const sources = join(directory, 'sources');
  const wheels = join(directory, 'wheels');
  const library = join(directory, 'library');

  run(join(ROOT, 'node_modules', '.bin', 'jsii-pacmak'), ['--target', 'python', '--code-only', '--outdir', sources]);
  const pip = (...args: string[]) => run(join(programs, 'pip'), [...args, '--no-deps', '--no-index', '--quiet', '--disable-pip-version-check']);
  pip('wheel', '--no-build-isolation', '--wheel-dir', wheels, join(sources, 'python'));
  pip('install', '--target', library, ...readdirSync(wheels).map((wheel) => join(wheels, wheel)));
  // Python keeps what it compiles of aws-cdk-lib, and not next to the sources.
  const variables = { PYTHONPATH: library, PYTHONDONTWRITEBYTECODE: '', PYTHONPYCACHEPREFIX: join(environment, 'compiled') };
  return {
    directory,
    python: (args, more = {}) => run(join(programs, 'python'), args, { ...variables, ...more }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Shows what the command said only if it fails. */
function run(command: string, args: readonly string[], variables: Record<string, string> = {}): string {
  try {
    return execFileSync(command, args, { cwd: ROOT, env: { ...process.env, ...variables }, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}\n${[command, ...args].join(' ')} failed`, { cause: error });
  }
}
