import { validateUsername, MAXIMUM_USERNAME_LENGTH, PASSWORD_RULE } from '../../../lib/kafka/login/credentials';

test.each([
  'orders', 'a', '7up', 'Orders_2.eu-west', 'o.rders+test@example.com', 'x'.repeat(MAXIMUM_USERNAME_LENGTH), 'anonymous',
])('%s is a user name', (username) => {
  expect(validateUsername(username)).toBeUndefined();
});

test.each([
  { kind: 'nothing', username: '' },
  { kind: 'one character too many', username: 'x'.repeat(MAXIMUM_USERNAME_LENGTH + 1) },
  { kind: 'a hyphen first', username: '-orders' },
  { kind: 'a dot first', username: '.orders' },
  { kind: 'a space', username: 'or ders' },
  { kind: 'a space at the end', username: 'orders ' },
  { kind: 'a line end', username: 'orders\n' },
  { kind: 'a double quote, which ends a JAAS value', username: 'or"ders' },
  { kind: 'a backslash', username: 'or\\ders' },
  { kind: 'a semicolon', username: 'or;ders' },
  { kind: 'a slash, which ends a construct id', username: 'or/ders' },
  { kind: 'a colon, which ends a principal type', username: 'User:orders' },
  { kind: 'an equals sign and a comma, as in SCRAM messages', username: 'n=orders,r' },
  { kind: 'a dollar sign', username: '${orders}' },
  { kind: 'a letter beyond ASCII', username: 'größe' },
])('fails for a user name with $kind', ({ username }) => {
  expect(validateUsername(username)).toContain('must be 1 to 64 characters, a letter or digit, then letters, digits and . _ @ + -');
});

test('fails for the name that Kafka gives to clients without a login', () => {
  expect(validateUsername('ANONYMOUS')).toContain('clients that did not log in');
});

test('a generated password is letters and digits, with more entropy than any key behind it', () => {
  expect(PASSWORD_RULE).toEqual({ passwordLength: 40, excludePunctuation: true, includeSpace: false });
  expect(PASSWORD_RULE.passwordLength * Math.log2(62)).toBeGreaterThan(128);
});
