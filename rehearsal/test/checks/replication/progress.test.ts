import type { Workload } from '../../../drivers/kafka/workload';
import type { PartitionOffset, ReceivedRecord } from '../../../drivers/kafka/records';
import { FlowProperties } from '../../../hosts/mirror-maker/flow-properties';
import { copiedOffsets, copyTimeout, lagOf } from '../../../checks/replication/progress';

const flow = new FlowProperties({ target: 'secondary', environment: { MIRROR_MAKER_PROPERTIES: '' } });

/** What Kafka Connect writes down, as [connector, topic, partition, offset]. */
function holding(...written: readonly [string, string, number, number | null][]): Workload {
  const records = written.map(([connector, topic, partition, offset]) => ({
    key: JSON.stringify([connector, { cluster: 'primary', partition, topic }]),
    value: offset === null ? null : JSON.stringify({ offset }),
  }) as ReceivedRecord);
  return {
    ends: (topics: readonly string[]) => Promise.resolve<PartitionOffset[]>(records.length > 0 ? [[topics[0]!, 0, records.length]] : []),
    read: (topics: readonly string[]) => Promise.resolve(topics.includes('mm2-offsets.primary.internal') ? records : []),
  } as unknown as Workload;
}

describe('how far a flow has come', () => {
  test('is the last offset that it wrote down of a partition, and one more', async () => {
    const copied = await copiedOffsets(flow, holding(
      ['MirrorSourceConnector', 'orders', 0, 7],
      ['MirrorSourceConnector', 'orders', 1, 3],
      ['MirrorSourceConnector', 'orders', 0, 9],
    ));
    expect(copied).toEqual(new Map([['orders', new Map([[0, 10], [1, 4]])]]));
  });

  test('is not what other connectors wrote down, nor what was taken back', async () => {
    const copied = await copiedOffsets(flow, holding(
      ['MirrorHeartbeatConnector', 'heartbeats', 0, 5],
      ['MirrorSourceConnector', 'orders', 0, null],
    ));
    expect(copied).toEqual(new Map());
  });

  test('is nothing before it started for the first time', async () => {
    expect(await copiedOffsets(flow, holding())).toEqual(new Map());
  });
});

test('where offsets are flushed seldom, a copy has that much longer to be written down', () => {
  const seldom = new FlowProperties({ target: 'secondary', environment: { MIRROR_MAKER_PROPERTIES: 'secondary.offset.flush.interval.ms=600000' } });
  expect(copyTimeout(seldom) - copyTimeout(flow)).toBe(600 - flow.flushInterval);
});

describe('the lag of a group', () => {
  const cluster = (committedOffsets: PartitionOffset[], ends: PartitionOffset[]) => ({
    committedOffsets: () => Promise.resolve(committedOffsets),
    ends: () => Promise.resolve(ends),
  }) as unknown as Workload;

  test('is that of the partition where it is largest', async () => {
    expect(await lagOf('reader', cluster([['orders', 0, 5], ['orders', 1, 1]], [['orders', 0, 6], ['orders', 1, 4]]), ['orders'])).toBe(3);
  });

  test('is the whole partition where it has no offset', async () => {
    expect(await lagOf('reader', cluster([['other', 0, 6]], [['orders', 0, 6]]), ['orders'])).toBe(6);
  });

  test('has no end while the topic is not there', async () => {
    expect(await lagOf('reader', cluster([], []), ['orders'])).toBe(Infinity);
  });
});
