import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file that others may be reading: they see the old one or the new one, never a part of it. One that already says
 * this stays untouched.
 */
export function writeWhole(file: string, text: string): void {
  if (contentOf(file) === text) {
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  // Next to the directory, not in it: what stands in it is packed and deployed.
  const draft = `${dirname(file)}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
