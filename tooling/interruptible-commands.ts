import { spawn, type ChildProcess } from 'node:child_process';
import { untilAncestorEnds } from '../rehearsal/system/ancestors';
import { startNothingMore } from '../rehearsal/system/processes';
import { SIGNALS, statusOf, type Signal } from '../rehearsal/system/signals';

const LOOK_EVERY = 2000;

/** How a command prints: on this process's terminal, or, next to one that does, everything when it ends. */
export type Display = 'terminal' | 'at its end';

/**
 * Runs commands that share this process's terminal. A signal reaches those that run, which may need a moment to stop what they
 * started, and none is run after that.
 */
export class InterruptibleCommands {
  private readonly running = new Set<ChildProcess>();
  private interrupted?: Signal;

  public constructor() {
    for (const signal of SIGNALS) {
      process.on(signal, () => this.interrupt(signal));
    }
    void untilAncestorEnds(LOOK_EVERY).then(() => this.interrupt('SIGTERM'), () => undefined);
  }

  /** The status to end with after a signal. */
  public get interruptedWith(): number | undefined {
    return this.interrupted && statusOf(this.interrupted);
  }

  /** Runs a command to its end, and returns its status. */
  public async run(command: string, args: readonly string[], display: Display = 'terminal'): Promise<number> {
    if (this.interruptedWith !== undefined) {
      return this.interruptedWith;
    }
    const child = spawn(command, args, { stdio: display === 'terminal' ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    this.running.add(child);
    let printed = '';
    for (const output of [child.stdout, child.stderr]) {
      output?.setEncoding('utf8').on('data', (text: string) => printed += text);
    }
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status) => {
        this.running.delete(child);
        process.stdout.write(printed);
        resolve(this.interruptedWith ?? status ?? 1);
      });
    });
  }

  private interrupt(signal: Signal): void {
    if (this.interrupted === undefined && this.running.size === 0) {
      console.error('Interrupted: nothing was rehearsed.');
    }
    this.interrupted ??= signal;
    // What runs apart from the terminal, as cdk synth does.
    startNothingMore();
    this.running.forEach((child) => child.kill(signal));
  }
}
