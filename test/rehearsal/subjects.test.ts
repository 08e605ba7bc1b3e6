import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { subjectsOf } from '../../rehearsal/subjects';

const namesOf = (choices: Parameters<typeof subjectsOf>[0]) => subjectsOf(choices).map(({ name }) => name);

test('the app of cdk.json alone, in minutes', () => {
  expect(namesOf({ drills: false })).toEqual(['the app of cdk.json']);
});

test('every drill once: the example leaves out what the app shows', () => {
  expect(subjectsOf({ drills: true }).map(({ drills }) => drills)).toEqual(['all', 'particular']);
  expect(subjectsOf({ drills: false }).map(({ drills }) => drills)).toEqual(['none']);
});

test('with drills an example with identical names, too, which is there', () => {
  const [, example] = namesOf({ drills: true });
  expect(existsSync(join(__dirname, '..', '..', example!))).toBe(true);
});

test('an assembly that is given, and nothing else', async () => {
  const [subject, ...others] = subjectsOf({ assembly: 'cdk.out', drills: true });
  expect(others).toEqual([]);
  expect(await subject!.assemblyIn('/nowhere')).toBe(resolve('cdk.out'));
});
