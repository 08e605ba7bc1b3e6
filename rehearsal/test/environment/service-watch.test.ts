import type { MirrorMaker } from '../../hosts/mirror-maker/mirror-maker';
import type { Sample } from '../../hosts/mirror-maker/metrics';
import { withServicesWatched } from '../../environment/service-watch';
import { secondsUntil } from '../../environment/waiting';

const FAILED: Sample = { metric: 'mirror_maker_failed_tasks', labels: { connector: 'MirrorSourceConnector' }, value: 1 };

const RUNNING: Sample = { metric: 'mirror_maker_running_tasks', labels: { connector: 'MirrorSourceConnector' }, value: 1 };

/** A MirrorMaker that only tells what it is told to. */
class FakeService {
  public readonly description = { name: 'Failback/Replication' } as MirrorMaker['description'];
  public readonly exits: string[] = [];
  public readonly printed = ['INFO started'];
  public readonly tasks = [{ isRunning: true }] as unknown as MirrorMaker['tasks'];
  public samples: Sample[] = [RUNNING];

  public async metrics() {
    return this.samples;
  }

  public async lines() {
    return this.printed;
  }
}

const longWait = () => secondsUntil('everything of the secondary at the primary', 600, async () => false);

test('while all work, what runs is as without a watch', async () => {
  await expect(withServicesWatched([new FakeService()], async () => 'seen')).resolves.toBe('seen');
});

test('the end of a process is seen at once, whatever is waited for, with what its log says', async () => {
  const service = new FakeService();
  await expect(withServicesWatched([new FakeService(), service], async () => {
    setTimeout(() => {
      service.printed.push('[2026] ERROR Stopping due to error (org.apache.kafka.connect.mirror.MirrorMaker)');
      service.exits.push('process 1 of 1 ended with status 1');
    }, 100);
    return longWait();
  })).rejects.toThrow(/^Failback\/Replication: process 1 of 1 ended with status 1, and its log says: ERROR Stopping .*; until then: everything of the secondary/);
});

test('an end that no call waited for is seen when everything else is well', async () => {
  const service = new FakeService();
  await expect(withServicesWatched([service], async () => {
    service.exits.push('process 1 of 1 ended with SIGKILL');
    return 'proven';
  })).rejects.toThrow('Failback/Replication: process 1 of 1 ended with SIGKILL');
});

test('an end before it began does not count', async () => {
  const service = new FakeService();
  service.exits.push('process 1 of 1 ended with status 1');
  await expect(withServicesWatched([service], async () => 'seen')).resolves.toBe('seen');
});

test('a task that failed is seen, with the exception', async () => {
  const service = new FakeService();
  await expect(withServicesWatched([service], async () => {
    service.printed.push('org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [secondary.heartbeats]');
    service.samples = [FAILED];
    return 'proven';
  })).rejects.toThrow('Failback/Replication: a task of MirrorSourceConnector failed, and its log says: TopicAuthorizationException: Not authorized to access topics: [secondary.heartbeats]');
}, 30_000);

test('a look that fails is a failure', async () => {
  const service = new FakeService();
  service.metrics = () => Promise.reject(new Error('no such file'));
  await expect(withServicesWatched([service], longWait)).rejects.toThrow('Failback/Replication: the look at it failed: no such file');
}, 30_000);

test('an exporter that stays silent tells nothing of failed tasks', async () => {
  const service = new FakeService();
  service.samples = [];
  await expect(withServicesWatched([service], async () => 'proven')).rejects.toThrow('Failback/Replication: its exporters did not tell of any task');
}, 30_000);

test('an exporter that answers late is waited for', async () => {
  const service = new FakeService();
  service.samples = [];
  setTimeout(() => service.samples = [RUNNING], 1_500);
  await expect(withServicesWatched([service], async () => 'seen')).resolves.toBe('seen');
});

test('a service that does not run has nothing to tell', async () => {
  const service = new FakeService();
  service.samples = [];
  Object.assign(service.tasks[0]!, { isRunning: false });
  await expect(withServicesWatched([service], async () => 'seen')).resolves.toBe('seen');
});
