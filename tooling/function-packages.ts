import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FUNCTIONS = join(__dirname, '..', 'functions');
const LOCK = join(FUNCTIONS, 'package-lock.json');
/** What the packages were installed from; written last, so that an interrupted installation starts again. */
const STAMP = join(FUNCTIONS, 'node_modules', '.installed-from.json');

/**
 * Installs what the Lambda functions are made of, unless it is there. It stands apart from the packages of this machine: it
 * wants the Node.js of Lambda's runtime, and npm would warn everybody who has another of packages that never run here.
 */
export function installFunctionPackages(): void {
  const wanted = readFileSync(LOCK, 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    return;
  }
  const quietly = ['--loglevel=error', '--no-audit', '--no-fund'];
  // On stderr, with what npm says: the CDK's command line has its own on stdout.
  execFileSync('npm', ['ci', '--prefix', FUNCTIONS, '--ignore-scripts', ...quietly], { stdio: ['ignore', 2, 'inherit'] });
  writeFileSync(STAMP, wanted);
}
