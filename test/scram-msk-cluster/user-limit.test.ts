import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

test('fails for more users than MSK allows in a cluster', () => {
  const cluster = new ScramMskCluster(new ZonedStack(), 'Kafka');
  for (let count = 1; count <= 1000; count++) {
    cluster.addUser(`user-${count}`);
  }

  expect(() => cluster.addUser('user-1001')).toThrow('Streaming/Kafka: users must be at most 1000, got 1001');
}, 60_000);
