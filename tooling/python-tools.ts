import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const REQUIREMENTS = join(ROOT, 'requirements.txt');
const ENVIRONMENT = join(ROOT, '.venv');
/** What the environment was made from; written last, so that an interrupted installation starts again. */
const STAMP = join(ENVIRONMENT, 'requirements.txt');

/** Holds the Python tools of requirements.txt: the AWS command line, cfn-lint, shellcheck, and confluent-kafka, a client that is rehearsed. */
export const PYTHON_TOOLS = join(ENVIRONMENT, 'bin');

/** Makes the virtual environment of the project, unless it is there and holds what is asked for. */
export function installPythonTools(): void {
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    return;
  }
  console.log('Installs the Python tools of requirements.txt into .venv');
  rmSync(ENVIRONMENT, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', ENVIRONMENT], { stdio: 'inherit' });
  execFileSync(join(PYTHON_TOOLS, 'pip'), ['install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS], { stdio: 'inherit' });
  writeFileSync(STAMP, wanted);
}
