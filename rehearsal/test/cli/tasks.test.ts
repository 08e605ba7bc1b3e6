import { Listr } from 'listr2';
import type { AssemblyDescription } from '../../assembly/descriptions';
import { exitCodeOf } from '../../cli/rehearse';
import { rehearsalTasks } from '../../cli/tasks';
import type { Rehearsal } from '../../environment/rehearsal';
import type { CheckResult } from '../../report/result';
import { DEFAULT_MSK_VERSION } from '../../../lib/kafka/releases/releases';

/** What a run leaves whose only cluster does not start, or that has nothing but a failback. */
async function resultsOf(only: readonly string[] | undefined, assembly: Partial<AssemblyDescription>, startBrokers?: () => Promise<string>): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const tasks = rehearsalTasks({
    rehearsal: { startBrokers, passwords: new Set() } as unknown as Rehearsal,
    assembly: { clusters: [], clientInstances: [], mirrorMakers: [], others: [], ...assembly } as unknown as AssemblyDescription,
    selection: { only, drills: false },
    results,
  });
  await new Listr(tasks, { exitOnError: false, renderer: 'silent' }).run();
  return results;
}

test('where the brokers do not start, the other checks are not rehearsed, and nothing is said of them', async () => {
  const clusters = [{ arn: 'arn', name: 'Kafka', region: 'us-east-1', kafkaVersion: DEFAULT_MSK_VERSION, users: [], topics: [] }] as unknown as AssemblyDescription['clusters'];
  const clientInstances = [{ clusterArn: 'arn' }] as unknown as AssemblyDescription['clientInstances'];
  const results = await resultsOf(['cluster.login'], { clusters, clientInstances }, () => Promise.reject(new Error('ENOSPC')));
  expect(results.map(({ id, outcome, seen }) => [id, outcome, seen])).toEqual([
    ['cluster.start', 'not rehearsed', 'could not be tried: ENOSPC'],
    ...results.slice(1).map(({ id }) => [id, 'not rehearsed', 'the brokers did not start']),
  ]);
  expect(results.map(({ id }) => id)).toContain('cluster.login');
});

test('a failback alone is said with --only replication.pair, and with no other choice', async () => {
  const mirrorMakers = [{ name: 'Failback', direction: 'failback', clusters: {} }] as unknown as AssemblyDescription['mirrorMakers'];
  expect((await resultsOf(['replication.pair'], { mirrorMakers })).map(({ id }) => id)).toEqual(['replication.pair']);
  expect(await resultsOf(['replication.arrival'], { mirrorMakers })).toEqual([]);
});

test('a topic of which something is unknown is a row, and with --strict more was declared than tried', async () => {
  const reason = 'something of it is known to AWS only: the parameter Partitions';
  const results = await resultsOf(undefined, { others: [{ name: 'Stack/Topic', kind: 'topic', reason }] });
  expect(results.map(({ subject, id, outcome, seen }) => [subject, id, outcome, seen])).toEqual([['Stack/Topic', 'assembly.topic', 'not rehearsed', reason]]);

  const proven: CheckResult = { id: 'cluster.start', title: '', subject: 'Kafka', outcome: 'proven', seen: '', seconds: 1 };
  expect([exitCodeOf({ results: [proven, ...results] }), exitCodeOf({ results: [proven, ...results] }, { strict: true })]).toEqual([0, 3]);
});
