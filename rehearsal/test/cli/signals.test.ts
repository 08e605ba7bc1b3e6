import { once } from 'node:events';
import { launch, LONG_RUN, untilNothingIsLeft } from './long-runs';

jest.setTimeout(30_000);

const PROGRAM = [process.execPath, ...LONG_RUN];

test.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGQUIT', 131],
  ['SIGTERM', 143],
] as const)('%s ends a run with %i, one sentence, and leaves neither process nor file', async (signal, status) => {
  const { child, started, errors } = await launch(PROGRAM);
  process.kill(started.pid, signal);
  // A second one changes nothing.
  process.kill(started.pid, signal);
  expect(await once(child, 'exit')).toEqual([status, null]);
  await untilNothingIsLeft(started);
  expect(errors()).toBe('Interrupted: stops and removes everything.\n');
});

test('a run ends when what started it is gone, though no signal came', async () => {
  const { child, started } = await launch(['sh', '-c', '"$@"; true', 'sh', ...PROGRAM]);
  // As `timeout --foreground` or a pipeline does to npm, which passes nothing on.
  process.kill(child.pid!, 'SIGTERM');
  await untilNothingIsLeft(started);
});

test('a run ends when nothing reads any more what it prints', async () => {
  const { child, started } = await launch(PROGRAM);
  child.stdout!.destroy();
  expect(await once(child, 'exit')).toEqual([129, null]);
  await untilNothingIsLeft(started);
});
