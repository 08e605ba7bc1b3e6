import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** Arguments of Node.js that run long-run.ts. */
export const LONG_RUN: readonly string[] = ['--import', 'tsx', join(__dirname, 'long-run.ts')];

/** What long-run.ts says of itself when it is at work. */
export interface Started {
  readonly pid: number;
  readonly brokers: readonly number[];
  readonly directories: readonly string[];
}

export interface Launched {
  readonly child: ChildProcess;
  readonly started: Started;
  readonly printed: () => string;
  readonly errors: () => string;
}

/** Starts a command that runs it, in a process group of its own, as a terminal does, and resolves when it is at work. */
export async function launch([command, ...args]: readonly string[]): Promise<Launched> {
  const child = spawn(command!, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed += text);
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors += text);
  const [line] = await once(createInterface({ input: child.stdout }), 'line') as [string];
  return { child, started: JSON.parse(line) as Started, printed: () => printed, errors: () => errors };
}

/** Resolves when neither a process nor a directory of it is left; the time limit of the test fails it. */
export async function untilNothingIsLeft({ pid, brokers, directories }: Started): Promise<void> {
  while ([pid, ...brokers].some(isRunning) || directories.some((directory) => existsSync(directory))) {
    await pause(20);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
