import type { KafkaUser } from './kafka-driver';
import type { PartitionOffset, Reading, ReceivedRecord, TopicSettings, TopicDescription, WrittenRecord } from './records';

/** What a workload is told to write until it is stopped. */
export interface Stream {
  /** Begins every value. */
  readonly name: string;
  readonly topic: string;
  readonly perSecond: number;
  /** Added to each value. */
  readonly bytes?: number;
}

/** How records are written, other than Kafka's clients do by default. */
export interface WriteOptions {
  /** As Kafka's producers call it. */
  readonly compression?: 'zstd';
  /** Of each record, in milliseconds since 1970. */
  readonly timestamp?: number;
}

/** What a user does on a cluster, with Kafka's own clients. */
export class Workload {
  public constructor(
    private readonly user: KafkaUser,
    /** Whether it sees nothing of a transaction that is under way or was given up. */
    public readonly readsCommittedOnly = false,
  ) {}

  /** @param replicationFactor the brokers' own by default */
  public create(name: string, partitions: number, settings: TopicSettings = {}, replicationFactor?: number): Promise<void> {
    return this.createAll([name], partitions, settings, replicationFactor);
  }

  /** Topics that are alike but for their names. */
  public createAll(names: readonly string[], partitions: number, settings: TopicSettings = {}, replicationFactor?: number): Promise<void> {
    return this.user.call('topics.create', { names, partitions, settings, replicationFactor });
  }

  public delete(topics: readonly string[]): Promise<void> {
    return this.user.call('topics.delete', { topics });
  }

  public grow(name: string, partitions: number): Promise<void> {
    return this.user.call('topics.grow', { name, partitions });
  }

  /** Changes settings of a topic, and leaves its others as they are. */
  public change(name: string, settings: TopicSettings): Promise<void> {
    return this.user.call('topics.change', { name, settings });
  }

  /** All but Kafka's own. */
  public topics(): Promise<Readonly<Record<string, TopicDescription>>> {
    return this.user.call('topics.describe');
  }

  /** Partitions, Kafka's own among them, of which a replica is behind or gone. */
  public outOfSync(): Promise<string[]> {
    return this.user.call('topics.outOfSync');
  }

  public groups(): Promise<string[]> {
    return this.user.call('topics.groups');
  }

  /** Commits offsets for a group without members. */
  public commit(group: string, offsets: readonly PartitionOffset[]): Promise<void> {
    return this.user.call('topics.commit', { name: group, offsets });
  }

  /** Groups without members. */
  public deleteGroups(groups: readonly string[]): Promise<void> {
    return this.user.call('topics.deleteGroups', { groups });
  }

  public committedOffsets(group: string): Promise<PartitionOffset[]> {
    return this.user.call('topics.committedOffsets', { name: group });
  }

  /** Where the partitions end, of those topics that are there. */
  public ends(topics: readonly string[]): Promise<PartitionOffset[]> {
    return this.user.call('topics.ends', { topics });
  }

  /** Where a transaction is open, and its first record. */
  public openTransactions(name: string): Promise<PartitionOffset[]> {
    return this.user.call('topics.openTransactions', { name });
  }

  /** Everything that the brokers know of a topic's settings, their own defaults among them. */
  public settings(name: string): Promise<TopicSettings> {
    return this.user.call('topics.settings', { name });
  }

  /** Resolves when every record is acknowledged. */
  public write(topic: string, records: readonly WrittenRecord[], options?: WriteOptions): Promise<void> {
    return this.writeToEach([topic], records, options);
  }

  /** The same records to each of some topics. */
  public writeToEach(topics: readonly string[], records: readonly WrittenRecord[], options: WriteOptions = {}): Promise<void> {
    return this.user.call('records.write', { topics, records, ...options });
  }

  public async read(topics: readonly string[]): Promise<ReceivedRecord[]> {
    return (await this.user.call<unknown[][]>('records.read', { topics })).map(received);
  }

  /** The values of what a topic holds, without blanks around them: of each partition from an offset on, or from its beginning. */
  public values(topic: string, from: readonly PartitionOffset[]): Promise<string[]> {
    return this.user.call('records.values', { topic, from });
  }

  /** Reads as a member of a group up to a fraction of what each partition holds, commits and leaves. */
  public async readAs(group: string, topics: readonly string[], fraction = 1): Promise<ReceivedRecord[]> {
    return (await this.user.call<unknown[][]>('records.readAs', { group, topics, fraction })).map(received);
  }

  public startWriting({ bytes = 0, ...stream }: Stream): Promise<void> {
    return this.user.call('records.startWriting', { ...stream, bytes });
  }

  public countWritten(name: string): Promise<number> {
    return this.user.call('records.countWritten', { name });
  }

  /** What the brokers said when they first refused a record; null if they took all. */
  public firstRefusal(name: string): Promise<string | null> {
    return this.user.call('records.firstRefusal', { name });
  }

  /** What was acknowledged, and when; with `flush`, what is under way is waited for. */
  public async stopWriting(name: string, flush: boolean): Promise<{ readonly acknowledged: Reading[]; readonly refused: number }> {
    const { acknowledged, refused } = await this.user.call<{ acknowledged: [string, number][]; refused: number }>('records.stopWriting', { name, flush });
    return { acknowledged: acknowledged.map(reading), refused };
  }

  public startReading(group: string, topics: readonly string[]): Promise<void> {
    return this.user.call('records.startReading', { name: group, topics });
  }

  public countRead(group: string): Promise<number> {
    return this.user.call('records.countRead', { name: group });
  }

  /** With `commit`, the group resumes behind what was read here; otherwise as far as it committed in passing. */
  public async stopReading(group: string, commit: boolean): Promise<Reading[]> {
    return (await this.user.call<[string, number][]>('records.stopReading', { name: group, commit })).map(reading);
  }
}

function received([topic, partition, offset, timestamp, key, value, headers]: unknown[]): ReceivedRecord {
  return { topic, partition, offset, timestamp, key, value, headers } as ReceivedRecord;
}

function reading([value, at]: [string, number]): Reading {
  return { value, at };
}
