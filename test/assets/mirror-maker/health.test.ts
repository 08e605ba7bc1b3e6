import { Container } from './container';

let container: Container;

beforeEach(() => {
  container = new Container();
  container.write('run/mirror-maker/mm2.properties', 'clusters=primary,secondary\n');
});
afterEach(() => container.remove());

/** What the exporter says of a process that copies two partitions. */
const HEALTHY = {
  'jvm_threads_current': '45.0',
  'jvm_gc_collection_seconds_count{gc="Copy"}': '12',
  'mirror_maker_connectors': '3.0',
  'mirror_maker_running_tasks{connector="MirrorHeartbeatConnector"}': '1.0',
  'mirror_maker_running_tasks{connector="MirrorSourceConnector"}': '2.0',
  'mirror_maker_failed_tasks{connector="MirrorHeartbeatConnector"}': '0.0',
  'mirror_maker_failed_tasks{connector="MirrorSourceConnector"}': '0.0',
  'mirror_maker_group_heartbeat_age_seconds': '1.0',
  'mirror_maker_record_age_ms_max{partition="0",topic="primary.orders"}': 'NaN',
  'mirror_maker_connections{client="MirrorSourceConnector-0|replication-consumer",cluster="primary"}': '2.0',
  'mirror_maker_authentication_failure_rate{client="MirrorSourceConnector-0|replication-consumer",cluster="primary"}': '0.0',
  'mirror_maker_authentication_failure_rate{client="worker",cluster="secondary"}': 'NaN',
};

const IDLE = { mirror_maker_connectors: '0.0', mirror_maker_group_heartbeat_age_seconds: '2.0' };

function health(metrics: Record<string, string>) {
  container.write('answers/metrics', [
    '# HELP mirror_maker_connectors Connectors that this process leads',
    '# TYPE mirror_maker_connectors gauge',
    ...Object.entries(metrics).map(([name, value]) => `${name} ${value}`),
    '',
  ].join('\n'));
  container.stub('curl', 'echo "$*" >>"$MIRROR_MAKER_ROOT/calls/curl"; cat "$MIRROR_MAKER_ROOT/answers/metrics"');
  const { status, stdout, stderr } = container.run('health.sh');
  expect(stderr).toBe('');
  return { status, says: stdout };
}

const FINE = { status: 0, says: '' };

test('is fine while tasks run', () => {
  expect(health(HEALTHY)).toEqual(FINE);
  expect(container.calls('curl')).toEqual(['--fail --silent --show-error --max-time 25 http://127.0.0.1:9404/metrics']);
});

test('asks at the port of the exporter', () => {
  container.set('EXPORTER_PORT', '19404');
  health(HEALTHY);

  expect(container.calls('curl')[0]).toContain('http://127.0.0.1:19404/metrics');
});

test('judges fifty thousand lines in less than a second of the processor, to the last', () => {
  const others = Object.fromEntries(Array.from({ length: 50_000 }, (_, number) => [`mirror_maker_checkpoint_latency_ms_max{group="orders-${number}",partition="0",topic="primary.orders"}`, 'NaN']));
  expect(health({ ...others, ...HEALTHY })).toEqual(FINE);
  expect(health({ ...others, ...HEALTHY, 'mirror_maker_failed_tasks{connector="MirrorSourceConnector"}': '1.0' }).says).toBe('unhealthy: failed tasks of MirrorSourceConnector: 1\n');

  container.stub('opt/mirror-maker/timed.sh', 'TIMEFORMAT="%U %S"; time "${0%/*}/health.sh"');
  const [user, system] = container.run('timed.sh').stderr.split(' ').map(Number);
  expect(user! + system!).toBeGreaterThan(0);
  expect(user! + system!).toBeLessThan(1);
});

test('is unhealthy without an answer', () => {
  container.stub('curl', 'echo "curl: (7) Failed to connect to 127.0.0.1 port 9404" >&2; exit 7');

  expect(container.run('health.sh')).toEqual({ status: 1, stdout: 'unhealthy: no answer from the exporter: curl: (7) Failed to connect to 127.0.0.1 port 9404\n', stderr: '' });
});

test('is unhealthy when the answer ends in its middle, whatever it said until then', () => {
  container.stub('curl', 'echo "mirror_maker_connectors 3.0"; echo "curl: (28) Operation timed out after 25000 milliseconds" >&2; exit 28');

  expect(container.run('health.sh')).toEqual({ status: 1, stdout: 'unhealthy: no answer from the exporter: curl: (28) Operation timed out after 25000 milliseconds\n', stderr: '' });
});

test.each([
  { metric: 'mirror_maker_failed_tasks{connector="MirrorSourceConnector"}', value: '2.0', says: 'failed tasks of MirrorSourceConnector: 2' },
  { metric: 'mirror_maker_failed_tasks{connector="MirrorCheckpointConnector"}', value: '1.0', says: 'failed tasks of MirrorCheckpointConnector: 1' },
  { metric: 'mirror_maker_failed_connectors{connector="MirrorSourceConnector"}', value: '1.0', says: 'MirrorSourceConnector could not be started' },
  {
    metric: 'mirror_maker_authentication_failure_rate{client="MirrorSourceConnector|replication-source-admin",cluster="primary"}',
    value: '0.65',
    says: 'primary refuses the login of MirrorSourceConnector|replication-source-admin',
  },
  { metric: 'mirror_maker_authentication_failure_rate{client="worker",cluster="secondary"}', value: '1.2E-4', says: 'secondary refuses the login of worker' },
])('is unhealthy: $says', ({ metric, value, says }) => {
  expect(health({ ...HEALTHY, [metric]: value })).toEqual({ status: 1, says: `unhealthy: ${says}\n` });
});

test('a source without topics, or out of reach, is no reason to restart', () => {
  expect(health({
    'mirror_maker_connectors': '3.0',
    'mirror_maker_running_tasks{connector="MirrorHeartbeatConnector"}': '1.0',
    'mirror_maker_connections{client="MirrorSourceConnector|replication-source-admin",cluster="primary"}': '0.0',
  })).toEqual(FINE);
});

test('what the target refuses is told and no reason to restart: the next process would meet it again', () => {
  expect(health({
    ...HEALTHY,
    'mirror_maker_refused_topics': '1.0',
    'mirror_maker_refused_topic{topic="primary.orders"}': '1.0',
    'mirror_maker_held_partitions': '1.0',
    'mirror_maker_held_partition{partition="primary.bills-0",side="target"}': '17.0',
  })).toEqual({ status: 0, says: 'degraded: the target refuses what is asked for primary.orders\ndegraded: nothing of primary.bills-0 is copied\n' });
  expect(health({ ...HEALTHY, mirror_maker_held_partitions: '0.0', mirror_maker_refused_topics: '0.0' })).toEqual(FINE);
});

describe('a process with nothing to do', () => {
  const idle = { status: 1, says: 'unhealthy: neither a connector nor a task runs\n' };

  test('is unhealthy on its own', () => {
    expect(health(IDLE)).toEqual(idle);
  });

  test('is unhealthy before its first rebalance', () => {
    expect(health({})).toEqual(idle);
  });

  describe('among others', () => {
    beforeEach(() => container.write('run/mirror-maker/mm2.properties', 'dedicated.mode.enable.internal.rest=true\n'));

    test('is fine: they may have it all', () => {
      expect(health(IDLE)).toEqual(FINE);
    });

    test.each([{ age: '-1.0' }, { age: '61.0' }])('is unhealthy when it lost them, $age seconds ago', ({ age }) => {
      expect(health({ ...IDLE, mirror_maker_group_heartbeat_age_seconds: age })).toEqual(idle);
    });
  });
});
