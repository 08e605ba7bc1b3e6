import { clientPropertiesWithBrokers } from '../../../lib/kafka/client-configuration/java';
import { askJava } from './interpreters';

const properties = askJava(clientPropertiesWithBrokers());

test("brokers, user name and password come from the environment by Kafka's own provider", () => {
  expect(properties).toMatchObject({
    'bootstrap.servers': '${env:KAFKA_BOOTSTRAP_SERVERS}',
    'sasl.jaas.config': expect.stringMatching(/ScramLoginModule required username="\$\{env:KAFKA_USERNAME\}" password="\$\{env:KAFKA_PASSWORD\}";$/),
    'config.providers': 'env',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
  });
});

test('it logs in with SCRAM-SHA-512 over TLS and tries again no faster than AWS recommends', () => {
  expect(properties).toMatchObject({ 'security.protocol': 'SASL_SSL', 'sasl.mechanism': 'SCRAM-SHA-512', 'retry.backoff.ms': '200' });
});

test('one file serves producers, consumers and admin clients: no setting is of one of them alone', () => {
  expect(Object.keys(properties).filter((key) => /^(acks|enable\.|auto\.|group\.)/.test(key))).toEqual([]);
});
