import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EcsTask } from '../../../hosts/mirror-maker/ecs-task';

const root = mkdtempSync(join(tmpdir(), 'ecs-task-'));
afterAll(() => rmSync(root, { recursive: true }));

function task(script: string): EcsTask {
  writeFileSync(join(root, 'entry.sh'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(root, 'entry.sh'), 0o755);
  return new EcsTask({ root, entryPoint: ['/entry.sh'], healthCommand: [], healthTimeout: 5, environment: { PATH: process.env.PATH, MIRROR_MAKER_PROPERTIES: '' }, log: join(root, 'log') });
}

async function untilEnded(one: EcsTask): Promise<void> {
  while (one.isRunning) {
    await pause(20);
  }
}

test.each([
  ['exit 3', 'status 3'],
  ['kill -9 $$', 'SIGKILL'],
])('a process that ends by itself is remembered: %s', async (script, how) => {
  const one = task(script);
  await one.start();
  await untilEnded(one);
  expect(one.exits).toEqual([how]);
});

test('one that was asked to end, or was killed, is not', async () => {
  const one = task('exec sleep 60');
  await one.start();
  await one.stop(60);
  await one.start();
  await one.kill();
  expect([one.exits, one.isRunning]).toEqual([[], false]);
});

test('one that is waited for may end by itself', async () => {
  const one = task('sleep 0.2; exit 143');
  await one.start();
  await one.untilEnded();
  expect([one.exits, one.isRunning]).toEqual([[], false]);
  await one.untilEnded();
});

test('what was never started has printed nothing', async () => {
  expect(await new EcsTask({ root, entryPoint: [], healthCommand: [], healthTimeout: 5, environment: {}, log: join(root, 'no-log') }).printed()).toBe('');
});
