import type { Workload } from '../drivers/kafka/workload';
import type { Reading } from '../drivers/kafka/records';
import type { Side } from '../assembly/descriptions';
import type { FlowProperties } from '../hosts/mirror-maker/flow-properties';
import { failIfStopped, pauseUnlessStopped } from '../system/stopping';
import { secondsUntil } from './waiting';

export const PER_SECOND = 100;

/** For the work itself, on top of the intervals. */
const ALLOWANCE = 5;
const WORKING_TIMEOUT = 90;

/** Who does it on a side: often one user writes, and another one reads. */
export interface Workers {
  readonly writer: Workload;
  readonly reader: Workload;
}

/** What the workload uses on either side, under the same names. */
export interface Work {
  readonly topic: string;
  readonly partitions: number;
  readonly group: string;
}

/**
 * A workload that writes and reads all the time, from before the first check on: on one side, and after a
 * failover on the other. It remembers everything that it wrote and read anywhere.
 */
export class BackgroundWorkload {
  /** What was acknowledged on either side, until it last stopped writing. */
  public readonly acknowledged: Reading[] = [];
  /** What its group read on either side, until it last stopped reading. */
  public readonly read: Reading[] = [];
  /** How many acknowledged records are gone, so far. */
  public lost = 0;
  private at: { readonly side: Side; readonly topics: readonly string[] } = { side: 'primary', topics: [] };
  private streams = 0;

  public constructor(private readonly workers: Readonly<Record<Side, Workers>>, private readonly work: Work) {}

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
    await this.reader.startReading(this.group, topics);
    await this.writer.startWriting({ name: this.stream, topic: this.topic, perSecond: PER_SECOND });
  }

  /** With `flush`, what is under way is waited for. */
  public async stopWriting(flush: boolean): Promise<void> {
    const { acknowledged } = await this.writer.stopWriting(this.stream, flush);
    append(this.acknowledged, acknowledged);
  }

  /** With `commit`, the group resumes behind what it read; otherwise as far as it committed in passing. */
  public async stopReading(commit: boolean): Promise<void> {
    append(this.read, await this.reader.stopReading(this.group, commit));
  }

  /** How many records it read since it last started. */
  public countRead(): Promise<number> {
    return this.reader.countRead(this.group);
  }

  /** Resolves when it has written and read, with the time. */
  public async untilItWorks(): Promise<number> {
    await secondsUntil(`the workload works at the ${this.side}`, WORKING_TIMEOUT, async () =>
      await this.writer.countWritten(this.stream) > 0 && await this.countRead() > 0);
    return Date.now();
  }

  /** Resolves when it has worked for much longer than an offset may be old, and on this side at least as long. */
  public async untilSettled(flow: FlowProperties): Promise<void> {
    const enough = maxOffsetAge(flow) * PER_SECOND;
    const here = await this.writer.countWritten(this.stream);
    const missing = Math.max(enough - here, 2 * enough - here - this.acknowledged.length, 0);
    await pauseUnlessStopped(missing / PER_SECOND * 1000);
    failIfStopped(`${missing} more records written at the ${this.side}: not yet`);
  }

  private get writer(): Workload {
    return this.workers[this.side].writer;
  }

  private get reader(): Workload {
    return this.workers[this.side].reader;
  }

  /** Begins the values of what it writes until it fails over. */
  private get stream(): string {
    return `live-${this.streams}`;
  }
}

/** So old a group's offset at the target may be: what was flushed is translated, then checkpointed, then synced. */
export function maxOffsetAge(flow: FlowProperties): number {
  return flow.flushInterval + flow.checkpointInterval + ALLOWANCE;
}

/** One by one: as arguments of one call some hundred thousand are too many for the stack. */
function append<T>(all: T[], more: readonly T[]): void {
  for (const one of more) {
    all.push(one);
  }
}
