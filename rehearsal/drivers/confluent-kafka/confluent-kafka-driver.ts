import { join } from 'node:path';
import type { RunningCluster } from '../../hosts/running-cluster';
import { resource } from '../../system/package-root';
import { start } from '../../system/processes';
import { PYTHON_TOOLS } from '../../system/python-tools';
import { JsonRpcClient } from '../json-rpc/json-rpc-client';
import type { Credentials } from '../kafka/kafka-driver';

/** In transactions, some of them aborted; with compression, headers, and neither key nor value; with timestamps of long ago. */
export type ProducerKind = 'transactional' | 'idempotent' | 'long-ago';

export interface ProducerOptions {
  readonly kind: ProducerKind;
  readonly cluster: string;
  readonly topics: readonly string[];
  /** Those that take no record without a key. */
  readonly compacted: readonly string[];
  readonly perSecond: number;
  /** What it chooses at random follows from this. */
  readonly seed: number;
}

export interface WrittenCount {
  /** Those of transactions that were committed among them. */
  readonly acknowledged: number;
  /** Records of transactions that were aborted. */
  readonly aborted: number;
  readonly transactions: { readonly committed: number; readonly aborted: number };
  /** What the brokers, or librdkafka, said when a record or a transaction first failed. */
  readonly firstRefusal: string | null;
}

/** What a reader of committed records has seen of what was written. */
export interface ReadCount {
  readonly read: number;
  /** Acknowledged, and not there; of compacted topics, only the last of each key. */
  readonly missing: number;
  readonly twice: number;
  /** First seen behind a later one of its partition. */
  readonly outOfOrder: number;
  /** There with another partition, time, key, value or headers. */
  readonly altered: number;
  /** Of transactions that were aborted. */
  readonly aborted: number;
  /** No producer wrote them. */
  readonly unknown: number;
  /** The first that is missing or altered. */
  readonly example: string | null;
}

/** Of compacted topics: keys that have another value than the one that was acknowledged last. */
export interface KeyCount {
  readonly keys: number;
  readonly records: number;
  readonly behind: number;
}

/** Which name a topic's records were written under, by its name. */
export type TopicNames = Readonly<Record<string, string>>;

/**
 * Producers, readers and a count in Python with librdkafka, in one process for all clusters. None of it is shared with Kafka's own
 * clients, MirrorMaker's among them, or with the comparisons of the checks.
 */
export class ConfluentKafkaDriver {
  public static start(): ConfluentKafkaDriver {
    return new ConfluentKafkaDriver(new JsonRpcClient(start(
      join(PYTHON_TOOLS, 'python'), [resource('drivers', 'confluent-kafka', 'confluent_kafka_driver.py')],
      // What Python compiles would stay next to the sources.
      { environment: { PYTHONDONTWRITEBYTECODE: '1' }, stdio: ['pipe', 'pipe', 'ignore'] },
    )));
  }

  public constructor(private readonly rpc: JsonRpcClient) {}

  /** @param name under which the other calls know the cluster */
  public logIn(name: string, { cluster: { bootstrapServers, certificate } }: RunningCluster, credentials: Credentials): Promise<void> {
    return this.rpc.call('logIn', { cluster: name, servers: bootstrapServers, certificate: certificate.pem }, credentials);
  }

  public startWriting(producer: ProducerOptions): Promise<void> {
    return this.rpc.call('startWriting', producer);
  }

  /** Resolves when everything is acknowledged and every transaction has ended. */
  public stopWriting(): Promise<void> {
    return this.rpc.call('stopWriting');
  }

  /** Resolves when its records are acknowledged. The brokers abort it when its timeout in seconds is over. */
  public openTransaction(cluster: string, topic: string, partition: number, records: number, timeout: number): Promise<void> {
    return this.rpc.call('openTransaction', { cluster, topic, partition, records, timeout });
  }

  public commitTransaction(): Promise<void> {
    return this.rpc.call('commitTransaction');
  }

  public countWritten(): Promise<WrittenCount> {
    return this.rpc.call('countWritten');
  }

  /** Begins to read committed records of topics that are there. */
  public startReading(cluster: string, topics: TopicNames): Promise<void> {
    return this.rpc.call('startReading', { cluster, topics });
  }

  /** How many records were read so far, by partition. */
  public countRead(cluster: string): Promise<(readonly [topic: string, partition: number, records: number])[]> {
    return this.rpc.call('countRead', { cluster });
  }

  public count(cluster: string, compacted: readonly string[]): Promise<ReadCount> {
    return this.rpc.call('count', { cluster, compacted });
  }

  /** Reads compacted topics anew. */
  public countKeys(cluster: string, topics: TopicNames): Promise<KeyCount> {
    return this.rpc.call('countKeys', { cluster, topics });
  }

  public kill(): void {
    this.rpc.kill();
  }
}
