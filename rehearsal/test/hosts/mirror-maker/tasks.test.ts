import { failuresIn, idleIn } from '../../../hosts/mirror-maker/tasks';
import type { Sample } from '../../../hosts/mirror-maker/metrics';

const sample = (state: string, connector: string, value: number): Sample => ({ metric: `mirror_maker_${state}`, labels: { connector }, value });

test('nothing failed where every count is 0', () => {
  expect(failuresIn([sample('failed_tasks', 'MirrorSourceConnector', 0), sample('running_tasks', 'MirrorSourceConnector', 6)])).toEqual([]);
});

test('what failed is named once, however many processes tell it', () => {
  expect(failuresIn([
    sample('failed_tasks', 'MirrorSourceConnector', 1),
    sample('failed_tasks', 'MirrorSourceConnector', 2),
    sample('failed_connectors', 'MirrorHeartbeatConnector', 1),
  ])).toEqual(['a task of MirrorSourceConnector failed', 'MirrorHeartbeatConnector could not be started']);
});

test('a connector is idle when none of its tasks runs in any process', () => {
  const metrics = [sample('running_tasks', 'MirrorSourceConnector', 0), sample('running_tasks', 'MirrorSourceConnector', 3), sample('running_tasks', 'MirrorCheckpointConnector', 0)];
  expect(idleIn(metrics, ['MirrorSourceConnector', 'MirrorCheckpointConnector', 'MirrorHeartbeatConnector'])).toEqual(['MirrorCheckpointConnector', 'MirrorHeartbeatConnector']);
});
