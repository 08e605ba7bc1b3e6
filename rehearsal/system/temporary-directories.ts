import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { killAll } from './processes';

/** A process that was killed a moment ago may still have written. */
const TRIES = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 } as const;

/** What this process must not leave behind. */
const made = new Set<string>();

/** A directory of this process alone, which goes when the process ends, however it ends; only SIGKILL leaves it. */
export function makeTemporaryDirectory(parent: string, prefix: string): string {
  if (!process.listeners('exit').includes(removeAll)) {
    process.on('exit', removeAll);
  }
  const directory = mkdtempSync(join(parent, prefix));
  made.add(directory);
  return directory;
}

/** Removes one before the end of the process. */
export async function removeTemporaryDirectory(directory: string): Promise<void> {
  await rm(directory, TRIES);
  made.delete(directory);
}

/** Makes one outlive the process: it became what others use. */
export function keepTemporaryDirectory(directory: string): void {
  made.delete(directory);
}

function removeAll(): void {
  killAll();
  const failures: unknown[] = [];
  for (const directory of made) {
    try {
      rmSync(directory, TRIES);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}
