import { join } from 'node:path';
import { run } from '../rehearsal/system/processes';

const ROOT = join(__dirname, '..');

/** What `cdk synth` is given. */
export interface SynthesisOptions {
  /** The app that cdk.json names by default. */
  readonly app?: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** Synthesizes an app, as `cdk synth` does, into a directory. */
export async function synthesize(directory: string, { app, context = {} }: SynthesisOptions = {}): Promise<string> {
  const { status, stdout, stderr } = await run('npx', [
    '--no-install', 'cdk', 'synth', '--quiet', '--output', directory,
    ...(app ? ['--app', app] : []),
    ...Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]),
  ], { directory: ROOT });
  if (status !== 0) {
    throw new Error(`cdk synth failed: ${stderr || stdout}`);
  }
  return directory;
}
