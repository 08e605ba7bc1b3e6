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
