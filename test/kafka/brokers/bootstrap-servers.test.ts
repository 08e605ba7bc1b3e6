import { validateBootstrapServers } from '../../../lib/kafka/brokers/bootstrap-servers';

test.each(['kafka:9094', 'KAFKA-1.example.com:1,kafka_2:65535', ' kafka-1:9094 , 10.0.0.1:9094 ', '[::1]:9094', 'kafka.example.com.:9094'])('%s are brokers', (bootstrapServers) => {
  expect(validateBootstrapServers(bootstrapServers)).toBeUndefined();
});

test.each([
  '', ' ', ',', 'kafka', 'kafka:', ':9094', 'kafka:port', 'kafka:0', 'kafka:65536', 'kafka:9094,', 'kafka-1:9094,,kafka-2:9094',
  // Kafka reads the last of the two, and ignores what the first says of a protocol.
  'kafka-1:9094;kafka-2:9094', 'kafka-1:9094 kafka-2:9094', 'PLAINTEXT://kafka:9094', 'https://kafka:9094', 'user@kafka:9094',
  'kafka:9094/path', 'two words:9094', '::1:9094', '[kafka]:9094', '-kafka:9094', '${env:HOME}:9094',
])('%p are not', (bootstrapServers) => {
  expect(validateBootstrapServers(bootstrapServers)).toMatch(/^must be host:port for each broker, separated by commas, got '/);
});

test('only those that are wrong are named', () => {
  expect(validateBootstrapServers('kafka-1:9094, kafka-2 ,kafka-3')).toBe("must be host:port for each broker, separated by commas, got 'kafka-2', 'kafka-3'");
});
