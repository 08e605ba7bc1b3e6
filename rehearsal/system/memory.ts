import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';

/** A file system in memory: Linux has one. */
const MEMORY = '/dev/shm';

/** Where credentials pass through: memory, or where there is no file system in memory, the user's temporary directory. */
export function memoryDirectory(memory = MEMORY): { readonly path: string; readonly isMemory: boolean } {
  try {
    accessSync(memory, constants.W_OK);
    return { path: memory, isMemory: true };
  } catch {
    return { path: tmpdir(), isMemory: false };
  }
}
