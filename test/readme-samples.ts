import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import * as ts from 'typescript';
import * as library from '../lib';

/** What a sample of the README synthesizes to. Where it has no imports, its fixture in rosetta/ has them. */
export function assemblyOf(code: string): CloudAssembly {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  // What a constructor returns is what `new` gives.
  function TheApp() {
    return app;
  }
  const modules: Record<string, unknown> = { 'aws-cdk-lib': { Stack, App: TheApp }, 'cdk-msk-georeplication': library };
  const given = code.includes('import ') ? { require: (name: string) => modules[name], exports: {} } : { ...library, app, Stack, ec2 };
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const run = new Function(...Object.keys(given), outputText) as (...values: unknown[]) => void;
  run(...Object.values(given));
  return app.synth();
}
