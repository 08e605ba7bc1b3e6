import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';

export const ROOT = join(__dirname, '..', '..');

/** The files in examples/, without the folder. */
export const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.ts'));

/** Every app of the repository, seen from its root. */
export const APPS = ['bin/app.ts', ...EXAMPLES.map((file) => `examples/${file}`)];

export interface SynthesizedApp {
  readonly app: App;
  readonly assembly: CloudAssembly;
}

const synthesized = new Map<string, SynthesizedApp>();

afterAll(() => {
  synthesized.forEach(({ assembly }) => rmSync(assembly.directory, { recursive: true }));
});

/** The app as `npx cdk synth` makes it, once in each suite. */
export function synthesize(file: string): SynthesizedApp {
  const known = synthesized.get(file) ?? run(file);
  synthesized.set(file, known);
  return known;
}

/** Runs the file. The apps export nothing, so the app and its assembly are caught where it synthesizes itself. */
function run(file: string): SynthesizedApp {
  asConfigured();
  const synth = jest.spyOn(App.prototype, 'synth');
  try {
    jest.requireActual(join(ROOT, file));
    return { app: synth.mock.contexts[0] as App, assembly: synth.mock.results[0]!.value as CloudAssembly };
  } finally {
    synth.mockRestore();
  }
}

/** Gives apps the feature flags of cdk.json, as the CDK's command line does: without them the templates are others. */
export function asConfigured(): void {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
}

/** Where the templates of an app are, those of its stages included. */
export function templateFiles({ assembly }: SynthesizedApp): string[] {
  return assembly.stacksRecursively.map(({ templateFullPath }) => templateFullPath);
}
