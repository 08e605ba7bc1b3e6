import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is wrong with a directory that is to be read as a cloud assembly, if anything. */
export function validateAssemblyDirectory(directory: string): string | undefined {
  const wanted = `The assembly must be a directory that cdk synth wrote, got ${JSON.stringify(directory)}`;
  let manifest: string;
  try {
    manifest = readFileSync(join(directory, 'manifest.json'), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `${wanted}: its manifest.json ${code === 'ENOENT' || code === 'ENOTDIR' ? 'is not there' : `cannot be read, ${code}`}`;
  }
  try {
    return 'artifacts' in JSON.parse(manifest) ? undefined : `${wanted}: its manifest.json names no artifacts`;
  } catch {
    return `${wanted}: its manifest.json is no JSON, as where a synthesis was interrupted`;
  }
}
