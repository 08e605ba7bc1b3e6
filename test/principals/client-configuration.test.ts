import { KafkaClient, ScramMskCluster } from '../../lib';
import { CLIENT_CONFIGURATIONS } from '../../lib/kafka/client-configuration/client-configuration';
import { ZonedStack } from '../stacks';
import { importCluster, importSecret } from '../scram-msk-cluster/existing';

test('every kind of client has a configuration of its own', () => {
  const user = new ScramMskCluster(new ZonedStack(), 'Kafka').addUser('orders');
  const texts = Object.values(KafkaClient).map((client) => user.clientConfiguration(client));

  expect(new Set(texts).size).toBe(Object.keys(CLIENT_CONFIGURATIONS).length);
});

test('a user that somebody else manages has the same: nothing in it is of one user', () => {
  const stack = new ZonedStack();
  const user = importCluster(stack, { users: { operator: importSecret(stack) } }).user('operator');

  expect(user.clientConfiguration(KafkaClient.KARAFKA)).toBe(CLIENT_CONFIGURATIONS.KARAFKA());
});
