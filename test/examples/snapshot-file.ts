import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SNAPSHOTS = join(__dirname, 'snapshots');

/** The names of all snapshots. */
export function snapshotFiles(): string[] {
  return readdirSync(SNAPSHOTS);
}

/**
 * Compares with a file of its own, which a review shows: hosts hide jest's .snap files as generated ones.
 *
 * `npx projen test:update` writes it.
 */
export function expectSnapshotFile(name: string, value: unknown): void {
  const file = join(SNAPSHOTS, name);
  const text = `${JSON.stringify(value, undefined, 2)}\n`;
  if (isUpdating()) {
    mkdirSync(SNAPSHOTS, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** What jest's own snapshots look at, and other matchers that write files. */
function isUpdating(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  return snapshotState._updateSnapshot === 'all';
}
