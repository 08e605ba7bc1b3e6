import { Flow } from '../../../rehearsal/mirror-maker/flow';

function flow(lines: readonly string[], target: 'primary' | 'secondary' = 'secondary'): Flow {
  return new Flow({ target, environment: { MIRROR_MAKER_PROPERTIES: lines.join('\n') } });
}

describe('names of topics at the target', () => {
  test('begin with the source', () => {
    const prefixed = flow(['replication.policy.class=org.apache.kafka.connect.mirror.DefaultReplicationPolicy']);
    expect(prefixed.nameAtTarget('orders')).toBe('primary.orders');
    expect(prefixed.namesAtTarget('orders')).toEqual(['primary.orders', 'orders']);
  });

  test('begin with the secondary on the way back', () => {
    expect(flow([], 'primary').nameAtTarget('orders')).toBe('secondary.orders');
  });

  test('stay as they are', () => {
    const identical = flow(['replication.policy.class=org.apache.kafka.connect.mirror.IdentityReplicationPolicy']);
    expect(identical.nameAtTarget('orders')).toBe('orders');
    expect(identical.namesAtTarget('orders')).toEqual(['orders']);
  });
});

test('intervals are those of the flow and of the worker, in seconds', () => {
  const { refreshInterval, checkpointInterval, offsetLagMax, flushInterval } = flow([
    'primary->secondary.refresh.topics.interval.seconds=45',
    'primary->secondary.emit.checkpoints.interval.seconds=7',
    'primary->secondary.sync.group.offsets.interval.seconds=8',
    'primary->secondary.offset.lag.max=3',
    'secondary.offset.flush.interval.ms=9000',
  ]);
  expect({ refreshInterval, checkpointInterval, offsetLagMax, flushInterval })
    .toEqual({ refreshInterval: 45, checkpointInterval: 15, offsetLagMax: 3, flushInterval: 9 });
});

test("what the properties leave out has MirrorMaker's own value", () => {
  const { refreshInterval, checkpointInterval, offsetLagMax, flushInterval } = flow(['secondary->primary.offset.lag.max=3']);
  expect({ refreshInterval, checkpointInterval, offsetLagMax, flushInterval })
    .toEqual({ refreshInterval: 600, checkpointInterval: 120, offsetLagMax: 100, flushInterval: 60 });
});

describe('what a loss and a large record mean', () => {
  test('is told by the settings of worker and producer', () => {
    const { exactlyOnce, largestRecord, largestRecordSetting, rebalanceDelay } = flow([
      'secondary.exactly.once.source.support=enabled',
      'secondary.producer.max.request.size=8388608',
      'secondary.scheduled.rebalance.max.delay.ms=30000',
    ]);
    expect({ exactlyOnce, largestRecord, largestRecordSetting, rebalanceDelay })
      .toEqual({ exactlyOnce: true, largestRecord: 8_388_608, largestRecordSetting: 'secondary.producer.max.request.size', rebalanceDelay: 30 });
  });

  test("has Kafka's own value when they say nothing", () => {
    const { exactlyOnce, largestRecord, rebalanceDelay } = flow(['primary.producer.max.request.size=5', 'exactly.once.source.support=enabled']);
    expect({ exactlyOnce, largestRecord, rebalanceDelay }).toEqual({ exactlyOnce: false, largestRecord: 1_048_576, rebalanceDelay: 300 });
  });
});

test('what it knows stands in topics on the target, which the expressions name and no others', () => {
  const { offsetsTopic, internalTopics } = flow([]);
  const named = new RegExp(`^(${internalTopics.join('|')})$`);
  expect(offsetsTopic).toBe('mm2-offsets.primary.internal');
  for (const topic of [offsetsTopic, 'mm2-offset-syncs.primary.internal', 'mm2-configs.primary.internal', 'primary.checkpoints.internal']) {
    expect(topic).toMatch(named);
  }
  for (const topic of ['mm2-offsets.secondary.internal', 'secondary.checkpoints.internal', 'primary.orders', 'heartbeats']) {
    expect(topic).not.toMatch(named);
  }
});
