import { IAM_CLIENT_CONFIGURATIONS } from '../../../lib/kafka/client-configuration/iam';
import { askJava, askPython } from './interpreters';

const LOGIN = {
  'security.protocol': 'SASL_SSL',
  'sasl.mechanism': 'AWS_MSK_IAM',
  'sasl.jaas.config': 'software.amazon.msk.auth.iam.IAMLoginModule required;',
  'sasl.client.callback.handler.class': 'software.amazon.msk.auth.iam.IAMClientCallbackHandler',
};
const PROVIDER = {
  'config.providers': 'env',
  'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
};

function textOf(client: 'CONSOLE_TOOLS' | 'JAVA' | 'SPRING_BOOT'): string {
  return (IAM_CLIENT_CONFIGURATIONS[client] as () => string)();
}

test('the command line tools log in by the library of AWS', () => {
  expect(askJava(textOf('CONSOLE_TOOLS'))).toEqual({ ...LOGIN, ...PROVIDER });
});

test('Java does so, with the brokers from the environment', () => {
  expect(askJava(textOf('JAVA'))).toEqual({
    ...LOGIN, ...PROVIDER, 'bootstrap.servers': '${env:KAFKA_BOOTSTRAP_SERVERS}', 'retry.backoff.ms': '200',
  });
});

test('Spring Boot does so', () => {
  const { 'security.protocol': protocol, ...login } = LOGIN;
  const read = askPython('application.yml', textOf('SPRING_BOOT'), 'import json, yaml; print(json.dumps(yaml.safe_load(open("application.yml"))))');

  expect(read).toEqual({
    spring: {
      kafka: {
        'bootstrap-servers': '${KAFKA_BOOTSTRAP_SERVERS}',
        'security': { protocol },
        'properties': Object.fromEntries(Object.entries({ ...login, 'retry.backoff.ms': '200' }).map(([key, value]) => [`[${key}]`, value])),
      },
    },
  });
});

test.each(['CONSOLE_TOOLS', 'JAVA', 'SPRING_BOOT'] as const)('%s: there is neither user name nor password', (client) => {
  expect(textOf(client)).not.toMatch(/KAFKA_USERNAME|KAFKA_PASSWORD|username|password/i);
});

test.each([
  ['CONFLUENT_KAFKA', 'aws-msk-iam-sasl-signer-python'],
  ['KAFKAJS', 'aws-msk-iam-sasl-signer-js'],
  ['FRANZ_GO', 'aws-msk-iam-sasl-signer-go'],
  ['KARAFKA', 'log in with SCRAM'],
] as const)('%s has no such text, and is told what to use: %s', (client, says) => {
  expect(IAM_CLIENT_CONFIGURATIONS[client]).toContain(says);
});
