import { ConfigResourceTypes, fetchV11, FetchIsolationLevels, listOffsetsV7, ListOffsetTimestamps, metadataV9, type Admin, type Broker } from '@platformatic/kafka';
import { despiteErrors, readableOf } from './answers';
import type { FetchedPartition, ProbedCluster, TopicsOfCluster } from './clusters';
import { groupBy, type Of, type TopicPartition } from './partitions';
import { withoutContent, type RecordPosition } from './records';

/** Of one partition in one answer, which always has one batch at least. What is looked for is mostly the first record. */
const BYTES_OF_PARTITION = 64 * 1024;
const BYTES_OF_ANSWER = 1024 * 1024;

/** How long a broker may take for records that tiered storage holds, in milliseconds. It waits for no others, of which none need come. */
const MOST_WAIT = 500;
const BYTES_TO_WAIT_FOR = 0;

/** No session: each request names all that it wants. */
const NO_SESSION = [0, -1] as const;

/** No broker. */
const CLIENT = -1;

const NO_ERROR = 0;

const RETENTION = 'retention.ms';
const TOMBSTONES = 'delete.retention.ms';
const POLICY = 'cleanup.policy';

type Metadata = Pick<Awaited<ReturnType<typeof metadataV9.api.async>>, 'topics' | 'brokers'>;

/**
 * A cluster, by requests that each broker from Kafka 3.0 on knows. The client's own methods fail for all partitions where one has
 * no leader, and know no way to look at a record but as a member of a group.
 */
export class KafkaCluster implements ProbedCluster {
  private readonly leaders = new Map<string, readonly (Broker | undefined)[]>();

  public constructor(private readonly admin: Admin, private readonly addresses: readonly string[]) {}

  public async topics(): Promise<TopicsOfCluster> {
    const { topics, brokers } = await this.metadata();
    const byId = new Map(brokers.map((broker) => [broker.nodeId, broker]));
    for (const { name, partitions } of topics) {
      this.leaders.set(name, [...partitions].sort((one, other) => one.partitionIndex - other.partitionIndex).map(({ leaderId }) => byId.get(leaderId)));
    }
    return new Map([...this.leaders].map(([name, leaders]) => [name, leaders.map((leader) => ({ hasLeader: leader !== undefined }))]));
  }

  public async firstSince(times: Of<bigint>): Promise<Of<RecordPosition | undefined>> {
    return (await this.listOffsets(times)).map(([partition, position]) => [partition, position.offset < 0n ? undefined : position]);
  }

  public async youngest(partitions: readonly TopicPartition[]): Promise<Of<RecordPosition | undefined>> {
    return this.firstSince(partitions.map((partition) => [partition, ListOffsetTimestamps.MAX] as const));
  }

  public async ends(partitions: readonly TopicPartition[]): Promise<Of<bigint>> {
    const ends = await this.listOffsets(partitions.map((partition) => [partition, ListOffsetTimestamps.LATEST] as const));
    return ends.map(([partition, { offset }]) => [partition, offset]);
  }

  public async retention(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (topics.length === 0) {
      return new Map();
    }
    const described = await this.admin.describeConfigs({
      resources: topics.map((resourceName) => ({ resourceType: ConfigResourceTypes.TOPIC, resourceName, configurationKeys: [RETENTION, TOMBSTONES, POLICY] })),
    });
    return new Map(described.flatMap(({ resourceName, configs }): [string, number][] => {
      const settings = new Map(configs.map(({ name, value }) => [name, value ?? '']));
      // A topic that is compacted only is empty when all that remained were deletions of keys, which it keeps for a time of their own.
      const kept = Number(settings.get(settings.get(POLICY) === 'compact' ? TOMBSTONES : RETENTION));
      return kept < 0 || Number.isNaN(kept) ? [] : [[resourceName, kept]];
    }));
  }

  public async fetch(offsets: Of<bigint>, which: 'committed' | 'all'): Promise<Of<FetchedPartition>> {
    const isolation = which === 'committed' ? FetchIsolationLevels.READ_COMMITTED : FetchIsolationLevels.READ_UNCOMMITTED;
    const answers = await this.askLeaders(offsets, (connection, all) => readableOf(all, async (some) => {
      const topics = some.map(([{ topic, partition }, fetchOffset]) => ({
        // In this version of the request a topic goes by its name.
        topicId: topic,
        partitions: [{ partition, currentLeaderEpoch: -1, fetchOffset, lastFetchedEpoch: -1, partitionMaxBytes: BYTES_OF_PARTITION }],
      }));
      return (await despiteErrors(fetchV11.api.async(connection, MOST_WAIT, BYTES_TO_WAIT_FOR, BYTES_OF_ANSWER, isolation, ...NO_SESSION, topics, [], ''))).responses;
    }));
    return answers.flatMap(({ topicId: topic, partitions }) => partitions.filter(({ errorCode }) => errorCode === NO_ERROR).map((fetched) => [
      { topic, partition: fetched.partitionIndex },
      {
        batches: (fetched.records ?? []).map(withoutContent),
        abortedTransactions: fetched.abortedTransactions ?? [],
        lastStableOffset: fetched.lastStableOffset,
        end: fetched.highWatermark,
      },
    ] as const));
  }

  private async metadata(): Promise<Metadata> {
    const connection = await this.admin.connections.getFirstAvailable(this.addresses.map((address) => {
      const [host = '', port] = address.split(':');
      return { host, port: Number(port) };
    }));
    return despiteErrors<Metadata>(metadataV9.api.async(connection, null, false, false, false));
  }

  private async listOffsets(timestamps: Of<bigint>): Promise<Of<RecordPosition>> {
    const answers = await this.askLeaders(timestamps, async (connection, some) => {
      const topics = [...groupBy(some, ([{ topic }]) => topic)].map(([name, partitions]) => ({
        name,
        partitions: partitions.map(([{ partition }, timestamp]) => ({ partitionIndex: partition, currentLeaderEpoch: -1, timestamp })),
      }));
      return (await despiteErrors(listOffsetsV7.api.async(connection, CLIENT, FetchIsolationLevels.READ_UNCOMMITTED, topics))).topics;
    });
    return answers.flatMap(({ name, partitions }) => partitions.filter(({ errorCode }) => errorCode === NO_ERROR).map(({ partitionIndex, offset, timestamp }) =>
      [{ topic: name, partition: partitionIndex }, { offset, timestamp: Number(timestamp) }] as const));
  }

  private async askLeaders<Value, Answer>(
    partitions: Of<Value>, ask: (connection: Awaited<ReturnType<Admin['connections']['get']>>, some: Of<Value>) => Promise<readonly Answer[]>,
  ): Promise<Answer[]> {
    const byLeader = groupBy(partitions, ([{ topic, partition }]) => this.leaders.get(topic)![partition]!);
    return (await Promise.all([...byLeader].map(async ([leader, some]) => ask(await this.admin.connections.get(leader), some)))).flat();
  }
}
