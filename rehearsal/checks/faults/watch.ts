import { setTimeout as pause } from 'node:timers/promises';
import type { Workload } from '../../drivers/kafka/workload';
import { CheckFailed } from '../../system/assert';
import { failIfStopped, pauseUnlessStopped } from '../../system/stopping';

const LOOK_EVERY = 250;

/** What is known of a partition: how much it holds, and since when. */
interface Partition {
  readonly end: number;
  readonly since: number;
}

/** A time in which nothing was added to a partition, in milliseconds since 1970. */
export interface Standstill {
  readonly from: number;
  readonly to: number;
}

/** Looks at a topic all the time, and knows the longest time in which nothing was added to one of its partitions. */
export class Watch {
  private readonly known = new Map<number, Partition>();
  private longest: Standstill = { from: 0, to: 0 };
  private stopped = false;
  private readonly watching: Promise<void>;

  /** `onCount` is told how many records the topic holds, at each look that is answered. */
  public constructor(
    private readonly workload: Workload,
    private readonly topic: string,
    private readonly partitions: number,
    private readonly onCount: (records: number) => void = () => {},
  ) {
    this.watching = this.watch();
  }

  /** Forgets the standstills until now. */
  public begin(): void {
    this.longest = { from: 0, to: 0 };
    this.known.forEach(({ end }, partition) => this.known.set(partition, { end, since: Date.now() }));
  }

  /** The longest one of a partition since the beginning. */
  public get standstill(): Standstill {
    const to = Date.now();
    return [...this.known.values()].map(({ since }) => ({ from: since, to })).reduce(longer, this.longest);
  }

  /** Partitions to which nothing was added for so many seconds. */
  public standing(seconds: number): number {
    return [...this.known.values()].filter(({ since }) => Date.now() - since > seconds * 1000).length;
  }

  /** Resolves when every partition has grown by so many records from now on. */
  public async untilAllGrow(records: number, timeoutSeconds: number): Promise<void> {
    const before = new Map<number, number>();
    const deadline = Date.now() + timeoutSeconds * 1000;
    const grown = () => {
      // What a partition held when it was first seen is no growth.
      this.known.forEach(({ end }, partition) => before.has(partition) || before.set(partition, end));
      return [...this.known].filter(([partition, { end }]) => end >= before.get(partition)! + records).length;
    };
    while (grown() < this.partitions) {
      if (Date.now() > deadline) {
        throw new CheckFailed(`records came to ${grown()} of ${this.partitions} partitions of ${this.topic} within ${timeoutSeconds} s`);
      }
      await pauseUnlessStopped(LOOK_EVERY);
      failIfStopped(`records came to ${grown()} of ${this.partitions} partitions of ${this.topic} so far`);
    }
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      // A broker that is gone leaves a question unanswered for a while: that is a standstill, too.
      const ends = await this.workload.ends([this.topic]).catch(() => []);
      ends.forEach(([, partition, end]) => this.see(partition, end));
      if (ends.length > 0) {
        this.onCount(ends.reduce((sum, [, , end]) => sum + end, 0));
      }
      await pause(LOOK_EVERY);
    }
  }

  private see(partition: number, end: number): void {
    const before = this.known.get(partition);
    if (before?.end !== end) {
      const now = Date.now();
      this.longest = longer(this.longest, { from: before?.since ?? now, to: now });
      this.known.set(partition, { end, since: now });
    }
  }
}

function longer(one: Standstill, other: Standstill): Standstill {
  return other.to - other.from > one.to - one.from ? other : one;
}
