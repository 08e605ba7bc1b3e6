import { confluentKafkaModule } from '../../../lib/kafka/client-configuration/confluent-kafka';
import { karafkaSetting } from '../../../lib/kafka/client-configuration/karafka';
import { askPython, ENVIRONMENT } from './interpreters';

const CONNECTION = {
  'bootstrap.servers': ENVIRONMENT.KAFKA_BOOTSTRAP_SERVERS,
  'security.protocol': 'SASL_SSL',
  'sasl.mechanisms': 'SCRAM-SHA-512',
  'sasl.username': ENVIRONMENT.KAFKA_USERNAME,
  'sasl.password': ENVIRONMENT.KAFKA_PASSWORD,
  'ssl.ca.location': 'probe',
  'retry.backoff.ms': 200,
};
const PRODUCER = { ...CONNECTION, 'acks': 'all', 'enable.idempotence': true };

test('confluent-kafka: a Python module that takes its references from the environment', () => {
  expect(askPython('kafka_settings.py', confluentKafkaModule(),
    'import json, kafka_settings as it; print(json.dumps([it.CONNECTION, it.PRODUCER]))')).toEqual([CONNECTION, PRODUCER]);
});

test('Karafka: one hash for both, as Karafka takes the settings apart itself', () => {
  const [first, ...rest] = karafkaSetting().trimEnd().split('\n');

  expect(first).toBe('config.kafka = {');
  expect(rest.pop()).toBe('}');
  expect(Object.fromEntries(rest.map(readRuby))).toEqual(PRODUCER);
});

test('Karafka: entries are separated by commas, none comes after the last', () => {
  expect(karafkaSetting()).toMatch(/^config\.kafka = \{\n( {2}'[a-z.]+': [^\n]+,\n)+ {2}'[a-z.]+': [^\n]+[^,]\n\}\n$/);
});

/** A line of a Ruby hash, as far as ours goes. */
function readRuby(line: string): [string, unknown] {
  const [, key, variable, text, literal] = /^ {2}'([a-z.]+)': (?:ENV\.fetch\('(\w+)'\)|'([^'\\]*)'|(\w+)),?$/.exec(line)!;
  return [key!, variable ? ENVIRONMENT[variable as keyof typeof ENVIRONMENT] : text ?? JSON.parse(literal!)];
}
