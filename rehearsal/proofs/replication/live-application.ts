import { setTimeout as pause } from 'node:timers/promises';
import type { Application } from '../../application/application';
import type { Reading } from '../../application/records';
import type { Side } from '../../assembly/descriptions';
import type { Flow } from '../../mirror-maker/flow';
import { secondsUntil } from './waiting';

export const PER_SECOND = 100;

/** For the work itself, beside the intervals. */
const ALLOWANCE = 5;
const WORKING_TIMEOUT = 90;

/** What the application uses on either side, under the same names. */
export interface Work {
  readonly topic: string;
  readonly partitions: number;
  readonly group: string;
}

/**
 * An application that writes and reads all the time, from before anything is put to the test: on one side, and after a
 * failover on the other. It remembers everything that it wrote and read anywhere.
 */
export class LiveApplication {
  /** What was acknowledged on either side, until it last stopped writing. */
  public readonly acknowledged: Reading[] = [];
  /** What its group read on either side, until it last stopped reading. */
  public readonly read: Reading[] = [];
  /** How many acknowledged records are gone, as far as the story has come. */
  public lost = 0;
  private at: { readonly side: Side; readonly topics: readonly string[] } = { side: 'primary', topics: [] };
  private streams = 0;

  public constructor(private readonly applications: Readonly<Record<Side, Application>>, private readonly work: Work) {}

  /** What it writes to, on either side. */
  public get topic(): string {
    return this.work.topic;
  }

  public get partitions(): number {
    return this.work.partitions;
  }

  /** What it reads as, on either side. */
  public get group(): string {
    return this.work.group;
  }

  /** Where it works. */
  public get side(): Side {
    return this.at.side;
  }

  /** What its group reads there. */
  public get topics(): readonly string[] {
    return this.at.topics;
  }

  /** Begins to write on a side, and its group to read these topics there. */
  public async start(side: Side, topics: readonly string[]): Promise<void> {
    this.at = { side, topics };
    this.streams++;
    await this.application.startReading(this.group, topics);
    await this.application.startWriting({ name: this.stream, topic: this.topic, perSecond: PER_SECOND });
  }

  /** With `flush`, what is under way is waited for. */
  public async stopWriting(flush: boolean): Promise<void> {
    const { acknowledged } = await this.application.stopWriting(this.stream, flush);
    append(this.acknowledged, acknowledged);
  }

  /** With `commit`, the group goes on behind what it read; otherwise as far as it committed in passing. */
  public async stopReading(commit: boolean): Promise<void> {
    append(this.read, await this.application.stopReading(this.group, commit));
  }

  /** How many records it read since it last started. */
  public countRead(): Promise<number> {
    return this.application.countRead(this.group);
  }

  /** Resolves when it has written and read, with the time. */
  public async untilItWorks(): Promise<number> {
    await secondsUntil(`the application works at the ${this.side}`, WORKING_TIMEOUT, async () =>
      await this.application.countWritten(this.stream) > 0 && await this.countRead() > 0);
    return Date.now();
  }

  /** Resolves when it has worked for much longer than a position may be old, and on this side at least as long. */
  public async untilSettled(flow: Flow): Promise<void> {
    const enough = oldestPosition(flow) * PER_SECOND;
    const here = await this.application.countWritten(this.stream);
    const missing = Math.max(enough - here, 2 * enough - here - this.acknowledged.length, 0);
    await pause(missing / PER_SECOND * 1000);
  }

  private get application(): Application {
    return this.applications[this.side];
  }

  /** Begins the values of what it writes until it moves. */
  private get stream(): string {
    return `live-${this.streams}`;
  }
}

/** So old a group's position at the target may be: what was flushed is translated, then checkpointed, then carried over. */
export function oldestPosition(flow: Flow): number {
  return flow.flushInterval + flow.checkpointInterval + ALLOWANCE;
}

/** One by one: as arguments of one call some hundred thousand are too many for the stack. */
function append<T>(all: T[], more: readonly T[]): void {
  for (const one of more) {
    all.push(one);
  }
}
