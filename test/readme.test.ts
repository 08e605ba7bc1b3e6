import { blocksOf, read } from './documentation/documents';
import { assemblyOf } from './readme-samples';

const README = read('README.md');

/** The commands in a shell script or block, without comments. */
function commands(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('npm '));
}

test('CI runs the two commands of the README, the first with the drills that the README names', () => {
  expect(commands(blocksOf(README)[0]!.code)).toEqual(['npm ci && npm run rehearse', 'npm ci && npm test']);
  expect(commands(read('.ci/run'))).toEqual(expect.arrayContaining(['npm ci && npm run rehearse -- --drills', 'npm ci && npm test']));
  expect(README).toContain('`npm run rehearse -- --drills`');
});

test('both commands stand before everything else that a reader could run', () => {
  expect(README.indexOf('```')).toBe(README.indexOf('```sh'));
});

test('it is read in five minutes', () => {
  expect(README.split(/\s+/).length).toBeLessThan(1000);
});

describe('what it shows synthesizes', () => {
  const samples = blocksOf(README).filter(({ language }) => language === 'ts');

  test('with the stacks that the text names', () => {
    expect(samples.map(({ code }) => stacksOf(code))).toEqual([
      ['Client', 'Streaming'],
      ['MirrorMaker', 'Peering', 'Peering-Vpcs-Accepter', 'Primary', 'Secondary'],
    ]);
  });
});

/** The stacks of the app that a sample makes. */
function stacksOf(code: string): string[] {
  return assemblyOf(code).stacksRecursively.map(({ stackName }) => stackName).sort();
}
