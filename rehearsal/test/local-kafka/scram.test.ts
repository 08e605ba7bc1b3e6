import { pbkdf2Sync } from 'node:crypto';
import { subjectAlternativeNames } from '../../local-kafka/certificate';
import { scramCredential } from '../../local-kafka/scram';

test('a credential holds what the password becomes, never the password', () => {
  const credential = scramCredential('orders', 'a,"b]');
  const match = /^SCRAM-SHA-512=\[name="orders",salt="(.+)",saltedpassword="(.+)",iterations=4096\]$/.exec(credential)!;
  const salted = pbkdf2Sync('a,"b]', Buffer.from(match[1], 'base64'), 4096, 64, 'sha512');
  expect(match[2]).toBe(salted.toString('base64'));
});

test('every credential has a salt of its own', () => {
  expect(scramCredential('orders', 'same')).not.toBe(scramCredential('orders', 'same'));
});

test('a certificate names hosts and addresses, each once', () => {
  expect(subjectAlternativeNames(['127.0.0.1', '10.60.0.1', 'kafka.example.com', '::1']))
    .toBe('dns:localhost,ip:127.0.0.1,ip:10.60.0.1,dns:kafka.example.com,ip:::1');
});
