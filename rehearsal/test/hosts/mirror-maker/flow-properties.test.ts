import { FlowProperties } from '../../../hosts/mirror-maker/flow-properties';

function flow(lines: readonly string[], target: 'primary' | 'secondary' = 'secondary'): FlowProperties {
  return new FlowProperties({ target, environment: { MIRROR_MAKER_PROPERTIES: lines.join('\n') } });
}

describe('names of topics at the target', () => {
  test('begin with the source', () => {
    const prefixed = flow(['replication.policy.class=org.apache.kafka.connect.mirror.DefaultReplicationPolicy']);
    expect(prefixed.nameAtTarget('orders')).toBe('primary.orders');
    expect(prefixed.namesAtTarget('orders')).toEqual(['primary.orders', 'orders']);
  });

  test('begin with the secondary in a failback', () => {
    expect(flow([], 'primary').nameAtTarget('orders')).toBe('secondary.orders');
  });

  test('stay as they are', () => {
    const identical = flow(['replication.policy.class=org.apache.kafka.connect.mirror.IdentityReplicationPolicy']);
    expect(identical.nameAtTarget('orders')).toBe('orders');
    expect(identical.namesAtTarget('orders')).toEqual(['orders']);
  });
});

describe('the topics and groups that it takes', () => {
  test('are all where it names none', () => {
    expect(flow([]).copies('orders')).toBe(true);
    expect(flow([]).syncsOffsetsOf('billing')).toBe(true);
  });

  test('have names of which a whole expression of its list speaks, and none of those to leave out', () => {
    const narrow = flow(['primary->secondary.topics=orders,invoices[.].*', 'primary->secondary.topics.exclude=invoices[.]test, __.*', 'primary->secondary.groups=billing']);
    expect(['orders', 'orders.late', 'invoices.paid', 'invoices.test', 'audit'].filter((topic) => narrow.copies(topic))).toEqual(['orders', 'invoices.paid']);
    expect(['billing', 'billing-2', 'orders'].filter((group) => narrow.syncsOffsetsOf(group))).toEqual(['billing']);
  });

  test('are not known where an expression is one of Java alone', () => {
    expect(flow(['primary->secondary.topics=(?<name>or']).copies('orders')).toBe(true);
    expect(flow(['primary->secondary.topics.exclude=(?<name>or']).copies('orders')).toBe(true);
  });

  test('are those of its own direction', () => {
    expect(flow(['secondary->primary.topics=orders']).copies('audit')).toBe(true);
    expect(flow(['secondary->primary.topics=orders'], 'primary').copies('audit')).toBe(false);
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
