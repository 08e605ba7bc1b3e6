import type { AssemblyDescription, ClusterDescription } from '../../assembly/descriptions';
import { applicableIds } from '../../cli/applicable';
import { DEFAULT_MSK_VERSION } from '../../../lib/kafka/releases/releases';

function assembly(change: Partial<AssemblyDescription>): AssemblyDescription {
  const cluster = { arn: 'arn', name: 'Kafka', region: 'us-east-1', kafkaVersion: DEFAULT_MSK_VERSION, serverProperties: '', features: [], unknownFeatures: {}, users: [], unknownUsers: [], topics: [] } as unknown as ClusterDescription;
  return {
    clusters: [cluster], mirrorMakers: [], others: [],
    clientInstances: [{ clusterArn: 'arn', isOfRehearsal: true, otherClusters: [] }],
    ...change,
  } as unknown as AssemblyDescription;
}

const idsOf = (change: Partial<AssemblyDescription> = {}) => [...applicableIds(assembly(change))];

test('a cluster without more has what every cluster has, and nothing of a replication', () => {
  expect(idsOf()).toEqual(expect.arrayContaining(['cluster.start', 'cluster.wrong-password', 'cluster.no-secret']));
  expect(idsOf().filter((id) => /^(replication|failover|faults)|cluster[.](login|users|acls|iam|rotation|declared-topics)$/.test(id))).toEqual([]);
});

test('what is declared has its check', () => {
  const { clusters: [cluster] } = assembly({});
  expect(idsOf({ clusters: [{ ...cluster!, features: ['iam'], topics: [{ name: 'orders', partitions: 1, replicationFactor: 3, settings: {} }] }] }))
    .toEqual(expect.arrayContaining(['cluster.iam', 'cluster.declared-topics']));
});

test('two clusters with a MirrorMaker have the checks of a replication, a failback alone and other resources a row', () => {
  const clusters = { primary: 'arn:1', secondary: 'arn:2' };
  const mirrorMaker = (target: 'primary' | 'secondary') => ({ name: target, target, clusters } as unknown as AssemblyDescription['mirrorMakers'][number]);
  expect(idsOf({ mirrorMakers: [mirrorMaker('secondary')] })).toEqual(expect.arrayContaining(['replication.start', 'failover.unplanned', 'faults.silent-primary']));
  expect(idsOf({ mirrorMakers: [mirrorMaker('primary')] }).filter((id) => !id.startsWith('cluster.'))).toEqual(['replication.pair']);
  expect(applicableIds(assembly({ clusters: [], others: [{ kind: 'serverless', name: 'Serverless', reason: 'no SCRAM' }] as unknown as AssemblyDescription['others'] })))
    .toEqual(new Set(['cluster.serverless']));
});
