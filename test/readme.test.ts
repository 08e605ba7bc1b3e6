import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(__dirname, '..', file), 'utf8');

/** The commands in a shell script or in the first shell block of a text, without comments. */
function commands(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('npm '));
}

test('CI runs the two commands of the README, the first with the drills that the README names', () => {
  const [block] = /```sh\n[^`]*```/.exec(read('README.md'))!;

  expect(commands(block)).toEqual(['npm ci && npm run rehearse', 'npm ci && npm test']);
  expect(commands(read('.ci/run'))).toEqual(['npm ci && npm run rehearse -- --drills', 'npm ci && npm test']);
  expect(read('README.md')).toContain('`npm run rehearse -- --drills`');
});

test('both commands stand before everything else that a reader could run', () => {
  expect(read('README.md').indexOf('```')).toBe(read('README.md').indexOf('```sh'));
});

test.each([...read('README.md').matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target!))('the README links to %s, which is there', (target) => {
  expect(() => readFileSync(join(__dirname, '..', target))).not.toThrow();
});
