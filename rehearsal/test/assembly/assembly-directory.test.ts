import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateAssemblyDirectory } from '../../assembly/assembly-directory';

const directory = mkdtempSync(join(tmpdir(), 'no assembly '));
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['one that is not there', 'none', undefined, 'its manifest.json is not there'],
  ['one with other files', 'other', undefined, 'its manifest.json is not there'],
  ['one whose synthesis was interrupted', 'half', '{"version":', 'its manifest.json is no JSON, as where a synthesis was interrupted'],
  ['that of another program', 'web', '{"name":"app"}', 'its manifest.json names no artifacts'],
])('%s is refused in a sentence', (_, name, manifest, reason) => {
  const path = join(directory, name);
  if (name !== 'none') {
    mkdirSync(path);
  }
  if (manifest) {
    writeFileSync(join(path, 'manifest.json'), manifest);
  }
  expect(validateAssemblyDirectory(path)).toBe(`The assembly must be a directory that cdk synth wrote, got ${JSON.stringify(path)}: ${reason}`);
});

test('an assembly is taken, whatever its path', () => {
  const path = join(directory, 'my app', 'cdk out');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'manifest.json'), '{"version":"99.0.0","artifacts":{}}');
  expect(validateAssemblyDirectory(path)).toBeUndefined();
});
