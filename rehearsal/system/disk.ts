import { statfsSync } from 'node:fs';

const MIB = 2 ** 20;

/** The bytes that a user may still write in a directory. */
export function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

/** A size for people, never more than it is: what is a little less than needed does not look like enough. */
export function formatBytes(bytes: number): string {
  return bytes >= 1024 * MIB ? `${(Math.floor(bytes / (1024 * MIB) * 10) / 10).toFixed(1)} GiB`
    : bytes >= MIB ? `${Math.floor(bytes / MIB)} MiB` : `${Math.floor(bytes / 1024)} KiB`;
}

/** What is wrong with a directory that is to take so much, if anything. */
export function validateSpace({ directory, least, remedy }: { readonly directory: string; readonly least: number; readonly remedy: string }): string | undefined {
  try {
    const free = freeBytes(directory);
    return free < least ? `${directory} must have ${formatBytes(least)} free, got ${formatBytes(free)}: ${remedy}` : undefined;
  } catch (error) {
    return `${directory} must be a directory that can be written, got ${(error as NodeJS.ErrnoException).code}: ${remedy}`;
  }
}
