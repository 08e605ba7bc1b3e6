import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './examples/apps';

/** What a clone has, and `npm ci` adds, without the bundles that it makes. .ci/first-hour synthesizes every example in one. */
const clone = mkdtempSync(join(tmpdir(), 'fresh-clone-'));
afterAll(() => rmSync(clone, { recursive: true }));

const BUNDLES = ['assets/acls/index.js', 'assets/replication-probe/index.js', 'assets/rotation/index.js'].map((file) => join(clone, file));

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: clone, encoding: 'utf8', stdio: 'pipe' });
}

beforeAll(() => {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  files.filter((file) => file && existsSync(join(ROOT, file))).forEach((file) => cpSync(join(ROOT, file), join(clone, file), { recursive: true }));
  ['node_modules', 'functions/node_modules'].forEach((packages) => symlinkSync(join(ROOT, packages), join(clone, packages)));
});

beforeEach(() => ['acls', 'rotation'].forEach((name) => rmSync(join(clone, 'assets', name), { recursive: true, force: true })));

describe('in a clone in which nothing was bundled', () => {
  test('the CLI bundles before it runs the app, also one that --app names', () => {
    expect(run('npx', 'cdk', 'ls', '--app', 'npx tsx examples/team-isolation.ts')).toBe('TeamIsolation\nTeamIsolationClient\n');
    expect(BUNDLES.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('npm ci bundles, for what runs without the CLI', () => {
    run('npm', 'run', 'prepare');
    expect(BUNDLES.filter((file) => !existsSync(file))).toEqual([]);
  });
});

test('a bundle of older sources is made anew before it could be deployed', () => {
  run('npm', 'run', 'prepare');
  const fresh = readFileSync(BUNDLES[0]!, 'utf8');
  writeFileSync(BUNDLES[0]!, 'exports.handler = () => "old";');

  run('npx', 'cdk', 'ls', '--app', 'npx tsx examples/single-region.ts');

  expect(readFileSync(BUNDLES[0]!, 'utf8')).toBe(fresh);
});
