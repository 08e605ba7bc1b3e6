import { Hopeless, tryUntil } from '../../functions/shared/try-until';

const FAR = Number.MAX_SAFE_INTEGER;

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
});

test('it goes on until it works', async () => {
  let attempts = 0;
  await tryUntil(FAR, async () => {
    if (++attempts < 4) {
      throw new Error('SASL authentication failed.');
    }
  }, 'in vain', 1);
  expect(attempts).toBe(4);
});

test('after the deadline it says what was in vain, and the last reason', async () => {
  const refused = new AggregateError([new Error('SASL authentication failed.')], 'Connecting to brokers failed.');
  await expect(tryUntil(0, () => Promise.reject(refused), 'in vain', 1)).rejects.toThrow('in vain: SASL authentication failed.');
});

test('what is hopeless is not tried again', async () => {
  const attempt = jest.fn().mockRejectedValue(new Hopeless('forbidden'));
  await expect(tryUntil(FAR, attempt, 'in vain', 1)).rejects.toThrow(/^forbidden$/);
  expect(attempt).toHaveBeenCalledTimes(1);
});
