import type { ClientBox } from '../client-box/client-box';
import { Conversation } from '../conversation/conversation';
import type { Position, Reading, ReceivedRecord, Settings, TopicDescription, WrittenRecord } from './records';

/** What an application is told to write until it is stopped. */
export interface Stream {
  /** Begins every value. */
  readonly name: string;
  readonly topic: string;
  readonly perSecond: number;
  /** Added to each value. */
  readonly bytes?: number;
}

/**
 * An application of a user: a Java process with Kafka's own clients. It knows the properties of the client box, the brokers
 * and its user, and does what it is told.
 */
export class Application {
  public static start({ box, classes, brokers, username, password, readsCommittedOnly = false }: {
    readonly box: ClientBox;
    /** Where its classes are. */
    readonly classes: string;
    readonly brokers: string;
    readonly username: string;
    readonly password: string;
    /** Whether it sees nothing of a transaction that is under way or was given up. */
    readonly readsCommittedOnly?: boolean;
  }): Application {
    const isolation = readsCommittedOnly ? 'READ_COMMITTED' : 'READ_UNCOMMITTED';
    const child = box.start(box.path('/opt/kafka/bin/kafka-run-class.sh'), ['Application', box.path('/etc/kafka/client.properties'), brokers, isolation], {
      input: 'pipe',
      environment: { CLASSPATH: classes, KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_HEAP_OPTS: '-Xmx192m' },
    });
    return new Application(username, readsCommittedOnly, new Conversation(child));
  }

  private constructor(public readonly username: string, public readonly readsCommittedOnly: boolean, private readonly conversation: Conversation) {}

  public create(name: string, partitions: number, settings: Settings = {}): Promise<void> {
    return this.conversation.ask('create', { name, partitions, settings });
  }

  public delete(topics: readonly string[]): Promise<void> {
    return this.conversation.ask('delete', { topics });
  }

  public grow(name: string, partitions: number): Promise<void> {
    return this.conversation.ask('grow', { name, partitions });
  }

  /** All but Kafka's own. */
  public topics(): Promise<Readonly<Record<string, TopicDescription>>> {
    return this.conversation.ask('topics');
  }

  public groups(): Promise<string[]> {
    return this.conversation.ask('groups');
  }

  public positions(group: string): Promise<Position[]> {
    return this.conversation.ask('positions', { name: group });
  }

  /** Where the partitions end, of those topics that are there. */
  public ends(topics: readonly string[]): Promise<Position[]> {
    return this.conversation.ask('ends', { topics });
  }

  /** Resolves when every record is acknowledged. */
  public write(topic: string, records: readonly WrittenRecord[]): Promise<void> {
    return this.conversation.ask('write', { topic, records });
  }

  public async read(topics: readonly string[]): Promise<ReceivedRecord[]> {
    return (await this.conversation.ask<unknown[][]>('read', { topics })).map(received);
  }

  /** The values of what a topic holds, without blanks around them: of each partition from an offset on, or from its beginning. */
  public values(topic: string, from: readonly Position[]): Promise<string[]> {
    return this.conversation.ask('values', { topic, from });
  }

  /** Reads as a member of a group up to a share of what each partition holds, commits and leaves. */
  public async readAs(group: string, topics: readonly string[], share = 1): Promise<ReceivedRecord[]> {
    return (await this.conversation.ask<unknown[][]>('readAs', { group, topics, share })).map(received);
  }

  public startWriting({ bytes = 0, ...stream }: Stream): Promise<void> {
    return this.conversation.ask('startWriting', { ...stream, bytes });
  }

  public countWritten(name: string): Promise<number> {
    return this.conversation.ask('countWritten', { name });
  }

  /** What was acknowledged, and when; with `flush`, what is under way is waited for. */
  public async stopWriting(name: string, flush: boolean): Promise<{ readonly acknowledged: Reading[]; readonly refused: number }> {
    const { acknowledged, refused } = await this.conversation.ask<{ acknowledged: [string, number][]; refused: number }>('stopWriting', { name, flush });
    return { acknowledged: acknowledged.map(reading), refused };
  }

  public startReading(group: string, topics: readonly string[]): Promise<void> {
    return this.conversation.ask('startReading', { name: group, topics });
  }

  public countRead(group: string): Promise<number> {
    return this.conversation.ask('countRead', { name: group });
  }

  /** With `commit`, the group goes on behind what was read here; otherwise as far as it committed in passing. */
  public async stopReading(group: string, commit: boolean): Promise<Reading[]> {
    return (await this.conversation.ask<[string, number][]>('stopReading', { name: group, commit })).map(reading);
  }

  /** Ends it at once. */
  public kill(): void {
    this.conversation.kill();
  }
}

function received([topic, partition, offset, timestamp, key, value, headers]: unknown[]): ReceivedRecord {
  return { topic, partition, offset, timestamp, key, value, headers } as ReceivedRecord;
}

function reading([value, at]: [string, number]): Reading {
  return { value, at };
}
