import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ts from 'typescript';
import * as library from '../lib';
import { blocksOf, read } from './documentation/documents';

const README = read('README.md');

/** The commands in a shell script or block, without comments. */
function commands(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('npm '));
}

test('CI runs the two commands of the README, the first with the drills that the README names', () => {
  expect(commands(blocksOf(README)[0]!.code)).toEqual(['npm ci && npm run rehearse', 'npm ci && npm test']);
  expect(commands(read('.ci/run'))).toEqual(expect.arrayContaining(['npm ci && npm run rehearse -- --drills', 'npm ci && npm test']));
  expect(README).toContain('`npm run rehearse -- --drills`');
});

test('both commands stand before everything else that a reader could run', () => {
  expect(README.indexOf('```')).toBe(README.indexOf('```sh'));
});

test('it is read in five minutes', () => {
  expect(README.split(/\s+/).length).toBeLessThan(1000);
});

describe('what it shows synthesizes', () => {
  const samples = blocksOf(README).filter(({ language }) => language === 'ts');

  test('with the stacks that the text names', () => {
    expect(samples.map(({ code }) => stacksOf(code))).toEqual([
      ['Client', 'Streaming'],
      ['MirrorMaker', 'Peering', 'Peering-Vpcs-Accepter', 'Primary', 'Secondary'],
    ]);
  });
});

/** The stacks of the app that a sample makes. Where it has no imports, its fixture in rosetta/ has them. */
function stacksOf(code: string): string[] {
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
  return app.synth().stacksRecursively.map(({ stackName }) => stackName).sort();
}
