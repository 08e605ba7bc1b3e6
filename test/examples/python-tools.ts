import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './apps';

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** Runs one of the tools that requirements.txt names. `npx projen prepare-machine` installs them. */
export function runPythonTool(name: string, args: readonly string[]): Outcome {
  const { error, status, stdout, stderr } = spawnSync(join(ROOT, '.venv', 'bin', name), args, { cwd: ROOT, encoding: 'utf8' });
  if (error) {
    throw new Error(`${name} does not start, npx projen prepare-machine installs it: ${error.message}`);
  }
  return { status, output: `${stdout}${stderr}` };
}
