import { once } from 'node:events';
import { killAll, run, signal, start } from '../../system/processes';

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A killed process has its id until the machine's first process has buried it. */
async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a command\'s output, errors and status come back', async () => {
  expect(await run('sh', ['-c', 'cat; echo oh >&2; exit 3'], { input: 'hello' })).toEqual({ status: 3, stdout: 'hello', stderr: 'oh\n' });
});

test('a command that does not exist is named', async () => {
  await expect(run('no-such-command', [])).rejects.toThrow('no-such-command was not found: install it and put it on the PATH.');
});

test('a command that takes too long is killed with its children', async () => {
  expect((await run('sh', ['-c', 'sleep 60; echo late'], { timeout: 50 })).status).toBeNull();
});

test('what a command leaves behind is killed with it', async () => {
  const { stdout } = await run('sh', ['-c', 'sleep 60 >&- 2>&- & echo $!']);
  await untilGone(Number(stdout));
});

test('killAll ends every process', async () => {
  const children = [start('sleep', ['60']), start('sleep', ['60'])];
  const gone = Promise.all(children.map((child) => once(child, 'exit')));
  signal(children[0], 'SIGSTOP');
  killAll();
  await gone;
  expect(children.map(({ signalCode }) => signalCode)).toEqual(['SIGKILL', 'SIGKILL']);
});
