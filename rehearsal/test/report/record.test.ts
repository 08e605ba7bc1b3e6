import { KafkaRefused } from '../../local-kafka/kafka-refused';
import { record } from '../../report/record';
import type { CheckResult } from '../../report/result';
import { CheckFailed, NotRehearsed } from '../../system/assert';
import { inJaas } from '../../system/jaas';
import * as machine from '../../system/machine';

const CHECK = { id: 'cluster.login', title: 'it works' };
const CLUSTER = { name: 'Kafka' };

/** What a check that fails so leaves, and what the display of the progress shows. */
async function failed(error: Error, secrets = new Set<string>()): Promise<{ readonly result: CheckResult; readonly shown: string }> {
  const results: CheckResult[] = [];
  const shown = await record({ results, secrets }, CLUSTER, CHECK, () => Promise.reject(error)).then(() => '', ({ message }: Error) => message);
  return { result: results[0]!, shown };
}

test.each([
  ['a check that saw something else', new CheckFailed('3 of 4 records')],
  ['a Kafka that does not start', new KafkaRefused('Invalid value')],
])('%s is disproved', async (_, error) => {
  expect((await failed(error)).result).toMatchObject({ outcome: 'disproved', seen: error.message });
});

test.each([
  ['a Kafka that finds no space', undefined, new KafkaRefused('java.io.IOException: No space left on device'), 'could not be tried: java.io.IOException: No space left on device'],
  ['what a check sees while a file system is full', '/tmp/small', new CheckFailed('1 of 2 records are missing'), 'could not be tried: /tmp/small is full: 1 of 2 records are missing'],
])('%s disproves nothing', async (_, full, error, seen) => {
  jest.spyOn(machine, 'fullDirectory').mockReturnValue(full);
  expect((await failed(error)).result).toMatchObject({ outcome: 'not rehearsed', couldNotBeTried: true, seen });
  jest.restoreAllMocks();
});

test('what the machine need not have is no failure: the check is not rehearsed, and the reason is given', async () => {
  const results: CheckResult[] = [];
  const lack = await record({ results, secrets: new Set() }, CLUSTER, CHECK, () => Promise.reject(new NotRehearsed('go was not found')));
  expect([lack, results[0]]).toEqual(['go was not found', expect.objectContaining({ outcome: 'not rehearsed', seen: 'go was not found' })]);
  expect(results[0]).not.toHaveProperty('couldNotBeTried');
});

test.each([
  ['a full disk', new Error('ENOSPC: no space left on device, write')],
  ['a download that fails', new Error('Kafka could not be downloaded')],
])('%s says nothing of the assembly: the check is not rehearsed', async (_, error) => {
  const { result, shown } = await failed(error);
  expect(result).toMatchObject({ outcome: 'not rehearsed', seen: `could not be tried: ${error.message}`, couldNotBeTried: true });
  expect(shown).toBe(error.message);
});

const SECRET = 'a"b\\c$d';
const FORMS = { 'raw': SECRET, 'in JSON': JSON.stringify(SECRET), 'in a JAAS line': inJaas(SECRET), 'in a JAAS line in JSON': JSON.stringify(inJaas(SECRET)) };

test.each(Object.entries(FORMS))('no password is shown or kept, %s', async (_, form) => {
  const { result, shown } = await failed(new CheckFailed(`it printed ${form}`), new Set(['a"b', SECRET]));
  expect(shown).toMatch(/^it printed "?\(a password\)"?$/);
  expect(result.seen).toBe(shown);
});

test('no moment has a password, on the display of the progress or in the report', async () => {
  const results: CheckResult[] = [];
  const told: string[] = [];
  await record({ results, secrets: new Set([SECRET]) }, CLUSTER, CHECK, async (timeLine) => {
    timeLine.count('acknowledged', 1);
    timeLine.step(`logs in with ${SECRET}`);
    return `${SECRET} works`;
  }, (moment) => told.push(moment));
  expect(told).toEqual(['logs in with (a password)']);
  expect(results).toMatchObject([{ outcome: 'proven', seen: '(a password) works', timeLine: { moments: [{ name: 'logs in with (a password)' }] } }]);
});
