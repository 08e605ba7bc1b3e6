import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../examples/apps';

const SCRIPT = join(ROOT, 'tooling', 'leave-nothing.sh');
const machine = mkdtempSync(join(tmpdir(), 'machine-'));
const env = { ...process.env, TMPDIR: machine };
afterAll(() => rmSync(machine, { recursive: true }));
afterEach(() => expect(readdirSync(machine)).toEqual([]));

function leaveNothing(command: string) {
  const { status, stdout, stderr } = spawnSync(SCRIPT, ['bash', '-c', command], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('a command that takes its temporary files away ends as it would alone', () => {
  expect(leaveNothing('rmdir "$(mktemp -d)"; echo done; exit 3')).toEqual({ status: 3, stdout: 'done\n', stderr: '' });
});

test.each([
  ['a failure', 'exit 0', 1],
  ['told beside the failure that it is', 'exit 3', 3],
])('what is left behind is %s', (_, end, status) => {
  const said = leaveNothing(`mkdir "$TMPDIR/cdk.outAbCdEf"; touch "$TMPDIR/cdk.outAbCdEf/manifest.json"; ${end}`);
  expect(said).toEqual({ status, stdout: '', stderr: expect.stringMatching(/^Temporary files were left behind:\n\/.*\/cdk\.outAbCdEf\n$/) });
});

test("tsx's cache is not told, and goes as well", () => {
  expect(leaveNothing('mkdir "$TMPDIR/tsx-0"')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('what an interrupted command leaves goes as well', async () => {
  // A group of its own, which a terminal interrupts as a whole.
  const child = spawn(SCRIPT, ['bash', '-c', 'mktemp -d; exec sleep 60'], { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const [directory] = await once(child.stdout, 'data') as [Buffer];
  expect(existsSync(directory.toString().trim())).toBe(true);

  // Not SIGINT: a shell has what it starts in the background ignore that, be it all of the tests.
  process.kill(-child.pid!, 'SIGTERM');
  await once(child, 'exit');
});
