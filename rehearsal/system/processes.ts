import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { onStop } from './stopping';

export interface StartOptions {
  /** The whole environment of the process; this process's own by default. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly directory?: string;
  readonly stdio?: StdioOptions;
}

export interface RunOptions extends Omit<StartOptions, 'stdio'> {
  /** Text for the standard input, which is empty by default. */
  readonly input?: string;
  /** After so many milliseconds the process and its children are killed. */
  readonly timeout?: number;
}

export interface Finished {
  /** The exit status; null when a signal or the timeout ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What to kill when the rehearsal ends. execa would do less here: it kills a process, not the group that it leads. */
const running = new Set<ChildProcess>();

let isEnding = false;

/** Kills everything, and lets nothing else start: what is at work when a run is interrupted would go on for a moment. */
export function startNothingMore(): void {
  isEnding = true;
  killAll();
}

/**
 * Starts a process that leads a group of its own, so that a signal reaches whatever it started, too,
 * and that Ctrl-C in the terminal reaches only us.
 */
export function start(command: string, args: readonly string[], options: StartOptions = {}): ChildProcess {
  if (isEnding) {
    throw new Error(`${command} was not started: the run is interrupted.`);
  }
  if (running.size === 0 && !process.listeners('exit').includes(killAll)) {
    process.on('exit', killAll);
  }
  const child = spawn(command, args, {
    detached: true,
    cwd: options.directory,
    env: options.environment ?? process.env,
    stdio: options.stdio ?? ['ignore', 'ignore', 'ignore'],
  });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => {
    running.delete(child);
    signal(child, 'SIGKILL');
  });
  return child;
}

/** Runs a command to its end. A status other than 0 is an answer, not an error. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = start(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => stdout += text);
  child.stderr!.setEncoding('utf8').on('data', (text: string) => stderr += text);
  // A command that does not read its input closes it; its status tells the rest.
  child.stdin!.on('error', () => undefined);
  child.stdin!.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    const timer = options.timeout === undefined ? undefined : setTimeout(() => signal(child, 'SIGKILL'), options.timeout);
    const forget = onStop(() => signal(child, 'SIGKILL'));
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      forget();
      reject(error.code === 'ENOENT' ? new Error(`${command} was not found: install it and put it on the PATH.`) : error);
    });
    child.once('close', (status) => {
      clearTimeout(timer);
      forget();
      resolve({ status, stdout, stderr });
    });
  });
}

/** Signals a process's whole group; one that is gone already is no error. */
export function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    // EPERM is macOS's answer for a group of which only a zombie is left.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw error;
    }
  }
}

/** Kills, at once and without waiting, everything started here that still runs. Safe in an exit handler. */
export function killAll(): void {
  for (const child of running) {
    signal(child, 'SIGKILL');
  }
}
