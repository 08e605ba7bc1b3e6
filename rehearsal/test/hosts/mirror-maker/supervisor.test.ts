import { mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Supervisor } from '../../../hosts/mirror-maker/supervisor';
import { EcsTask } from '../../../hosts/mirror-maker/ecs-task';

const root = mkdtempSync(join(tmpdir(), 'supervisor-'));
const log = join(root, 'log');
afterAll(() => rmSync(root, { recursive: true }));

/** A task that says which it is, and ends by itself unless it is the last. */
function task(): EcsTask {
  writeFileSync(join(root, 'entry.sh'), '#!/bin/sh\necho "$WHICH"\n[ "$WHICH" != last ] || exec sleep 60\n');
  chmodSync(join(root, 'entry.sh'), 0o755);
  return new EcsTask({ root, entryPoint: ['/entry.sh'], healthCommand: [], healthTimeout: 5, environment: { PATH: process.env.PATH, WHICH: 'first', MIRROR_MAKER_PROPERTIES: '' }, log });
}

test('starts the next one when one has ended, with the variables of that moment', async () => {
  const only = task();
  await only.start();
  const turns = ['second', 'third', 'last'];
  // Asked at once, where the first has ended before.
  const supervisor = new Supervisor([only], () => ({ WHICH: turns.shift()! }));
  try {
    while (!readFileSync(log, 'utf8').includes('last')) {
      await pause(20);
    }
  } finally {
    await supervisor.stop();
    await only.kill();
  }

  expect(readFileSync(log, 'utf8')).toBe('first\nsecond\nthird\nlast\n');
  expect(supervisor.replaced).toBe(3);
}, 60_000);

test('starts nothing any more when it was stopped', async () => {
  const only = task();
  const supervisor = new Supervisor([only], () => ({ WHICH: 'last' }));
  while (!only.isRunning) {
    await pause(20);
  }
  await supervisor.stop();
  await only.kill();
  await pause(300);

  expect(only.isRunning).toBe(false);
});
