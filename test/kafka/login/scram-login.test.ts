import { scramLogin } from '../../../lib/kafka/login/scram-login';

test('SCRAM-SHA-512 over TLS, by the names that were given', () => {
  expect(scramLogin('some-user', '${env:SOME_PASSWORD}')).toEqual({
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required username="some-user" password="${env:SOME_PASSWORD}";',
  });
});
