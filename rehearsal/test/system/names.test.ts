import { accessKeyOf, fileName } from '../../system/names';

test('a construct path becomes the name of a file that a reader knows again', () => {
  expect(fileName('Primary/Kafka')).toMatch(/^Primary-Kafka-[0-9a-f]{8}$/);
  expect(fileName('Primary/Kafka')).toBe(fileName('Primary/Kafka'));
});

test.each([
  ['Prod/Kafka', 'Prod-Kafka'],
  ['Été/Kafka', 'Âge/Kafka'],
  ['prod/kafka', 'Prod/Kafka'],
])('%s and %s have no file and no access key in common', (one, other) => {
  expect(fileName(one).toLowerCase()).not.toBe(fileName(other).toLowerCase());
  expect(accessKeyOf({ name: one })).not.toBe(accessKeyOf({ name: other }));
});
