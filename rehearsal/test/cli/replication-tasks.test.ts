import { Listr } from 'listr2';
import { replicationTask, type ReplicationPlan } from '../../cli/replication-tasks';
import { REPLICATION_STEPS } from '../../checks/replication';
import type { ClusterEnvironment } from '../../environment/check';
import type { Rehearsal } from '../../environment/rehearsal';
import type { ReplicationCheck } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import type { CheckResult } from '../../report/result';
import { fakeReplication, type FakeReplication } from '../checks/mutants/fake-replication';

/** Runs one check as the command does, on a replication that is there already. */
async function resultOf(check: ReplicationCheck, replication: FakeReplication, more: object = {}): Promise<CheckResult> {
  return (await resultsOf([[check]], replication, more))[0]!;
}

async function resultsOf(steps: ReplicationCheck[][], replication: FakeReplication, more: object = {}, meanwhile?: ReplicationPlan['meanwhile']): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const clusters = { primary: 'arn:primary', secondary: 'arn:secondary' };
  const task = replicationTask({
    rehearsal: { setUpReplication: async () => replication, passwords: new Set() } as unknown as Rehearsal,
    replication: { forward: { name: 'MirrorMaker/Replication', clusters, secrets: { primary: 'arn:mirror-maker', secondary: 'arn:mirror-maker' }, ...more } } as Parameters<typeof replicationTask>[0]['replication'],
    environments: new Map(Object.values(clusters).map((arn) => [arn, { description: { serverProperties: '', users: [{ secretArn: 'arn:mirror-maker' }] } } as unknown as ClusterEnvironment])),
    steps,
    results,
    meanwhile,
  });
  await new Listr([task], { exitOnError: false, renderer: 'silent' }).run();
  return results;
}

/** A process of a service ends while the check waits for something else. */
function endsIn(service: FakeReplication['mirrorMaker']): () => Promise<string> {
  return async () => {
    service.exits.push('process 2 of 2 ended with status 1');
    await secondsUntil('something else', 60, async () => false);
    return 'seen';
  };
}

describe.each(REPLICATION_STEPS.flat().filter(({ breaksMirrorMaker }) => !breaksMirrorMaker))('in $id', (check) => {
  test('the end of a process of either service is seen, though no check asks for it', async () => {
    await Promise.all((['forward', 'failback'] as const).map(async (side) => {
      const replication = fakeReplication();
      const { mirrorMaker } = side === 'forward' ? replication : replication.failbackFlow;
      const result = await resultOf({ ...check, skipReason: undefined, appliesTo: undefined, run: endsIn(mirrorMaker) }, replication);
      expect([result.outcome, result.seen]).toEqual(['disproved', expect.stringContaining(`${mirrorMaker.description.name}: process 2 of 2 ended with status 1; until then: something else`)]);
    }));
  });
});

test('a check that ends no process by itself is the rule', () => {
  expect(REPLICATION_STEPS.flat().filter(({ breaksMirrorMaker }) => breaksMirrorMaker).map(({ id }) => id)).toEqual([
    'faults.rotated-passwords', 'faults.too-large-record', 'faults.refused-record', 'faults.wrong-password-of-primary', 'faults.wrong-password-of-secondary',
  ]);
});

test('a check that does not end in time is disproved, and what it waited for is said', async () => {
  const result = await resultOf({ id: 'replication.slow', title: 'it ends', limit: 0.05, run: () => secondsUntil('the end', 60, async () => false).then(() => 'seen') }, fakeReplication());
  expect([result.outcome, result.seen]).toEqual(['disproved', expect.stringMatching(/^not within 0.05 s; until then: the end: not yet/)]);
});

test.each<[what: string, more: object, reason: string]>([
  ['something that only AWS knows', { unknown: 'MIRROR_MAKER_PROPERTIES holds what only AWS knows: the parameter Topics' }, 'MirrorMaker/Replication: MIRROR_MAKER_PROPERTIES holds what only AWS knows: the parameter Topics'],
  ['a secret of another app', { secrets: { primary: 'arn:mirror-maker', secondary: 'arn:brought' } }, "MirrorMaker/Replication: the secret of its user on the secondary is none of that cluster's in the templates, arn:brought"],
  ['a cluster of another app', { clusters: { primary: 'arn:primary', secondary: 'arn:elsewhere' } }, 'no brokers run for its secondary'],
])('a MirrorMaker with %s is not started, and the row has the reason', async (_, more, reason) => {
  const result = await resultOf({ id: 'replication.start', title: 'it starts', limit: 1, run: () => Promise.reject(new Error('started')) }, fakeReplication(), more);
  expect([result.outcome, result.seen]).toEqual(['not rehearsed', reason]);
});

test('what disturbs nothing runs next to the check that waits, also when MirrorMaker did not start', async () => {
  const order: string[] = [];
  const step = (id: string): ReplicationCheck => ({ id, title: id, run: async () => `${order.push(id)}` });
  // Its wait ends only when the others have run meanwhile.
  const waiting: ReplicationCheck = { id: 'waiting', title: 'it waits', limit: 5, run: () => secondsUntil('the others', 4, async () => order.includes('users')).then(() => `${order.push('waiting')}`) };
  const meanwhile = { nextTo: waiting, tasks: [{ title: 'users', task: async () => void order.push('users') }] };
  await resultsOf([[step('before')], [waiting], [step('after')]], fakeReplication(), {}, meanwhile);
  expect(order.splice(0)).toEqual(['before', 'users', 'waiting', 'after']);

  const results = await resultsOf([[waiting]], fakeReplication(), { unknown: 'nothing is known' }, meanwhile);
  expect([order, results.map(({ outcome }) => outcome)]).toEqual([['users'], ['not rehearsed']]);
});
