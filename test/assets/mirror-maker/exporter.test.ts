import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TESTED_VERSIONS } from '../../../lib/kafka/releases/releases';
import { compileProgram } from '../../../rehearsal/local-kafka/compile';
import { kafkaDistribution } from '../../../rehearsal/local-kafka/distribution';
import { freePort } from '../../../rehearsal/local-kafka/ports';
import { LOOPBACK } from '../../../rehearsal/local-kafka/nodes';
import { exporterJar } from '../../../rehearsal/hosts/mirror-maker/exporter';
import { Image } from '../../../rehearsal/hosts/mirror-maker/image';
import { parseMetrics, type Sample } from '../../../rehearsal/hosts/mirror-maker/metrics';
import { javaFlags, javaProgram } from '../../../rehearsal/system/java';
import { mirrorMakerConfiguration } from '../../../lib/kafka/mirror-maker/defaults';
import { CHOICES } from '../../kafka/mirror-maker/choices';
import { ASSETS, Container } from './container';

/** Of each of the two tasks of ManyPartitions.java. */
const PARTITIONS = 300;
const GROUPS = 3;

/** What a scrape tells with one partition and with hundreds: of Java, of the exporter and of the tasks. */
const LINES = 200;

const { 'metric.reporters': reporter } = mirrorMakerConfiguration(CHOICES).flow;

describe.each(TESTED_VERSIONS)('the exporter in a MirrorMaker %s with many partitions', (version) => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'exporter-'));
  let port: number;
  let mirrorMaker: ChildProcess;

  beforeAll(async () => {
    const distribution = await kafkaDistribution(version);
    await compileProgram(distribution, root, path.join(ASSETS, 'java', 'georeplication'), __dirname);
    port = await freePort(LOOPBACK);
    mirrorMaker = spawn(javaProgram('java'), [
      '-Xmx256m', ...javaFlags(root),
      `-javaagent:${await exporterJar(new Image().downloads.exporter)}=${LOOPBACK}:${port}:${path.join(ASSETS, 'jmx-exporter.yml')}`,
      '-cp', [root, distribution.classpath].join(path.delimiter), 'org.apache.kafka.connect.mirror.ManyPartitions',
      `${PARTITIONS}`, `${GROUPS}`, `metric.reporters=${reporter}`,
    ], { stdio: ['pipe', 'pipe', 'ignore'] });
    await once(mirrorMaker.stdout!, 'data');
  }, 180_000);

  afterAll(async () => {
    mirrorMaker.kill('SIGKILL');
    await once(mirrorMaker, 'exit');
    fs.rmSync(root, { recursive: true });
  });

  const scrape = async (): Promise<Sample[]> => parseMetrics(await (await fetch(`http://${LOOPBACK}:${port}/metrics`)).text());

  const valuesOf = (samples: readonly Sample[], name: string) => Object.fromEntries(samples.filter(({ metric }) => metric === name).map(({ labels, value }) => [labels.task, value]));

  test('tells of each task: sums of what was copied, and the longest times', async () => {
    const samples = await scrape();

    expect(valuesOf(samples, 'mirror_maker_partitions')).toEqual({ 0: PARTITIONS, 1: PARTITIONS });
    expect(valuesOf(samples, 'mirror_maker_records_total')).toEqual({ 0: PARTITIONS - 1, 1: PARTITIONS - 1 });
    expect(valuesOf(samples, 'mirror_maker_bytes_total')).toEqual({ 0: 10 * (PARTITIONS - 1), 1: 10 * (PARTITIONS - 1) });
    expect(valuesOf(samples, 'mirror_maker_record_age_ms_max')).toEqual({ 0: PARTITIONS - 1, 1: PARTITIONS - 1 });
    expect(valuesOf(samples, 'mirror_maker_replication_latency_ms_max')).toEqual({ 0: 2 * (PARTITIONS - 1), 1: 2 * (PARTITIONS - 1) });
    expect(valuesOf(samples, 'mirror_maker_checkpoint_latency_ms_max')).toEqual({ 0: PARTITIONS - 1 });
  });

  test('tells of a partition on each side that waits, where both have one name', async () => {
    expect((await scrape()).filter(({ metric }) => metric === 'mirror_maker_held_partition')).toEqual([
      { metric: 'mirror_maker_held_partition', labels: { partition: 'orders-0', side: 'source' }, value: 3 },
      { metric: 'mirror_maker_held_partition', labels: { partition: 'orders-0', side: 'target' }, value: 17 },
    ]);
  });

  test('has few lines, whatever the number of partitions and groups', async () => {
    expect((await scrape()).length).toBeLessThan(LINES);
  });

  describe('and its health', () => {
    let container: Container;

    beforeEach(() => {
      container = new Container();
      container.write('run/mirror-maker/mm2.properties', 'clusters=primary,secondary\n');
      container.set('EXPORTER_PORT', String(port));
    });
    afterEach(() => container.remove());

    test('is judged by what the exporter says', () => {
      const { status, stdout, stderr } = container.run('health.sh');

      expect({ status, said: stdout.split('\n'), stderr }).toEqual({ status: 1, said: [
        'degraded: nothing of orders-0 is copied', 'degraded: nothing of orders-0 is copied', 'unhealthy: neither a connector nor a task runs', '',
      ], stderr: '' });
    });

    test('is missing while the process hangs, and there again when it goes on', async () => {
      fs.writeFileSync(path.join(container.root, 'opt/mirror-maker/health.sh'), fs.readFileSync(path.join(ASSETS, 'health.sh'), 'utf8').replace(/^readonly patience=.*$/m, 'readonly patience=1'));
      process.kill(mirrorMaker.pid!, 'SIGSTOP');
      const hanging = container.run('health.sh');
      process.kill(mirrorMaker.pid!, 'SIGCONT');
      await pause(100);

      expect(hanging).toMatchObject({ status: 1, stdout: expect.stringMatching(/^unhealthy: no answer from the exporter: .*timed out/) });
      expect((await scrape()).length).toBeGreaterThan(0);
    });
  });
});
