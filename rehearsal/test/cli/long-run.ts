/** Stands for a rehearsal with brokers: processes with children, directories, output, and an end that takes a moment. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithSignals } from '../../cli/signals';
import { start } from '../../system/processes';
import { makeTemporaryDirectory } from '../../system/temporary-directories';

async function main(): Promise<void> {
  endWithSignals(async () => {
    console.error('FAILED, as its processes are gone');
    await pause(100);
  });
  const directories = [makeTemporaryDirectory(tmpdir(), 'long-run-'), makeTemporaryDirectory(tmpdir(), 'long-run-')];
  // It ends by no signal but the last one, as a Java that swaps.
  const brokers = [1, 2].map(() => start('sh', ['-c', 'trap "" HUP INT QUIT TERM; while sleep 0.2; do :; done']).pid);
  // Long enough for the watch of what started this to have looked once.
  await pause(1500);
  console.log(JSON.stringify({ pid: process.pid, brokers, directories }));
  for (let count = 0; ; count++) {
    writeFileSync(join(directories[0]!, `record-${count}`), 'text');
    console.log('goes on');
    await pause(50);
  }
}

void main();
