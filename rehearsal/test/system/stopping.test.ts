import { CheckFailed } from '../../system/assert';
import { run } from '../../system/processes';
import { failIfStopped, onStop, pauseUnlessStopped, stoppable } from '../../system/stopping';

const MINUTE = 60_000;

test('what ends by itself gives its result, or its error', async () => {
  await expect(stoppable(async () => 7)).resolves.toBe(7);
  await expect(stoppable(async () => {
    throw new Error('broken');
  })).rejects.toThrow(/^broken$/);
});

test('what is stopped ends its wait, and says why and how far it came', async () => {
  const start = Date.now();
  const stopped = stoppable(async (stop) => {
    setTimeout(() => stop('not within 1 s'), 20);
    await pauseUnlessStopped(MINUTE);
    failIfStopped('7 of 9 records');
  });
  await expect(stopped).rejects.toThrow(new CheckFailed('not within 1 s; until then: 7 of 9 records'));
  expect(Date.now() - start).toBeLessThan(MINUTE / 2);
});

test('a command that runs is killed', async () => {
  await expect(stoppable(async (stop) => {
    setTimeout(() => stop('enough'), 20);
    return run('sleep', ['60']);
  })).rejects.toThrow('enough');
});

test('what is stopped may still tidy up, with commands and waits of its own', async () => {
  const tidied: string[] = [];
  await expect(stoppable(async (stop) => {
    try {
      stop('enough');
      await pauseUnlessStopped(20);
      failIfStopped('half');
    } finally {
      await pauseUnlessStopped(20);
      tidied.push((await run('echo', ['tidy'])).stdout.trim());
    }
  })).rejects.toThrow('enough; until then: half');
  expect(tidied).toEqual(['tidy']);
});

test('what is stopped from outside stops what it runs in turn, and the reason is said once', async () => {
  await expect(stoppable(async (stop) => {
    setTimeout(() => stop('enough'), 20);
    return stoppable(async () => {
      await pauseUnlessStopped(MINUTE);
      failIfStopped('inside');
    });
  })).rejects.toThrow(/^enough; until then: inside$/);
});

test('a callback that was taken back is not called, nor one outside of anything that can be stopped', async () => {
  let called = 0;
  onStop(() => called++);
  await expect(stoppable(async (stop) => {
    onStop(() => called++)();
    stop('enough');
  })).rejects.toThrow(/^enough$/);
  expect(called).toBe(0);
});
