import { DEFAULT_MSK_VERSION, LINES } from '../../../lib/kafka/releases/releases';
import { releaseOf } from '../../local-kafka/versions';

const [oldest, { release: first }] = Object.entries(LINES)[0]!;

test.each(Object.entries(LINES).flatMap(([line, { standard, express, release }]) => [...standard, ...express, `${line}.x`].map((version) => [version, release])))(
  '%s runs as Kafka %s', (kafkaVersion, release) => {
    expect(releaseOf(kafkaVersion!)).toBe(release);
  });

test('a release runs as itself', () => {
  expect([first, `${oldest}.99`, '99.0.1'].map(releaseOf)).toEqual([first, `${oldest}.99`, '99.0.1']);
});

test.each([
  ['latest', `KafkaVersion "latest" is none of MSK's: use one like ${DEFAULT_MSK_VERSION}.`],
  ['3.5.1', `Kafka 3.5.1 is older than the rehearsal can run: choose ${oldest}.0 or newer.`],
  ['4.99.x.kraft', /Kafka 4\.99\.x\.kraft is not known here .* set KAFKA_HOME to an unpacked Kafka 4\.99\./],
])('%s is refused with what to do', (kafkaVersion, message) => {
  expect(() => releaseOf(kafkaVersion)).toThrow(message);
});
