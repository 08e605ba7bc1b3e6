/**
 * The first minutes of somebody who has an app already: what `cdk init` makes today, with the newest aws-cdk-lib of npm, gets
 * the package as the README says, then the app in bin/ with the imports that examples/README.md names, and synthesizes.
 *
 * Needs the network, and the package compiled.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const SOURCES = ['bin/app.ts', 'examples/shared/outputs.ts'];

/** Runs a command, and shows what it said only if it fails. */
function run(directory: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd: directory, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}\n${[command, ...args].join(' ')} failed in a new app`, { cause: error });
  }
}

/** What the README has people install beside the package. */
function peers(): string[] {
  const [, names] = /^npm install cdk-msk-georeplication (.+)$/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
  return names!.split(' ');
}

function makeApp(directory: string): void {
  const tarball = run(ROOT, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', dirname(directory)).split('\n').at(-1)!;
  run(directory, join(ROOT, 'node_modules', '.bin', 'cdk'), 'init', 'app', '--language', 'typescript', '--generate-only');
  run(directory, 'npm', 'install', join(dirname(directory), tarball), ...peers());
  for (const source of SOURCES) {
    mkdirSync(dirname(join(directory, source)), { recursive: true });
    writeFileSync(join(directory, source), readFileSync(join(ROOT, source), 'utf8').replace(/'(\.\.\/)+lib'/, "'cdk-msk-georeplication'"));
  }
}

function versionIn(directory: string, name: string): string {
  return JSON.parse(readFileSync(join(directory, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** The stacks of an app, by `cdk ls`. */
function stacksOf(directory: string): string {
  return run(directory, 'npx', 'cdk', 'ls').split('\n').join(', ');
}

const workspace = mkdtempSync(join(tmpdir(), 'new-app-'));
try {
  const directory = join(workspace, 'app');
  mkdirSync(directory);
  makeApp(directory);
  const [installed, newest] = [versionIn(directory, 'aws-cdk-lib'), run(directory, 'npm', 'view', 'aws-cdk-lib', 'version')];
  if (installed !== newest) {
    throw new Error(`aws-cdk-lib must be ${newest}, the newest of npm, got ${installed}: some peer holds it back`);
  }
  // Says no more than that it is done: the templates go to cdk.out.
  run(directory, 'npx', 'cdk', 'synth', '--quiet');
  const [here, there] = [stacksOf(ROOT), stacksOf(directory)];
  if (here !== there) {
    throw new Error(`the stacks must be ${here}, got ${there}`);
  }
  console.log(`An app of cdk init with aws-cdk-lib ${installed} synthesizes ${there}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true });
}
