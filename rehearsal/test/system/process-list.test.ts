import { inJaas } from '../../system/jaas';
import { start, signal } from '../../system/processes';
import { everyCommandLine, ProcessListWatch } from '../../system/process-list';

async function untilLooked(watch: ProcessListWatch, looks = watch.looks + 2): Promise<void> {
  while (watch.looks < looks) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function watching(watch: ProcessListWatch, meanwhile: () => Promise<void>): Promise<void> {
  const watched = watch.watch(10);
  try {
    await meanwhile();
  } finally {
    watch.stop();
    await watched;
  }
}

test('a password in the arguments of a process is seen, and not repeated', async () => {
  const watch = new ProcessListWatch(new Set(['swordfish-of-this-test']));
  await watching(watch, async () => {
    const child = start('sh', ['-c', 'cat; :', 'user', 'swordfish-of-this-test'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await untilLooked(watch);
    signal(child, 'SIGKILL');
  });
  expect(watch.sightings).toEqual(['sh -c cat; : user (a password)']);
});

test.each([
  ['in JSON', (password: string) => JSON.stringify({ password })],
  ['in a JAAS line', (password: string) => `password="${inJaas(password)}";`],
])('a password %s is seen, too, and not repeated', async (_, spelt) => {
  const password = 'sword"fish\\';
  const watch = new ProcessListWatch(new Set([password]), async () => `java ${spelt(password)}`);
  await watching(watch, () => untilLooked(watch));
  expect(watch.sightings).toEqual([expect.stringMatching(/^java .*\(a password\)"/)]);
});

test.each([['of Linux', undefined], ['of ps, where no file tells', '/nowhere']])('the list %s has each process, with all its arguments in one line', async (_, processes) => {
  const child = start('sh', ['-c', 'cat; :', 'user', 'two\nlines', 'swordfish'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const lines = (await everyCommandLine(processes)).split('\n');
  signal(child, 'SIGKILL');
  expect(lines.filter((line) => line.startsWith('sh -c cat; : user two') && line.endsWith('lines swordfish'))).toHaveLength(1);
});

test('every look sees the canary', async () => {
  const watch = new ProcessListWatch(new Set());
  await watching(watch, () => untilLooked(watch));
  expect([watch.blindLooks, watch.sightings]).toEqual([0, []]);
});

test('a look at a list without the canary was blind', async () => {
  const watch = new ProcessListWatch(new Set(['swordfish']), async () => 'ps\ninit');
  await watching(watch, () => untilLooked(watch));
  expect(watch.blindLooks).toBe(watch.looks);
});

test('a look that fails was blind, and the next one is made all the same', async () => {
  let looks = 0;
  const watch = new ProcessListWatch(new Set(['swordfish']), async () => {
    looks++;
    if (looks === 1) {
      throw new Error('spawn ps EAGAIN');
    }
    return 'user swordfish';
  });
  await watching(watch, () => untilLooked(watch));
  expect(watch.blindLooks).toBe(watch.looks);
  expect(watch.sightings).toEqual(['user (a password)']);
});
