import { parseMetrics } from '../../../hosts/mirror-maker/metrics';
import { leaderIn, taskShareOf } from '../../../hosts/mirror-maker/task-share';

describe('the tasks of a process', () => {
  const metrics = parseMetrics([
    'mirror_maker_running_tasks{connector="MirrorHeartbeatConnector"} 1.0',
    'mirror_maker_running_tasks{connector="MirrorSourceConnector"} 5.0',
    'mirror_maker_tasks{connector="MirrorSourceConnector"} 6.0',
    'mirror_maker_partitions{task="0"} 7.0',
    'mirror_maker_partitions{task="4"} 6.0',
    'mirror_maker_records_total{task="4"} 100.0',
  ].join('\n'));

  test('is the tasks that run and copy records, and the partitions of all of them', () => {
    expect(taskShareOf(metrics)).toEqual({ tasks: 5, partitions: 13 });
  });

  test('is nothing for a process that does not answer', () => {
    expect(taskShareOf([])).toEqual({ tasks: 0, partitions: 0 });
  });
});

describe('the leader', () => {
  const joined = (url: string) => `INFO Joined group at generation 3 and got assignment: Assignment{error=0, leader='x', leaderUrl='${url}', offset=4}`;

  test('is the one that was named last', () => {
    expect(leaderIn([joined('http://127.1.4.9:8083/'), 'INFO something else', joined('http://127.1.7.2:8083/'), 'INFO more'])).toBe('127.1.7.2');
  });

  test('has no address when no process listens', () => {
    expect(leaderIn([joined('NOTUSED')])).toBeUndefined();
  });
});
