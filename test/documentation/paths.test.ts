import { DOCUMENTS } from './documents';
import { missingPaths } from './paths';

test.each(DOCUMENTS)('$path names files and folders that are there', (document) => {
  expect(missingPaths(document)).toEqual([]);
});

test('a page is told the paths that are not there', () => {
  const text = '`test/__snapshots__`, `lib/kafka/nothing.ts`, `nothing.sh`, ``docs/nothing.md``';
  expect(missingPaths({ path: 'docs/page.md', text })).toEqual(['test/__snapshots__', 'lib/kafka/nothing.ts', 'nothing.sh', 'docs/nothing.md']);
});

test('and not those that are, nor files of others', () => {
  const text = '`lib/kafka`, `lib/kafka/`, `replication.md`, `with-kafka.sh`, `client.properties`, `kafka-topics.sh`, `and/or`, `/etc/kafka/client.properties`';
  expect(missingPaths({ path: 'docs/page.md', text })).toEqual([]);
});
