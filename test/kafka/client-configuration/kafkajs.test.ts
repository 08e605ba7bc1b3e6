import { kafkaJsModule } from '../../../lib/kafka/client-configuration/kafkajs';
import { askNode, ENVIRONMENT } from './interpreters';

const EXPECTED = {
  brokers: ENVIRONMENT.KAFKA_BOOTSTRAP_SERVERS.split(','),
  ssl: true,
  sasl: { mechanism: 'scram-sha-512', username: ENVIRONMENT.KAFKA_USERNAME, password: ENVIRONMENT.KAFKA_PASSWORD },
  retry: { retries: 10 },
};

test('a CommonJS module that takes its references from the environment', () => {
  expect(askNode('kafka.cjs', kafkaJsModule(), "console.log(JSON.stringify(require('./kafka.cjs')))")).toEqual(EXPECTED);
});

test('an ES module may import it', () => {
  expect(askNode('kafka.cjs', kafkaJsModule(), "import('./kafka.cjs').then((module) => console.log(JSON.stringify(module.default)))")).toEqual(EXPECTED);
});
