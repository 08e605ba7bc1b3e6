import { springBootFile } from '../../../lib/kafka/client-configuration/spring-boot';
import { askPython } from './interpreters';

const read = askPython('application.yml', springBootFile(), 'import json, yaml; print(json.dumps(yaml.safe_load(open("application.yml"))))');

test('it is what Spring Boot binds: brokers and protocol by their own names, the rest as properties of Kafka', () => {
  expect(read).toEqual({
    spring: {
      kafka: {
        'bootstrap-servers': '${KAFKA_BOOTSTRAP_SERVERS}',
        'security': { protocol: 'SASL_SSL' },
        'properties': {
          '[sasl.mechanism]': 'SCRAM-SHA-512',
          '[sasl.jaas.config]':
            'org.apache.kafka.common.security.scram.ScramLoginModule required username="${KAFKA_USERNAME}" password="${KAFKA_PASSWORD}";',
          '[retry.backoff.ms]': '200',
        },
      },
    },
  });
});
