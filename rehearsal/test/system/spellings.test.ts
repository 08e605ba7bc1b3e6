import { holdsAny } from '../../system/spellings';
import { inJaas } from '../../system/jaas';

const SECRET = 'sword"fish\\$1';

test.each([
  ['as it is', `password=${SECRET}`],
  ['in JSON', JSON.stringify({ password: SECRET })],
  ['in the JSON of a text that is JSON', JSON.stringify({ log: JSON.stringify({ password: SECRET }) })],
  ['in a JAAS line', `password="${inJaas(SECRET)}"`],
  ['in the JSON of a JAAS line', JSON.stringify(`password="${inJaas(SECRET)}"`)],
])('a secret is found %s', (_, text) => {
  expect(holdsAny(text, ['another', SECRET])).toBe(true);
});

test('what looks like a part of it is none', () => {
  expect(holdsAny('sword fish', [SECRET])).toBe(false);
});
