/**
 * The first hour of a user who has an app already: what `cdk init` makes today, with the newest aws-cdk-lib of npm, gets both
 * packages as the README says, then the app in bin/ with the imports that examples/README.md names, and synthesizes. An app with
 * VPCs that exist is synthesized there as well and rehearsed, and so is the app in Python.
 *
 * Needs the network, what the rehearsal needs, and the package compiled.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packRehearsal } from '../pack-rehearsal';
import { installLibrary } from '../python-library';

const ROOT = join(__dirname, '..', '..');
const SOURCES = ['bin/app.ts', 'examples/shared/outputs.ts'];
const IMPORTED_VPCS = 'tooling/new-app/imported-vpcs.ts';

/** A login from each client instance, and records that arrive in the other Region. */
const CHECKS = 'cluster.login,replication.arrival';
/** The templates of the app in Python are those of bin/app.ts to the letter: that they can be rehearsed as well is what is tried. */
const CHECKS_OF_PYTHON = 'cluster.login';

/** Runs a command, and shows what it said only if it fails. */
function run(directory: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd: directory, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}\n${[command, ...args].join(' ')} failed in a new app`, { cause: error });
  }
}

/** What the README installs next to the package. */
function peers(): string[] {
  const [, names] = /^npm install cdk-msk-georeplication (.+)$/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
  return names!.split(' ');
}

function makeApp(directory: string): void {
  const tarball = run(ROOT, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', dirname(directory)).split('\n').at(-1)!;
  run(directory, join(ROOT, 'node_modules', '.bin', 'cdk'), 'init', 'app', '--language', 'typescript', '--generate-only');
  run(directory, 'npm', 'install', join(dirname(directory), tarball), ...peers());
  run(directory, 'npm', 'install', '--save-dev', packRehearsal(dirname(directory)));
  SOURCES.forEach((source) => copySource(source, join(directory, source)));
  copySource(IMPORTED_VPCS, join(directory, 'bin', 'imported-vpcs.ts'));
}

function copySource(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, readFileSync(join(ROOT, source), 'utf8').replace(/'(\.\.\/)+lib'/, "'cdk-msk-georeplication'"));
}

/** How `cdk init` starts an app, of another file. */
function commandFor(directory: string, file: string): string {
  const { app } = JSON.parse(readFileSync(join(directory, 'cdk.json'), 'utf8'));
  return app.replace('bin/app.ts', file);
}

/** Rehearses with what the app installed, and prints the report: it fails where something is disproved, or nothing proven. */
function rehearse(directory: string, assembly: string, checks: string): void {
  console.log(run(directory, 'npx', 'msk-rehearsal', '--assembly', assembly, '--only', checks));
}

/** Has the app in Python make its assembly, with the wheel of the package. */
function synthesizePython(assembly: string): void {
  const library = installLibrary();
  try {
    library.python([join(ROOT, 'examples', 'python', 'two_regions.py')], { CDK_OUTDIR: assembly });
  } finally {
    library.remove();
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

  // A path with a blank is a path.
  run(directory, 'npx', 'cdk', 'synth', '--quiet', '--app', commandFor(directory, 'bin/imported-vpcs.ts'), '--output', 'cdk out');
  rehearse(directory, 'cdk out', CHECKS);
  const python = join(workspace, 'python');
  synthesizePython(python);
  rehearse(directory, python, CHECKS_OF_PYTHON);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true });
}
