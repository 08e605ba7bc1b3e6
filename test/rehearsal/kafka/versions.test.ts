import { compareVersions, lineOf, releaseOf, usesZooKeeper } from '../../../rehearsal/kafka/versions';

test.each([
  ['3.9.x.kraft', '3.9.2'],
  ['3.9.x', '3.9.2'],
  ['3.7.x.kraft', '3.7.2'],
  ['4.1.x.kraft', '4.1.2'],
  ['3.6.0', '3.6.0'],
])('%s runs as Kafka %s', (kafkaVersion, release) => {
  expect(releaseOf(kafkaVersion)).toBe(release);
});

test.each([
  ['latest', 'KafkaVersion "latest" is none of MSK\'s: use one like 3.9.x.kraft or 3.6.0.'],
  ['3.5.1', 'Kafka 3.5.1 is older than the rehearsal can run: choose 3.6.0 or newer.'],
  ['4.99.x.kraft', /Kafka 4\.99\.x\.kraft is not known here .* set KAFKA_HOME to an unpacked Kafka 4\.99\./],
])('%s is refused with what to do', (kafkaVersion, message) => {
  expect(() => releaseOf(kafkaVersion)).toThrow(message);
});

test.each([
  ['3.9.x', true],
  ['3.6.0', true],
  ['3.9.x.kraft', false],
  ['4.0.x.kraft', false],
  ['4.0.x', false],
])('%s uses ZooKeeper: %s', (kafkaVersion, expected) => {
  expect(usesZooKeeper(kafkaVersion)).toBe(expected);
});

test('versions are compared as numbers', () => {
  expect(compareVersions('3.10.0', '3.9.2')).toBeGreaterThan(0);
  expect(compareVersions('3.9.2', '4.0')).toBeLessThan(0);
  expect(lineOf('3.9.x.kraft')).toBe('3.9');
});
