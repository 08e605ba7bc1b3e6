import { untilLoggedIn } from '../../functions/rotation/until-logged-in';

const FAR = Number.MAX_SAFE_INTEGER;

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
});

test('it goes on until the brokers have learned the password', async () => {
  let attempts = 0;
  await untilLoggedIn(FAR, async () => {
    if (++attempts < 4) {
      throw new Error('SASL authentication failed.');
    }
  }, 1);
  expect(attempts).toBe(4);
});

test('after the deadline it says why, and that nothing has changed for clients', async () => {
  const refused = new AggregateError([new Error('SASL authentication failed.')], 'Connecting to brokers failed.');
  await expect(untilLoggedIn(0, () => Promise.reject(refused), 1)).rejects.toThrow(
    'the brokers do not take the new password, clients go on with the present one: SASL authentication failed.');
});
