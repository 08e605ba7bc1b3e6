import { CERTIFICATE_CLIENT_CONFIGURATIONS } from '../../../lib/kafka/client-configuration/certificate';
import { CLIENT_VARIABLES } from '../../../lib/kafka/login/variables';
import { askJava, askPython } from './interpreters';

const WITH_TEXT = ['CONSOLE_TOOLS', 'JAVA', 'SPRING_BOOT', 'KARAFKA', 'CONFLUENT_KAFKA'] as const;

function textOf(client: typeof WITH_TEXT[number]): string {
  return (CERTIFICATE_CLIENT_CONFIGURATIONS[client] as () => string)();
}

/** How a login refers to the files of a client and their passwords. */
function loginBy(from: (variable: string) => string): Record<string, string> {
  return {
    'security.protocol': 'SSL',
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': from('KAFKA_KEYSTORE'),
    'ssl.keystore.password': from('KAFKA_KEYSTORE_PASSWORD'),
    'ssl.key.password': from('KAFKA_KEYSTORE_PASSWORD'),
    'ssl.truststore.type': 'PKCS12',
    'ssl.truststore.location': from('KAFKA_TRUSTSTORE'),
    'ssl.truststore.password': from('KAFKA_TRUSTSTORE_PASSWORD'),
  };
}

const JAVA = {
  ...loginBy((variable) => `\${env:${variable}}`),
  'config.providers': 'env',
  'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
};

test('the command line tools and Java: files and passwords by the environment', () => {
  expect(askJava(textOf('CONSOLE_TOOLS'))).toEqual(JAVA);
  expect(askJava(textOf('JAVA'))).toEqual({ ...JAVA, 'bootstrap.servers': '${env:KAFKA_BOOTSTRAP_SERVERS}', 'retry.backoff.ms': '200' });
});

test('Spring Boot: the same, resolved by Spring', () => {
  const { 'security.protocol': protocol, ...login } = loginBy((variable) => `\${${variable}}`);
  const read = askPython('application.yml', textOf('SPRING_BOOT'), 'import json, yaml; print(json.dumps(yaml.safe_load(open("application.yml"))))');

  expect(read).toMatchObject({
    spring: {
      kafka: {
        security: { protocol },
        properties: Object.fromEntries(Object.entries(login).map(([key, value]) => [`[${key}]`, value])),
      },
    },
  });
});

test('librdkafka reads the same PKCS12 file and no trust store', () => {
  expect(textOf('CONFLUENT_KAFKA')).toContain("    'ssl.keystore.location': os.environ['KAFKA_KEYSTORE'],\n    'ssl.keystore.password': os.environ['KAFKA_KEYSTORE_PASSWORD'],\n");
  expect(textOf('KARAFKA')).toContain("  'ssl.keystore.location': ENV.fetch('KAFKA_KEYSTORE'),\n");
  expect(textOf('KARAFKA')).toContain("  'security.protocol': 'SSL',\n");
});

test.each(WITH_TEXT)('%s: refers to what a client has, without SASL', (client) => {
  const references = textOf(client).match(/KAFKA_[A-Z_]+/g)!;

  expect(Object.values(CLIENT_VARIABLES)).toEqual(expect.arrayContaining(references));
  expect(textOf(client)).not.toMatch(/sasl/i);
});

test.each(['KAFKAJS', 'FRANZ_GO'] as const)('%s reads no PKCS12, and is told what to set', (client) => {
  expect(CERTIFICATE_CLIENT_CONFIGURATIONS[client]).toMatch(/^it reads certificate and key, no PKCS12: give /);
});
