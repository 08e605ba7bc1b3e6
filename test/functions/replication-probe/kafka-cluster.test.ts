import type { FetchedPartition, ProbedCluster } from '../../../functions/replication-probe/clusters';
import { nameOf, type Of } from '../../../functions/replication-probe/partitions';

type Answer = Record<string, unknown>;

const mockMetadata = jest.fn<Promise<Answer>, unknown[]>();
const mockListOffsets = jest.fn<Promise<Answer>, unknown[]>();
const mockFetch = jest.fn<Promise<Answer>, unknown[]>();
// It is an ES module, which Jest cannot load.
jest.mock('@platformatic/kafka', () => ({
  ConfigResourceTypes: { TOPIC: 2 },
  FetchIsolationLevels: { READ_UNCOMMITTED: 0, READ_COMMITTED: 1 },
  ListOffsetTimestamps: { LATEST: -1n, MAX: -3n },
  NetworkError: { code: 'PLT_KFK_NETWORK' },
  metadataV9: { api: { async: (...asked: unknown[]) => mockMetadata(...asked) } },
  listOffsetsV7: { api: { async: (...asked: unknown[]) => mockListOffsets(...asked) } },
  fetchV11: { api: { async: (...asked: unknown[]) => mockFetch(...asked) } },
}), { virtual: true });

const { KafkaCluster } = jest.requireActual<{ KafkaCluster: new (admin: object, addresses: string[]) => ProbedCluster }>('../../../functions/replication-probe/kafka-cluster');

/** As the client throws what a broker answered. */
class ResponseError extends Error {
  public constructor(public readonly response: Answer) {
    super('Received response with error');
  }
}

const partitions = [0, 1, 2, 3].map((partition) => ({ topic: 'orders', partition }));
const of = <Value>(value: Value): Of<Value> => partitions.map((partition) => [partition, value]);
const describeConfigs = jest.fn();

async function clusterWith(leaders: number[]): Promise<ProbedCluster> {
  mockMetadata.mockRejectedValue(new ResponseError({
    topics: [{ name: 'orders', partitions: leaders.map((leaderId, partitionIndex) => ({ leaderId, partitionIndex })) }],
    brokers: [1, 2].map((nodeId) => ({ nodeId, host: `b-${nodeId}`, port: 9096 })),
  }));
  const cluster = new KafkaCluster({ describeConfigs, connections: { get: async ({ nodeId }: { nodeId: number }) => nodeId, getFirstAvailable: async () => 1 } }, ['b-1:9096']);
  await cluster.topics();
  return cluster;
}

/** A broker that answers with an error for some partitions, and breaks the answer of others. */
function fetchFrom({ wrong = [], unreadable = [] }: { wrong?: number[]; unreadable?: number[] }, batches: object[] = []): void {
  mockFetch.mockImplementation(async (...asked) => {
    const topics = asked[7] as { topicId: string; partitions: { partition: number }[] }[];
    const indexes = topics.flatMap((topic) => topic.partitions.map(({ partition }) => partition));
    if (indexes.some((index) => unreadable.includes(index))) {
      throw new RangeError('Attempt to access memory outside buffer bounds');
    }
    const response = {
      responses: indexes.map((partitionIndex) => ({
        topicId: 'orders',
        partitions: [{ partitionIndex, errorCode: wrong.includes(partitionIndex) ? 6 : 0, records: batches, abortedTransactions: null, lastStableOffset: 5n, highWatermark: 7n }],
      })),
    };
    if (indexes.some((index) => wrong.includes(index))) {
      throw new ResponseError(response);
    }
    return response;
  });
}

beforeEach(() => {
  [mockMetadata, mockListOffsets, mockFetch, describeConfigs].forEach((mock) => mock.mockReset());
});

test('a partition without a leader has none, and the others have theirs', async () => {
  const cluster = await clusterWith([1, -1]);
  expect(await cluster.topics()).toEqual(new Map([['orders', [{ hasLeader: true }, { hasLeader: false }]]]));
});

test('of offsets, a partition with an error is missing and the others are known', async () => {
  const cluster = await clusterWith([1, 1, 2, 2]);
  mockListOffsets.mockImplementation(async (broker) => {
    if (broker === 2) {
      return { topics: [{ name: 'orders', partitions: [2, 3].map((partitionIndex) => ({ partitionIndex, errorCode: 0, offset: 9n, timestamp: 8n })) }] };
    }
    throw new ResponseError({
      topics: [{ name: 'orders', partitions: [{ partitionIndex: 0, errorCode: 6, offset: -1n, timestamp: -1n }, { partitionIndex: 1, errorCode: 0, offset: -1n, timestamp: -1n }] }],
    });
  });
  const found = { offset: 9n, timestamp: 8 };
  expect(await cluster.firstSince(of(1n))).toEqual([[partitions[1], undefined], [partitions[2], found], [partitions[3], found]]);
  expect((await cluster.ends(partitions)).map(([partition]) => nameOf(partition))).toEqual(['orders-1', 'orders-2', 'orders-3']);
});

test('of records, a partition with an error is missing and the others are known', async () => {
  const cluster = await clusterWith([1, 1, 1, 1]);
  fetchFrom({ wrong: [1] });
  expect((await cluster.fetch(of(0n), 'committed')).map(([partition]) => partition.partition)).toEqual([0, 2, 3]);
  expect(mockFetch).toHaveBeenCalledTimes(1);
  // Records of tiered storage need a time, and an open transaction none.
  expect(mockFetch.mock.calls[0]!.slice(1, 4)).toEqual([500, 0, 1024 * 1024]);
});

test('of records, their places and times are kept and of markers their keys, and nothing that a producer wrote', async () => {
  const cluster = await clusterWith([1]);
  const answer = Buffer.from('key, value and the key of a marker');
  const record = { length: 9, attributes: 0, offsetDelta: 0, timestampDelta: 2n, key: answer.subarray(0, 3), value: answer.subarray(5, 10), headers: [[answer, answer]] };
  const batch = { firstOffset: 3n, lastOffsetDelta: 0, attributes: 0x10, firstTimestamp: 1n, maxTimestamp: 3n, producerId: 4n };
  fetchFrom({}, [{ ...batch, crc: 1, records: [record] }, { ...batch, attributes: 0x30, records: [record] }]);
  const [[, { batches }]] = await cluster.fetch([[partitions[0]!, 0n]], 'committed') as [Of<FetchedPartition>[number]];
  expect(batches).toEqual([
    { ...batch, records: [{ offsetDelta: 0, timestampDelta: 2n, key: null }] },
    { ...batch, attributes: 0x30, records: [{ offsetDelta: 0, timestampDelta: 2n, key: Buffer.from('key') }] },
  ]);
  answer.fill(0);
  expect(batches[1]!.records[0]!.key).toEqual(Buffer.from('key'));
});

test.each([{ unreadable: [2] }, { unreadable: [0, 3] }, { unreadable: [0, 1, 2, 3] }])('partitions $unreadable, whose records cannot be read, are missing and the others are known', async ({ unreadable }) => {
  const cluster = await clusterWith([1, 1, 1, 1]);
  fetchFrom({ unreadable });
  expect((await cluster.fetch(of(0n), 'committed')).map(([{ partition }]) => partition)).toEqual([0, 1, 2, 3].filter((partition) => !unreadable.includes(partition)));
});

test.each([
  { policy: 'delete', kept: 7000 },
  { policy: 'compact', kept: 300 },
  { policy: 'compact,delete', kept: 7000 },
  { policy: 'delete,compact', kept: 7000 },
])('a topic with the policy $policy keeps records for $kept ms', async ({ policy, kept }) => {
  const settings = { 'retention.ms': '7000', 'delete.retention.ms': '300', 'cleanup.policy': policy };
  describeConfigs.mockResolvedValue([{ resourceName: 'orders', configs: Object.entries(settings).map(([name, value]) => ({ name, value })) }]);
  expect(await (await clusterWith([1])).retention(['orders'])).toEqual(new Map([['orders', kept]]));
});

test('a topic that keeps records for ever has no retention', async () => {
  describeConfigs.mockResolvedValue([{ resourceName: 'orders', configs: [{ name: 'retention.ms', value: '-1' }, { name: 'cleanup.policy', value: 'delete' }] }]);
  expect(await (await clusterWith([1])).retention(['orders'])).toEqual(new Map());
});

test('a broker that is not reached is asked once', async () => {
  const cluster = await clusterWith([1, 1, 1, 1]);
  mockFetch.mockRejectedValue(Object.assign(new Error('Connection closed'), { code: 'PLT_KFK_NETWORK' }));
  await expect(cluster.fetch(of(0n), 'committed')).rejects.toThrow('Connection closed');
  expect(mockFetch).toHaveBeenCalledTimes(1);
});
