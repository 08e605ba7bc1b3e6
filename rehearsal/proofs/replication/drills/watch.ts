import { setTimeout as pause } from 'node:timers/promises';
import type { Application } from '../../../application/application';
import { countRecords } from '../waiting';

const LOOK_EVERY = 250;

/** Looks at a topic all the time, and knows the longest time in which nothing was added. */
export class Watch {
  public count = 0;
  private longest = 0;
  private since = Date.now();
  private stopped = false;
  private readonly watching: Promise<void>;

  public constructor(private readonly application: Application, private readonly topic: string) {
    this.watching = this.watch();
  }

  /** Seconds. */
  public get longestStandstill(): number {
    return Math.max(this.longest, Date.now() - this.since) / 1000;
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      // A broker that is gone leaves a question unanswered for a while: that is a standstill, too.
      const count = await countRecords(this.application, [this.topic]).catch(() => this.count);
      if (count !== this.count) {
        this.longest = Math.max(this.longest, Date.now() - this.since);
        this.since = Date.now();
        this.count = count;
      }
      await pause(LOOK_EVERY);
    }
  }
}
