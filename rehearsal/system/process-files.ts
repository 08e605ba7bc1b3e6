import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What Linux tells of each process of this machine in a file of a name; nothing where there is no such directory. `ps` reads the same
 * files, and is a process of its own, which many looks would make dear.
 */
export function ofEachProcess(file: 'cmdline' | 'stat', processes = '/proc'): string[] | undefined {
  const names = readdirIfThere(processes)?.filter((name) => /^\d+$/.test(name));
  return names?.length ? names.flatMap((name) => readIfThere(join(processes, name, file))) : undefined;
}

function readdirIfThere(directory: string): string[] | undefined {
  try {
    return readdirSync(directory);
  } catch {
    return undefined;
  }
}

/** A process may end meanwhile. */
function readIfThere(file: string): string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}
