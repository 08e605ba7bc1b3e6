import { setTimeout as pause } from 'node:timers/promises';
import type { Application } from '../../../application/application';
import { Disproved } from '../../proof';

const LOOK_EVERY = 250;

/** What is known of a partition: how much it holds, and since when. */
interface Partition {
  readonly end: number;
  readonly since: number;
}

/** Looks at a topic all the time, and knows the longest time in which nothing was added to one of its partitions. */
export class Watch {
  private readonly known = new Map<number, Partition>();
  private longest = 0;
  private stopped = false;
  private readonly watching: Promise<void>;

  public constructor(private readonly application: Application, private readonly topic: string, private readonly partitions: number) {
    this.watching = this.watch();
  }

  /** Forgets the standstills until now. */
  public begin(): void {
    this.longest = 0;
    this.known.forEach(({ end }, partition) => this.known.set(partition, { end, since: Date.now() }));
  }

  /** Of a partition, since the beginning, in seconds. */
  public get longestStandstill(): number {
    return Math.max(this.longest, ...[...this.known.values()].map(({ since }) => Date.now() - since)) / 1000;
  }

  /** Partitions to which nothing was added for so many seconds. */
  public standing(seconds: number): number {
    return [...this.known.values()].filter(({ since }) => Date.now() - since > seconds * 1000).length;
  }

  /** Resolves when every partition has grown by so many records from now on. */
  public async untilAllGrow(records: number, timeoutSeconds: number): Promise<void> {
    const before = new Map(this.known);
    const deadline = Date.now() + timeoutSeconds * 1000;
    const grown = () => [...this.known].filter(([partition, { end }]) => end >= (before.get(partition)?.end ?? 0) + records).length;
    while (grown() < this.partitions) {
      if (Date.now() > deadline) {
        throw new Disproved(`records came to ${grown()} of ${this.partitions} partitions of ${this.topic} within ${timeoutSeconds} s`);
      }
      await pause(LOOK_EVERY);
    }
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      // A broker that is gone leaves a question unanswered for a while: that is a standstill, too.
      (await this.application.ends([this.topic]).catch(() => [])).forEach(([, partition, end]) => this.see(partition, end));
      await pause(LOOK_EVERY);
    }
  }

  private see(partition: number, end: number): void {
    const before = this.known.get(partition);
    if (before?.end !== end) {
      const now = Date.now();
      this.longest = Math.max(this.longest, now - (before?.since ?? now));
      this.known.set(partition, { end, since: now });
    }
  }
}
