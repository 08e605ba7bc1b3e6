import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePythonEnvironment } from './python-environment';

const ROOT = join(__dirname, '..');
const ENVIRONMENT = join(ROOT, '.venv');

/** Holds the Python tools of requirements.txt: cfn-lint and shellcheck. */
export const PYTHON_TOOLS = join(ENVIRONMENT, 'bin');

/** Makes the virtual environment of the project. */
export function installPythonTools(): void {
  makePythonEnvironment({ directory: ENVIRONMENT, requirements: readFileSync(join(ROOT, 'requirements.txt'), 'utf8') });
}
