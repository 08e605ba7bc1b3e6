import { LIBRDKAFKA_CONNECTION, LIBRDKAFKA_PRODUCER, type LibrdkafkaValue } from './librdkafka';

/**
 * The `config.kafka` of a Karafka application, to stand in the `setup` block of its karafka.rb.
 *
 * One hash for both: Karafka itself gives consumers and producers what is theirs.
 *
 * @see https://karafka.io/docs/Configuration/
 */
export function karafkaSetting(connection = LIBRDKAFKA_CONNECTION): string {
  const settings = { ...connection, ...LIBRDKAFKA_PRODUCER };
  return [
    'config.kafka = {',
    Object.entries(settings).map(([key, value]) => `  '${key}': ${inRuby(value)}`).join(',\n'),
    '}',
    '',
  ].join('\n');
}

function inRuby(value: LibrdkafkaValue): string {
  if (typeof value === 'object') {
    return `ENV.fetch('${value.variable}')`;
  }
  return typeof value === 'string' ? `'${value}'` : String(value);
}
