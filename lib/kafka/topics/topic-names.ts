/**
 * Which names a topic can have.
 *
 * @see https://github.com/apache/kafka/blob/3.9/clients/src/main/java/org/apache/kafka/common/internals/Topic.java
 */

export const MAXIMUM_TOPIC_NAME_LENGTH = 249;

/** Says what is wrong with the name of a topic that is there, be it one of Kafka itself, or nothing. */
export function validateExistingTopicName(name: string): string | undefined {
  if (!/^[A-Za-z0-9._-]+$/.test(name) || name.length > MAXIMUM_TOPIC_NAME_LENGTH) {
    return `must be 1 to ${MAXIMUM_TOPIC_NAME_LENGTH} letters, digits and . _ -`;
  }
  if (name === '.' || name === '..') {
    return 'must not be . or ..';
  }
  return undefined;
}

/** Says what is wrong with the name of a topic that is to be made, or nothing. */
export function validateTopicName(name: string): string | undefined {
  return validateExistingTopicName(name) ?? (name.startsWith('__') ? 'must not begin with __, as the names of Kafka and MSK themselves do' : undefined);
}

/** Whether Kafka takes two names for one: in the names of metrics, a period is an underscore. */
export function collide(one: string, other: string): boolean {
  return one.replaceAll('.', '_') === other.replaceAll('.', '_');
}
