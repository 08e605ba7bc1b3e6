import { LIBRDKAFKA_CONNECTION, LIBRDKAFKA_PRODUCER, type LibrdkafkaSettings, type LibrdkafkaValue } from './librdkafka';

/**
 * A Python module with the settings for confluent-kafka: `Consumer({**CONNECTION, 'group.id': ...})`, `Producer(PRODUCER)`.
 *
 * @see https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/index.html
 */
export function confluentKafkaModule(connection = LIBRDKAFKA_CONNECTION): string {
  return [
    'import os',
    '',
    'CONNECTION = {',
    ...lines(connection),
    '}',
    '',
    'PRODUCER = {',
    '    **CONNECTION,',
    ...lines(LIBRDKAFKA_PRODUCER),
    '}',
    '',
  ].join('\n');
}

function lines(settings: LibrdkafkaSettings): string[] {
  return Object.entries(settings).map(([key, value]) => `    '${key}': ${inPython(value)},`);
}

function inPython(value: LibrdkafkaValue): string {
  switch (typeof value) {
    case 'object': return `os.environ['${value.variable}']`;
    case 'boolean': return value ? 'True' : 'False';
    case 'number': return String(value);
    default: return `'${value}'`;
  }
}
