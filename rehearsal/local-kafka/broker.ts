import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { KafkaRefused } from './kafka-refused';
import { corrupt } from './segments';
import { signal, start } from '../system/processes';

export interface BrokerOptions {
  readonly id: number;
  /** Where SASL/SCRAM clients reach it, as host:port. */
  readonly address: string;
  /** Where clients with a certificate reach it, if it takes any. */
  readonly certificateAddress?: string;
  /** Where the other brokers reach it. */
  readonly replicationAddress: string;
  /** Everything it writes, its own words and Java's. */
  readonly log: string;
  /** Where it keeps what is written to it. */
  readonly logDirectory: string;
  readonly directory: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** KRaft brokers write it last: registered, unfenced and all listeners open. */
const STARTED = 'Kafka Server started';
const PATIENCE = 180_000;
const PAUSE = 50;

/** One Kafka process. */
export class Broker {
  public readonly id: number;
  public readonly address: string;
  public readonly certificateAddress?: string;
  public readonly replicationAddress: string;
  public readonly log: string;
  private child?: ChildProcess;

  public constructor(private readonly options: BrokerOptions) {
    this.id = options.id;
    this.address = options.address;
    this.certificateAddress = options.certificateAddress;
    this.replicationAddress = options.replicationAddress;
    this.log = options.log;
  }

  /** The process's id while it runs. */
  public get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the process and resolves when it answers clients. */
  public async start(): Promise<void> {
    const log = await fs.open(this.log, 'a', 0o600);
    const written = (await log.stat()).size;
    const child = start(this.options.command, this.options.args, {
      directory: this.options.directory,
      environment: this.options.environment,
      stdio: ['ignore', log.fd, log.fd],
    });
    this.child = child;
    child.once('exit', () => this.forget(child));
    child.once('error', () => this.forget(child));
    await log.close();
    await this.untilStarted(child, written);
  }

  /** Ends the process at once, as a power cut does, and resolves when it is gone. */
  public async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends the process in good order: its partitions move to other brokers first. */
  public async shutDown(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Stops it from running without closing a connection, as a machine does that hangs. */
  public freeze(): void {
    this.signal('SIGSTOP');
  }

  public thaw(): void {
    this.signal('SIGCONT');
  }

  /** Alters a record in what it keeps of a partition, as a disk does that fails; it need not stop for it. Whether the record is there. */
  public corrupt(topic: string, partition: number, value: string): Promise<boolean> {
    return corrupt(this.options.logDirectory, topic, partition, value);
  }

  private async end(name: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (child) {
      const gone = once(child, 'exit');
      signal(child, name);
      await gone;
    }
  }

  private signal(name: NodeJS.Signals): void {
    if (!this.child) {
      throw new Error(`Broker ${this.id} does not run: restart it first.`);
    }
    signal(this.child, name);
  }

  private forget(child: ChildProcess): void {
    if (this.child === child) {
      this.child = undefined;
    }
  }

  private async untilStarted(child: ChildProcess, from: number): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const ended = this.child !== child;
      const text = await this.logFrom(from);
      if (text.includes(STARTED)) {
        return;
      }
      if (ended) {
        throw KafkaRefused.from(text, this.log);
      }
      if (Date.now() > deadline) {
        throw new KafkaRefused(`Broker ${this.id} did not answer within ${PATIENCE / 1000} seconds; its log: ${this.log}`, this.log);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  private async logFrom(position: number): Promise<string> {
    const text = await fs.readFile(this.log);
    return text.subarray(position).toString('utf8');
  }
}
