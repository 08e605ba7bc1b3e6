import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A virtual environment of Python, and what pip installs into it. */
interface PythonEnvironment {
  readonly directory: string;
  /** As lines of a requirements.txt. */
  readonly requirements: string;
  /**
   * Whether pip compiles all that it installs, which takes aws-cdk-lib a minute. Python compiles what it imports anyway.
   *
   * @default true
   */
  readonly compile?: boolean;
}

/** Makes the environment, unless it is there and holds what is asked for, and returns the directory of its programs. */
export function makePythonEnvironment({ directory, requirements, compile = true }: PythonEnvironment): string {
  const programs = join(directory, 'bin');
  const installed = join(directory, 'requirements.txt');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === requirements) {
    return programs;
  }
  rmSync(directory, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', directory], { stdio: 'inherit' });
  const wanted = join(directory, 'wanted.txt');
  writeFileSync(wanted, requirements);
  const options = ['--quiet', '--disable-pip-version-check', compile ? '--compile' : '--no-compile'];
  execFileSync(join(programs, 'pip'), ['install', ...options, '--requirement', wanted], { stdio: 'inherit' });
  // At last, so that an interrupted installation starts again.
  renameSync(wanted, installed);
  return programs;
}
