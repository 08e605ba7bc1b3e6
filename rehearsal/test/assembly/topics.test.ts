import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Fn } from 'aws-cdk-lib';
import { CleanupPolicy, KafkaTopic, ScramMskCluster } from '../../../lib';
import type { ClusterDescription } from '../../assembly/descriptions';
import { readAssembly } from '../../assembly/read-assembly';
import { ZonedStack } from '../../../test/stacks';

const directory = mkdtempSync(join(tmpdir(), 'topics-'));
let clusters: Record<string, ClusterDescription>;

beforeAll(() => {
  // As the CDK command line asks for it.
  const app = new App({ outdir: directory, context: { 'aws:cdk:enable-path-metadata': true } });
  const streaming = new ZonedStack(app);
  const [first, second] = ['First', 'Second'].map((id) => new ScramMskCluster(streaming, id)) as [ScramMskCluster, ScramMskCluster];
  first.addTopic('orders', {
    partitions: 6, retention: Duration.days(1), cleanupPolicy: CleanupPolicy.COMPACT_AND_DELETE, configs: { 'segment.ms': Fn.join('', ['36', '00']) },
  });
  second.addTopic('orders', { partitions: 1, replicationFactor: 2 });
  const elsewhere = new ZonedStack(app, 'Elsewhere');
  new KafkaTopic(elsewhere, 'Topic', { cluster: first, topicName: 'payments', partitions: 2 });
  app.synth();
  clusters = Object.fromEntries(readAssembly(directory).clusters.map((cluster) => [cluster.name, cluster]));
});

afterAll(() => rmSync(directory, { recursive: true }));

test('a cluster has the topics of all stacks that name it, and no others', () => {
  expect(clusters['Streaming/First']!.topics.map(({ name }) => name)).toEqual(['orders', 'payments']);
  expect(clusters['Streaming/Second']!.topics).toEqual([{ name: 'orders', partitions: 1, replicationFactor: 2, settings: {} }]);
});

test('a topic has the settings that MSK would decode', () => {
  expect(clusters['Streaming/First']!.topics[0]).toEqual({
    name: 'orders',
    partitions: 6,
    replicationFactor: 3,
    settings: { 'retention.ms': '86400000', 'cleanup.policy': 'compact,delete', 'segment.ms': '3600' },
  });
});
