import { setTimeout as pause } from 'node:timers/promises';
import { run } from './processes';

/** Looks at the command lines of all processes of this machine, again and again, for text that must not stand there. */
export class ProcessListWatch {
  public looks = 0;
  private readonly found = new Set<string>();
  private stopped = false;

  public constructor(private readonly forbidden: ReadonlySet<string>) {}

  /** Command lines that held one of the forbidden texts. */
  public get sightings(): readonly string[] {
    return [...this.found];
  }

  public async watch(milliseconds: number): Promise<void> {
    while (!this.stopped) {
      await this.look();
      await pause(milliseconds, undefined, { ref: false });
    }
  }

  public stop(): void {
    this.stopped = true;
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
