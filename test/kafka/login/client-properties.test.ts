import { scramClientProperties } from '../../../lib/kafka/login/client-properties';

const properties = Object.fromEntries(scramClientProperties().trimEnd().split('\n').map((line) => {
  const separator = line.indexOf('=');
  return [line.slice(0, separator), line.slice(separator + 1)];
}));

test('a client logs in with SCRAM-SHA-512 over TLS', () => {
  expect(properties).toMatchObject({
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': expect.stringMatching(/^org\.apache\.kafka\.common\.security\.scram\.ScramLoginModule required .*;$/),
  });
});

test('its credentials come from the environment by Kafka\'s own provider, none is in the file', () => {
  expect(properties).toMatchObject({
    'config.providers': 'env',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
  });
  expect(properties['sasl.jaas.config']).toMatch(/ username="\$\{env:KAFKA_USERNAME\}" password="\$\{env:KAFKA_PASSWORD\}";$/);
});

test('it trusts the authorities that Java trusts, and checks the names of the brokers', () => {
  expect(Object.keys(properties).filter((key) => key.startsWith('ssl.'))).toEqual([]);
});

test('it names no broker: addresses are looked up', () => {
  expect(properties).not.toHaveProperty(['bootstrap.servers']);
});
