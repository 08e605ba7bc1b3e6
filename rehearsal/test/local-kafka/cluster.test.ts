import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Broker } from '../../local-kafka/broker';
import { LocalCluster } from '../../local-kafka/cluster';

/** A process that is only remembered to run. */
class FakeBroker {
  public pid?: number;
  public constructor(public readonly id: number) {
    this.pid = 100 + id;
  }

  public async kill() {
    this.pid = undefined;
  }

  public async start() {
    this.pid = 200 + this.id;
  }

  /** Keeps the partition with its own number. */
  public async corrupt(_topic: string, partition: number) {
    return partition === this.id;
  }
}

/** Two zones: the third node is a controller, and no broker. */
function twoZones(refusedTopics = '') {
  const [one, two, controller] = [1, 2, 3].map((id) => new FakeBroker(id)) as [FakeBroker, FakeBroker, FakeBroker];
  const cluster = Reflect.construct(LocalCluster, ['primary', undefined, [one, two] as unknown as Broker[], [controller] as unknown as Broker[], refusedTopics]) as LocalCluster;
  return { cluster, one, two, controller };
}

test('a controller that lives on is no broker that runs', async () => {
  const { cluster, one, two } = twoZones();
  expect(cluster.runningBrokers).toEqual([1, 2]);
  await one.kill();
  await two.kill();
  expect(cluster.runningBrokers).toEqual([]);
});

test('the loss of a Region takes its controllers, too, and they come back with it', async () => {
  const { cluster, controller } = twoZones();
  await cluster.killAll();
  expect(controller.pid).toBeUndefined();
  await cluster.revive();
  expect([controller.pid, cluster.runningBrokers]).toEqual([203, [1, 2]]);
});

test('what runs is not started again', async () => {
  const { cluster, one, two } = twoZones();
  await one.kill();
  await cluster.revive();
  expect([one.pid, two.pid]).toEqual([201, 102]);
});

test('a controller cannot be killed as if it were a broker', async () => {
  await expect(twoZones().cluster.kill(3)).rejects.toThrow('Cluster primary has no broker 3: its brokers are 1, 2.');
});

test('a policy refuses the topics that were named last, one a line', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'cluster-'));
  const file = join(directory, 'refused-topics');
  try {
    const { cluster } = twoZones(file);
    await cluster.refuseTopics(['one', 'two']);
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    await cluster.refuseTopics([]);
    expect(readFileSync(file, 'utf8')).toBe('');
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('a record is altered wherever it is kept', async () => {
  const { cluster } = twoZones();
  expect(await cluster.corrupt('orders', 2, 'value')).toBe(1);
  expect(await cluster.corrupt('orders', 3, 'value')).toBe(0);
});
