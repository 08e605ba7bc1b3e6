import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { newCanary } from './canary';
import { ofEachProcess } from './process-files';
import { run, signal, start } from './processes';
import { maskSecrets, spellingsOf } from './spellings';

/**
 * Looks at the command lines of all processes of this machine, again and again, for secrets, however they are spelt. A process of its
 * own shows it a canary all the time: a look that misses it was blind, and says nothing of the rest.
 */
export class ProcessListWatch {
  public looks = 0;
  /** Looks that did not see the canary. */
  public blindLooks = 0;
  private readonly found = new Set<string>();
  private readonly canary = newCanary();
  private stopped = false;

  /** @param commandLines what all processes of the machine were started with, one a line */
  public constructor(private readonly forbidden: ReadonlySet<string>, private readonly commandLines: () => Promise<string> = () => everyCommandLine()) {}

  /** Command lines that held one of the secrets, without it. */
  public get sightings(): readonly string[] {
    return [...this.found];
  }

  /** Never rejects: where it cannot look it is blind. */
  public async watch(milliseconds: number): Promise<void> {
    let shown: ChildProcess;
    try {
      // It waits for input that never comes.
      shown = start('sh', ['-c', 'cat; :', this.canary], { stdio: ['pipe', 'ignore', 'ignore'] });
    } catch {
      this.count(false);
      return;
    }
    try {
      while (!this.stopped) {
        await this.look();
        await pause(milliseconds, undefined, { ref: false });
      }
    } finally {
      signal(shown, 'SIGKILL');
    }
  }

  public stop(): void {
    this.stopped = true;
  }

  private count(sawCanary: boolean): void {
    this.looks++;
    this.blindLooks += sawCanary ? 0 : 1;
  }

  private async look(): Promise<void> {
    const lines = (await this.commandLines().catch(() => '')).split('\n');
    this.count(lines.some((line) => line.includes(this.canary)));
    const spellings = [...this.forbidden].flatMap(spellingsOf);
    lines.filter((line) => spellings.some((spelling) => line.includes(spelling))).forEach((line) => this.found.add(maskSecrets(line, this.forbidden)));
  }
}

/** One a line. */
export async function everyCommandLine(processes?: string): Promise<string> {
  const found = ofEachProcess('cmdline', processes);
  // Arguments may have several lines, as the environment of a shell that is given as one.
  return found?.map((line) => line.replace(/[\0\n]/g, ' ').trimEnd()).join('\n') ?? (await run('ps', ['-A', '-ww', '-o', 'args='])).stdout;
}
