import type { FetchedPartition, ProbedCluster, TopicsOfCluster } from '../../../functions/replication-probe/clusters';
import { nameOf, type Of, type TopicPartition } from '../../../functions/replication-probe/partitions';
import type { RecordBatch, RecordPosition } from '../../../functions/replication-probe/records';

const LOG_APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

interface Kept {
  readonly batches: RecordBatch[];
  end: bigint;
  open: Map<bigint, bigint>;
  readonly aborted: { producerId: bigint; firstOffset: bigint; marker: bigint }[];
}

/** A cluster in memory that answers as brokers do, markers of transactions and all. */
export class Cluster implements ProbedCluster {
  /** How many batches an answer has of its first partition. */
  public batchesOfAnswer = 2;
  public readonly fetches: string[] = [];
  public readonly kept: Record<string, number> = {};
  public leaderless: string[] = [];
  /** Partitions that have an error, by the request that meets it. */
  public readonly errors: { request: 'firstSince' | 'youngest' | 'ends' | 'fetch'; partition: string }[] = [];
  /** Partitions of which it gives no batch, whatever there is. */
  public readonly silent: string[] = [];
  private readonly logs = new Map<string, Kept[]>();

  /** Adds a topic, or another one in its place. */
  public topic(name: string, partitions = 1): this {
    this.logs.set(name, Array.from({ length: partitions }, () => ({ batches: [], end: 0n, open: new Map(), aborted: [] })));
    return this;
  }

  /** Writes one batch, of a transaction if it has a producer. */
  public write(topic: string, times: readonly number[], { partition = 0, producer, appendTime }: { partition?: number; producer?: number; appendTime?: number } = {}): this {
    const log = this.log({ topic, partition });
    if (producer !== undefined && !log.open.has(BigInt(producer))) {
      log.open.set(BigInt(producer), log.end);
    }
    this.append(log, times, (producer === undefined ? 0 : TRANSACTIONAL) | (appendTime === undefined ? 0 : LOG_APPEND_TIME), producer, appendTime);
    return this;
  }

  /** Ends a transaction. */
  public end(topic: string, producer: number, how: 'commit' | 'abort', time: number, partition = 0): this {
    const log = this.log({ topic, partition });
    if (how === 'abort') {
      log.aborted.push({ producerId: BigInt(producer), firstOffset: log.open.get(BigInt(producer))!, marker: log.end });
    }
    log.open.delete(BigInt(producer));
    this.append(log, [time], TRANSACTIONAL | CONTROL, producer, undefined, Buffer.from([0, 0, 0, how === 'commit' ? 1 : 0]));
    return this;
  }

  /** As retention does. */
  public empty(topic: string, partition = 0): this {
    this.log({ topic, partition }).batches.length = 0;
    return this;
  }

  /** The first batch, as retention does, too. */
  public deleteFirst(topic: string, partition = 0): this {
    this.log({ topic, partition }).batches.shift();
    return this;
  }

  public async topics(): Promise<TopicsOfCluster> {
    return new Map([...this.logs].map(([topic, logs]) => [topic, logs.map((_, partition) => ({ hasLeader: !this.leaderless.includes(`${topic}-${partition}`) }))]));
  }

  public async firstSince(times: Of<bigint>): Promise<Of<RecordPosition | undefined>> {
    return this.answering('firstSince', times).map(([partition, time]) => [partition, this.records(partition).find(({ timestamp }) => BigInt(timestamp) >= time)]);
  }

  public async youngest(partitions: readonly TopicPartition[]): Promise<Of<RecordPosition | undefined>> {
    return this.answering('youngest', partitions.map((partition) => [partition, undefined])).map(([partition]) =>
      [partition, this.records(partition).sort((one, other) => other.timestamp - one.timestamp)[0]]);
  }

  public async ends(partitions: readonly TopicPartition[]): Promise<Of<bigint>> {
    return this.answering('ends', partitions.map((partition) => [partition, undefined])).map(([partition]) => [partition, this.log(partition).end]);
  }

  public async retention(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(topics.flatMap((topic) => topic in this.kept ? [[topic, this.kept[topic]!] as const] : []));
  }

  /** Batches of the first partition, and nothing of the others: an answer may be as full as that. */
  public async fetch(offsets: Of<bigint>, which: 'committed' | 'all'): Promise<Of<FetchedPartition>> {
    return this.answering('fetch', offsets).map(([partition, offset], place) => {
      this.fetches.push(`${partition.topic}-${partition.partition}@${offset} ${which}`);
      const { batches, end, open, aborted } = this.log(partition);
      const lastStableOffset = [...open.values()].reduce((least, first) => first < least ? first : least, end);
      const last = ({ firstOffset, lastOffsetDelta }: RecordBatch) => firstOffset + BigInt(lastOffsetDelta);
      const found = this.silent.includes(nameOf(partition)) ? [] : batches.filter((batch) => last(batch) >= offset && (which === 'all' || batch.firstOffset < lastStableOffset));
      return [partition, { batches: place === 0 ? found.slice(0, this.batchesOfAnswer) : [], abortedTransactions: which === 'all' ? [] : aborted.filter(({ marker }) => marker >= offset), lastStableOffset, end }];
    });
  }

  private append(log: Kept, times: readonly number[], attributes: number, producer = -1, appendTime?: number, key: Buffer | null = null): void {
    const first = BigInt(times[0]!);
    log.batches.push({
      firstOffset: log.end,
      lastOffsetDelta: times.length - 1,
      attributes,
      firstTimestamp: first,
      maxTimestamp: BigInt(appendTime ?? Math.max(...times)),
      producerId: BigInt(producer),
      records: times.map((time, offsetDelta) => ({ offsetDelta, timestampDelta: BigInt(time) - first, key })),
    });
    log.end += BigInt(times.length);
  }

  private answering<Value>(request: string, asked: Of<Value>): Of<Value> {
    return asked.filter(([partition]) => !this.errors.some((error) => error.request === request && error.partition === nameOf(partition)));
  }

  private log({ topic, partition }: TopicPartition): Kept {
    return this.logs.get(topic)![partition]!;
  }

  /** Markers, too: a broker that looks for a time takes them for records. */
  private records(partition: TopicPartition): RecordPosition[] {
    return this.log(partition).batches.flatMap(({ firstOffset, attributes, firstTimestamp, maxTimestamp, records }) => records.map(({ offsetDelta, timestampDelta }) => ({
      offset: firstOffset + BigInt(offsetDelta),
      timestamp: Number(attributes & LOG_APPEND_TIME ? maxTimestamp : firstTimestamp + timestampDelta),
    })));
  }
}
