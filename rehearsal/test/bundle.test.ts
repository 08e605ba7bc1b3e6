import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const REPOSITORY = join(__dirname, '..', '..');
const LEFT_OUT = /^(build.*|node_modules|test)$/;

let directory: string;
let rehearsal: string;

beforeEach(() => {
  // Of its own, as other tests run what is built in the repository.
  directory = mkdtempSync(join(tmpdir(), 'bundle-'));
  rehearsal = join(directory, 'rehearsal');
  mkdirSync(rehearsal);
  readdirSync(join(REPOSITORY, 'rehearsal')).filter((name) => !LEFT_OUT.test(name))
    .forEach((name) => cpSync(join(REPOSITORY, 'rehearsal', name), join(rehearsal, name), { recursive: true }));
  ['assets', 'lib', 'node_modules'].forEach((name) => symlinkSync(join(REPOSITORY, name), join(directory, name)));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** Builds while another one builds, of which this is what it does in between. */
function buildWithAnother(meanwhile: string): void {
  const other = join(directory, 'other.mjs');
  writeFileSync(other, [
    "import fs from 'node:fs';",
    "import { syncBuiltinESMExports } from 'node:module';",
    `const RESULT = ${JSON.stringify(join(rehearsal, 'build'))};`,
    'const { existsSync, renameSync } = fs;',
    'let isDone = false;',
    'const once = (act) => { if (!isDone) { isDone = true; act(); } };',
    meanwhile,
    'syncBuiltinESMExports();',
  ].join('\n'));
  execFileSync(process.execPath, ['--import', pathToFileURL(other).href, 'bundle.mjs'], { cwd: rehearsal, stdio: 'pipe' });
}

test.each([
  ['no other build', ''],
  ['one that puts its result there first', 'fs.renameSync = (from, to) => { renameSync(from, to); if (from === RESULT) { once(() => fs.mkdirSync(`${RESULT}/cli`, { recursive: true })); } };'],
  ['one that takes the former result away first', 'fs.existsSync = (file) => { const isThere = existsSync(file); if (file === RESULT) { once(() => fs.rmSync(file, { recursive: true })); } return isThere; };'],
])('with %s meanwhile, a build is there in the end, and nothing else', (_, meanwhile) => {
  mkdirSync(join(rehearsal, 'build', 'former'), { recursive: true });

  buildWithAnother(meanwhile);

  expect(readdirSync(rehearsal).filter((name) => name.startsWith('build'))).toEqual(['build']);
  expect(existsSync(join(rehearsal, 'build', 'former'))).toBe(false);
  expect(execFileSync(process.execPath, ['--check', join(rehearsal, 'build', 'cli', 'msk-rehearsal.mjs')])).toBeDefined();
  expect(existsSync(join(rehearsal, 'build', 'assets', 'client', 'with-kafka.sh'))).toBe(true);
}, 30_000);
