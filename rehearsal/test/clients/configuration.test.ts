import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { CLIENT_CONFIGURATIONS } from '../../../lib/kafka/client-configuration/client-configuration';
import { CONFIGURATION_FILES, writeConfiguration } from '../../clients/configuration';

const directory = mkdtempSync(join(tmpdir(), 'configurations-'));
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['JAVA', 'client.properties', 'Java'],
  ['SPRING_BOOT', 'application.yml', 'Spring Boot'],
  ['CONFLUENT_KAFKA', 'kafka_settings.py', 'confluent-kafka'],
  ['KAFKAJS', 'kafka.cjs', 'kafkajs'],
  ['FRANZ_GO', 'kafka/kafka.go', 'franz-go'],
] as const)("%s reads the library's text from %s, where the documentation tells an application to keep it", async (kind, file, client) => {
  const written = await writeConfiguration(kind, directory);

  expect(relative(directory, written)).toBe(file);
  expect(readFileSync(written, 'utf8')).toBe(CLIENT_CONFIGURATIONS[kind]());
  expect(readFileSync(join(__dirname, '..', '..', '..', 'docs', 'applications.md'), 'utf8')).toContain(`\n| ${client} | \`${file}\` |`);
});

test('every client with a configuration is rehearsed, but for Ruby and the command line', () => {
  expect([...Object.keys(CONFIGURATION_FILES), 'CONSOLE_TOOLS', 'KARAFKA'].sort()).toEqual(Object.keys(CLIENT_CONFIGURATIONS).sort());
});
