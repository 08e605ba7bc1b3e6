import { credentialsIn } from '../../functions/shared/credentials';
import { keepSecret } from '../../functions/shared/known-secrets';
import { placeOf, reasonOf } from '../../functions/shared/reason';

const PASSWORD = 'correct "horse" battery\nstaple';

test.each([
  '{"username":"orders","password":"secret"}',
  '{"username":"orders\\nbilling","password":"a b"}',
])('%j are credentials', (text) => {
  expect(credentialsIn(text)).toEqual(JSON.parse(text));
});

test.each([
  undefined,
  '',
  'hunter2hunter2',
  '{"username":"orders","password":hunter2hunter2}',
  '{"username":"orders","password":12345678}',
  '{"username":"orders","password":["hunter2hunter2"]}',
  '{"username":{"hunter2hunter2":1},"password":"hunter2hunter2"}',
  '{"username":"orders"}',
  '{"username":"","password":"hunter2hunter2"}',
  '"hunter2hunter2"',
  'null',
])('%j are none, and nothing is thrown that could quote it', (text) => {
  expect(credentialsIn(text)).toBeUndefined();
});

test('what V8 quotes of a text that is no JSON is not told', () => {
  const error = new Error('outside', { cause: errorOf(() => JSON.parse('hunter2hunter2')) });

  expect(String(error.cause)).toContain('hunter2');
  expect(reasonOf(error)).toBe('a text that was to be JSON is none');
  expect(placeOf(error.cause)).not.toContain('hunter2');
});

test('a password that was read is taken out of whatever an error says, however a library quotes it', () => {
  credentialsIn(JSON.stringify({ username: 'orders', password: PASSWORD }));
  const nested = new AggregateError([
    new Error(`no login with ${PASSWORD}`),
    Object.assign(new Error('failed'), { cause: new Error(`body: ${JSON.stringify({ password: PASSWORD })}`) }),
  ]);

  expect(reasonOf(nested)).toBe('no login with ***; body: {"password":"***"}');
});

test('of two passwords of which one is part of the other, nothing remains', () => {
  keepSecret('abcdefgh');
  keepSecret('abcdefgh-ijkl');

  expect(reasonOf(new Error('abcdefgh-ijkl'))).toBe('***');
});

test.each([' hunter2secret ', 'hunter2secret\n', '\thunter2secret'])('of the password %j nothing is told, at the edge of what an error says or trimmed', (password) => {
  keepSecret(password);

  expect(reasonOf(new Error(`no login with ${password}`))).toMatch(/^no login with \*{3}$/);
  expect(reasonOf(new Error(`${password} is wrong`))).toBe('*** is wrong');
  expect(reasonOf(new Error(`no login with '${password.trim()}'`))).toBe("no login with '***'");
});

test('where it happened is files and lines, without what the error says', () => {
  expect(placeOf(new Error(`two\n    at lines of ${PASSWORD}`))).toMatch(/^\n {4}at .*reason\.test\.ts/);
  const changed = new Error('before');
  expect(changed.stack).toContain('before');
  expect(placeOf(Object.assign(changed, { message: 'after' }))).toBe('');
  expect(placeOf('a word')).not.toContain('a word');
});

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
