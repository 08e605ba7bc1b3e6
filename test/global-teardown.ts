import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';

/** Removes the directory of test/global-setup.ts. In watch mode the next one is made beside it. */
export default function tearDown(): void {
  const directory = tmpdir();
  process.env.TMPDIR = dirname(directory);
  rmSync(directory, { recursive: true, force: true });
}
