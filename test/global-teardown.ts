import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';

/** What nobody else could remove: assemblies of `new App()`, and what tsx and Node.js keep for the next time. */
const REMOVED_HERE = /^(cdk\.out|tsx-|node-compile-cache$)/;

/** Removes the directory of test/global-setup.ts, and fails where a test left a file of its own. In watch mode the next one is made beside it. */
export default function tearDown({ testNamePattern }: { readonly testNamePattern?: string }): void {
  const directory = tmpdir();
  process.env.TMPDIR = dirname(directory);
  const left = readdirSync(directory).filter((name) => !REMOVED_HERE.test(name));
  rmSync(directory, { recursive: true, force: true });
  // Where a name chooses tests, the hooks of the others do not run.
  if (left.length > 0 && !testNamePattern) {
    throw new Error(`tests must remove the temporary files that they make, got ${left.join(', ')}`);
  }
}
