import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { packRehearsal } from '../tooling/pack-rehearsal';
import { ROOT } from './examples/apps';

// npm fetches what the package depends on.
jest.setTimeout(300_000);

const directory = mkdtempSync(join(tmpdir(), 'rehearsal-'));
const consumer = join(directory, 'my app');
afterAll(() => rmSync(directory, { recursive: true }));

/** What npx would run, in the directory of a user who has nothing else. */
function rehearsal(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(join(consumer, 'node_modules', '.bin', 'msk-rehearsal'), args, { cwd: consumer, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the package of the rehearsal', () => {
  let packed: { filename: string; files: { path: string }[] };

  beforeAll(() => {
    const json = execFileSync('npm', ['pack', '--json', '--silent', '--workspace', 'cdk-msk-rehearsal', '--pack-destination', directory], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
    [packed] = JSON.parse(json.slice(json.indexOf('[')));
    mkdirSync(consumer);
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', join(directory, packed.filename)], { cwd: consumer, stdio: 'pipe' });
  });

  test('is what was built, and what says what it is', () => {
    const outside = packed.files.map(({ path }) => path).filter((path) => !path.startsWith('build/'));
    expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(packed.files.filter(({ path }) => path.endsWith('.ts'))).toEqual([]);
    expect(readFileSync(join(ROOT, 'rehearsal', 'LICENSE'), 'utf8')).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
  });

  test('installs without aws-cdk-lib and without the library', () => {
    const modules = readdirSync(join(consumer, 'node_modules'));
    expect(modules).toContain('cdk-msk-rehearsal');
    expect(modules.filter((name) => ['aws-cdk-lib', 'constructs', 'cdk-msk-georeplication'].includes(name))).toEqual([]);
  });

  test('says what it can do', () => {
    expect(rehearsal('--help')).toEqual({ status: 0, stdout: expect.stringContaining('--assembly <directory>'), stderr: '' });
  });

  test('says what the machine has', () => {
    expect(rehearsal('doctor')).toEqual({ status: 0, stdout: expect.stringMatching(/^ok {7}Node\.js: [^]*\nThis machine can rehearse\.\n$/), stderr: '' });
  });

  test('takes no directory for an assembly that is none', () => {
    expect(rehearsal('--assembly', 'no such directory')).toEqual({
      status: 2, stdout: '', stderr: 'The assembly must be a directory that cdk synth wrote, got "no such directory": its manifest.json is not there\n',
    });
  });

  test('gets the version of the library when it is released, and the same files', () => {
    const tarball = packRehearsal(join(directory, 'dist'), { version: '1.2.3' });
    expect(basename(tarball)).toBe('cdk-msk-rehearsal-1.2.3.tgz');
    const files = execFileSync('tar', ['--list', '--file', tarball], { encoding: 'utf8' }).trim().split('\n');
    expect(files.sort()).toEqual(packed.files.map(({ path }) => `package/${path}`).sort());
    const manifest = JSON.parse(execFileSync('tar', ['--extract', '--to-stdout', '--file', tarball, 'package/package.json'], { encoding: 'utf8' }));
    const sources = JSON.parse(readFileSync(join(ROOT, 'rehearsal', 'package.json'), 'utf8'));
    expect(manifest).toEqual({ ...sources, version: '1.2.3', scripts: undefined });
  });
});
