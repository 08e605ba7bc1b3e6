import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions } from '../tooling/function-bundles';

/**
 * Constructs take the functions from assets/: no test may see none there, or one of older sources. And every `new App()`
 * leaves its assembly in the directory of temporary files, which workers and what they run take from the environment:
 * test/global-teardown.ts removes this one.
 */
export default async function setUp(): Promise<void> {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'tests-'));
  await bundleFunctions();
}
