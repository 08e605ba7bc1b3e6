import { join } from 'node:path';
import { run } from './processes';

const ROOT = join(__dirname, '..');

/** Synthesizes the app that cdk.json names, as `cdk synth` does, into a directory. */
export async function synthesize(directory: string): Promise<string> {
  const { status, stdout, stderr } = await run('npx', ['--no-install', 'cdk', 'synth', '--quiet', '--output', directory], { directory: ROOT });
  if (status !== 0) {
    throw new Error(`cdk synth failed: ${stderr || stdout}`);
  }
  return directory;
}
