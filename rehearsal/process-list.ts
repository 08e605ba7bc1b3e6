import { setInterval as every } from 'node:timers/promises';
import { run } from './kafka/processes';

/** Looks at the command lines of all processes of this machine, again and again, for text that must not stand there. */
export class ProcessListWatch {
  public looks = 0;
  private readonly found = new Set<string>();
  private readonly stopped = new AbortController();

  public constructor(private readonly forbidden: ReadonlySet<string>) {}

  /** Command lines that held one of the forbidden texts. */
  public get sightings(): readonly string[] {
    return [...this.found];
  }

  public async watch(milliseconds: number): Promise<void> {
    try {
      for await (const _ of every(milliseconds, undefined, { signal: this.stopped.signal })) {
        await this.look();
      }
    } catch (error) {
      if (!this.stopped.signal.aborted) {
        throw error;
      }
    }
  }

  public stop(): void {
    this.stopped.abort();
  }

  private async look(): Promise<void> {
    const { stdout } = await run('ps', ['-A', '-ww', '-o', 'args=']);
    this.looks++;
    for (const line of stdout.split('\n')) {
      if ([...this.forbidden].some((text) => line.includes(text))) {
        this.found.add(line);
      }
    }
  }
}
