import { parseMetrics } from '../../../rehearsal/mirror-maker/metrics';
import { leaderIn, shareIn } from '../../../rehearsal/mirror-maker/share';

describe('the share of a process', () => {
  const metrics = parseMetrics([
    'mirror_maker_running_tasks{connector="MirrorHeartbeatConnector"} 1.0',
    'mirror_maker_running_tasks{connector="MirrorSourceConnector"} 5.0',
    'mirror_maker_tasks{connector="MirrorSourceConnector"} 6.0',
    'mirror_maker_records_total{topic="orders",partition="10"} 7.0',
    'mirror_maker_records_total{topic="orders",partition="2"} 0.0',
    'mirror_maker_bytes_total{topic="orders",partition="4"} 7.0',
    'mirror_maker_records_total{topic="orders.v2",partition="1"} 7.0',
  ].join('\n'));

  test('is the tasks that run and copy records, and the partitions of the topic', () => {
    expect(shareIn(metrics, 'orders')).toEqual({ tasks: 5, partitions: [2, 10] });
  });

  test('is nothing for a process that does not answer', () => {
    expect(shareIn([], 'orders')).toEqual({ tasks: 0, partitions: [] });
  });
});

describe('the leader', () => {
  const joined = (url: string) => `INFO Joined group at generation 3 and got assignment: Assignment{error=0, leader='x', leaderUrl='${url}', offset=4}`;

  test('is the one that was named last', () => {
    expect(leaderIn([joined('http://127.1.4.9:8083/'), 'INFO something else', joined('http://127.1.7.2:8083/'), 'INFO more'])).toBe('127.1.7.2');
  });

  test('has no address when nobody listens', () => {
    expect(leaderIn([joined('NOTUSED')])).toBeUndefined();
  });
});
