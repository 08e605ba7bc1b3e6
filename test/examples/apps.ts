import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

export const ROOT = join(__dirname, '..', '..');

/** The files in examples/, without the folder. */
export const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.ts'));

/** Every app of the repository, seen from its root. */
export const APPS = ['bin/app.ts', ...EXAMPLES.map((file) => `examples/${file}`)];

/** What a context adds something to, by the word that the CDK's command line takes. */
const SWITCHES = ['failback', 'activeSide', 'iam'];

/** Apps with a switch, switched on: bin/app.ts -c failback=true */
export const APPS_SWITCHED_ON = APPS.flatMap((file) => SWITCHES
  .filter((name) => sourceOf(file).includes(`tryGetContext('${name}')`))
  .map((name) => `${file} -c ${name}=true`));

/** Every way to synthesize an app of the repository. */
export const ALL_APPS = [...APPS, ...APPS_SWITCHED_ON];

export interface SynthesizedApp {
  readonly app: App;
  readonly assembly: CloudAssembly;
}

const synthesized = new Map<string, SynthesizedApp>();

afterAll(() => {
  synthesized.forEach(({ assembly }) => rmSync(assembly.directory, { recursive: true }));
});

/** The app as `npx cdk synth` makes it, once in each suite. */
export function synthesize(app: string): SynthesizedApp {
  const known = synthesized.get(app) ?? run(app);
  synthesized.set(app, known);
  return known;
}

/** Runs a file with a context. The apps export nothing, so the app and its assembly are caught where it synthesizes itself. */
function run(app: string): SynthesizedApp {
  const [file, ...pairs] = app.split(' -c ');
  asConfigured(Object.fromEntries(pairs.map((pair) => pair.split('='))));
  const synth = jest.spyOn(App.prototype, 'synth');
  try {
    execute(file!);
    return { app: synth.mock.contexts[0] as App, assembly: synth.mock.results[0]!.value as CloudAssembly };
  } finally {
    synth.mockRestore();
    asConfigured();
  }
}

/** Not by `require`, which runs a file once, whatever the context. */
function execute(file: string): void {
  const { outputText } = transpileModule(sourceOf(file), { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
  new Function('require', 'exports', outputText)(createRequire(join(ROOT, file)), {});
}

function sourceOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Gives apps the feature flags of cdk.json, as the CDK's command line does: without them the templates are others. */
export function asConfigured(more: Record<string, string> = {}): void {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...context, ...more });
}

/** Where the templates of an app are, those of its stages included. */
export function templateFiles({ assembly }: SynthesizedApp): string[] {
  return assembly.stacksRecursively.map(({ templateFullPath }) => templateFullPath);
}
