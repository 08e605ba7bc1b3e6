import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIRECTORY, cachedDirectory } from './cache';
import { resource } from './package-root';
import { run } from './processes';

const REQUIREMENTS = resource('requirements.txt');

/** Another list of packages gets an environment of its own, which the other clones and packages of the user leave alone. */
const NAME = `python-tools-${createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12)}`;

/** Holds the AWS command line, which a client instance asks, and a Python with confluent-kafka, a client that is rehearsed. */
export const PYTHON_TOOLS = join(CACHE_DIRECTORY, NAME, 'bin');

/** Installs them, unless they are there. */
export async function installPythonTools(): Promise<void> {
  await cachedDirectory({
    name: NAME,
    needs: join('bin', 'python'),
    make: async (directory) => {
      await succeed('python3', ['-m', 'venv', directory]);
      await succeed(join(directory, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '--compile', '--requirement', REQUIREMENTS]);
    },
  });
}

async function succeed(command: string, args: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await run(command, args);
  if (status !== 0) {
    throw new Error(`The Python tools could not be installed: ${(stderr || stdout).trim().split('\n').at(-1)}`);
  }
}
