import { reasonOf } from '../../functions/shared/reason';
import { untilItWorks } from '../../functions/acls/until-it-works';

/** As the Kafka client nests what happened. */
function nested(...roots: object[]): Error {
  return new AggregateError([Object.assign(new Error('Connection failed.'), { cause: new AggregateError(roots.map((root) => Object.assign(new Error(), root))) })], 'Describing ACLs failed.');
}

const NOT_KNOWN_YET = nested({ message: 'SASL authentication failed.', apiId: 'SASL_AUTHENTICATION_FAILED' });
const FORBIDDEN = nested({ message: 'Cluster authorization failed.', apiId: 'CLUSTER_AUTHORIZATION_FAILED' });

beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => undefined));

test('a login that fails is tried again until it works', async () => {
  const attempt = jest.fn().mockRejectedValueOnce(NOT_KNOWN_YET).mockRejectedValueOnce(NOT_KNOWN_YET).mockResolvedValue(undefined);
  await untilItWorks(Infinity, attempt, { pause: 0 });
  expect(attempt).toHaveBeenCalledTimes(3);
});

test('the last reason is given when the time is up', async () => {
  await expect(untilItWorks(0, () => Promise.reject(NOT_KNOWN_YET), { pause: 0 })).rejects.toThrow('the ACLs could not be set in time: SASL authentication failed.');
});

test('what Kafka forbids is not tried again', async () => {
  const attempt = jest.fn().mockRejectedValue(FORBIDDEN);
  await expect(untilItWorks(Infinity, attempt, { pause: 0 })).rejects.toThrow(/^the administrator may not change ACLs: .* \(Cluster authorization failed\.\)$/);
  expect(attempt).toHaveBeenCalledTimes(1);
});

test.each([
  [nested({ message: 'connect ECONNREFUSED' }, { message: 'connect ECONNREFUSED' }, { message: 'timed\nout' }), 'connect ECONNREFUSED; timed out'],
  [new Error('User: x is not authorized'), 'User: x is not authorized'],
  ['a word', 'a word'],
  [new Error(''), 'Error'],
])('the reason is one line: %#', (error, line) => {
  expect(reasonOf(error)).toBe(line);
});
