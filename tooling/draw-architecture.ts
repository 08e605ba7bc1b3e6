/**
 * Draws docs/architecture.svg from the templates of the app that cdk.json names: npx tsx tooling/draw-architecture.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { synthesize } from './synthesize';
import { drawArchitecture } from './architecture/draw';

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'architecture-'));
  try {
    await synthesize(directory, {});
    writeFileSync(join(__dirname, '..', 'docs', 'architecture.svg'), await drawArchitecture(new CloudAssembly(directory)));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
