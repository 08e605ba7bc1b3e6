import { franzGoFile } from '../../../lib/kafka/client-configuration/franz-go';

const text = franzGoFile();

test('every reference is to the environment', () => {
  expect([...text.matchAll(/os\.Getenv\("(\w+)"\)/g)].map(([, name]) => name)).toEqual(['KAFKA_USERNAME', 'KAFKA_PASSWORD', 'KAFKA_BOOTSTRAP_SERVERS']);
});

test('it logs in with SCRAM-SHA-512 over TLS', () => {
  expect(text).toContain('kgo.DialTLS()');
  expect(text).toContain('login.AsSha512Mechanism()');
});

test('what it imports is what it uses', () => {
  const imported = [...text.matchAll(/^\t"(?:.*\/)?(\w+)"$/gm)].map(([, name]) => name!);

  expect(imported).toEqual(['os', 'strings', 'kgo', 'scram']);
  expect(imported.filter((name) => !new RegExp(`\\b${name}\\.[A-Z]`).test(text))).toEqual([]);
});

test('it is indented as gofmt does', () => {
  expect(text.split('\n').filter((line) => /^ /.test(line))).toEqual([]);
});
