import { existsSync } from 'node:fs';

/** Each process sees there the directory that it was given as its file 3: one path that is another directory for each. Linux has it. */
const OWN_DIRECTORY = '/proc/self/fd/3';

/** The absolute path by which each of several processes calls a directory of its own, where the system has such a path. */
export function ownDirectory(processes = '/proc/self/fd'): string | undefined {
  return existsSync(processes) ? OWN_DIRECTORY : undefined;
}
