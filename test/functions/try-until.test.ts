import { Unreachable } from '../../functions/shared/aws';
import { Hopeless, tryUntil } from '../../functions/shared/try-until';

const FAR = Number.MAX_SAFE_INTEGER;
const AT_ONCE = { pause: 1 };

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
});

test('it goes on until it works', async () => {
  let attempts = 0;
  await tryUntil(FAR, async () => {
    if (++attempts < 4) {
      throw new Error('SASL authentication failed.');
    }
  }, 'in vain', AT_ONCE);
  expect(attempts).toBe(4);
});

test('after the deadline it says what was in vain, and the last reason', async () => {
  const refused = new AggregateError([new Error('SASL authentication failed.')], 'Connecting to brokers failed.');
  await expect(tryUntil(0, () => Promise.reject(refused), 'in vain', AT_ONCE)).rejects.toThrow('in vain: SASL authentication failed.');
});

test('what is hopeless is not tried again', async () => {
  const attempt = jest.fn().mockRejectedValue(new Hopeless('forbidden'));
  await expect(tryUntil(FAR, attempt, 'in vain', AT_ONCE)).rejects.toThrow(/^forbidden$/);
  expect(attempt).toHaveBeenCalledTimes(1);
});

test('an attempt that never ends is no reason to be stopped without a word, and hears that it must stop', async () => {
  let stop: AbortSignal | undefined;
  const hangs = jest.fn().mockRejectedValueOnce(new Error('connect ECONNREFUSED')).mockImplementation((signal: AbortSignal) => {
    stop = signal;
    return new Promise(() => undefined);
  });

  await expect(tryUntil(Date.now() + 300, hangs, 'in vain', AT_ONCE)).rejects.toThrow('in vain: connect ECONNREFUSED');
  expect(stop!.aborted).toBe(true);
});

test('nothing is tried after the deadline', async () => {
  const attempt = jest.fn().mockRejectedValue(new Error('no'));
  await expect(tryUntil(Date.now() + 100, attempt, 'in vain', { pause: 40 })).rejects.toThrow('in vain: no');
  const attempts = attempt.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(attempt).toHaveBeenCalledTimes(attempts);
});

test('an API that stays silent is told long before the deadline, as a way that is missing does not come by itself', async () => {
  const silent = () => Promise.reject(new Unreachable("MSK's API does not answer"));
  await expect(tryUntil(FAR, silent, 'in vain', { pause: 1, silence: 50 })).rejects.toThrow(/^MSK's API does not answer$/);
});

test('silence that is broken begins anew', async () => {
  let attempts = 0;
  await tryUntil(FAR, async () => {
    if (++attempts < 12) {
      throw attempts % 2 ? new Unreachable('silent') : new Error('SASL authentication failed.');
    }
  }, 'in vain', { pause: 10, silence: 50 });
  expect(attempts).toBe(12);
});
