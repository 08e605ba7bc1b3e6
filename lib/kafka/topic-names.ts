/**
 * Which names a topic can have.
 *
 * @see https://github.com/apache/kafka/blob/3.9/clients/src/main/java/org/apache/kafka/common/internals/Topic.java
 */

export const MAXIMUM_TOPIC_NAME_LENGTH = 249;

/** Says what is wrong with the name of a topic, or nothing. */
export function faultOfTopicName(name: string): string | undefined {
  if (!/^[A-Za-z0-9._-]+$/.test(name) || name.length > MAXIMUM_TOPIC_NAME_LENGTH) {
    return `must be 1 to ${MAXIMUM_TOPIC_NAME_LENGTH} letters, digits and . _ -`;
  }
  if (name === '.' || name === '..') {
    return 'must not be . or ..';
  }
  if (name.startsWith('__')) {
    return 'must not begin with __, as the names of Kafka and MSK themselves do';
  }
  return undefined;
}

/** Whether Kafka takes two names for one: in the names of metrics, a period is an underscore. */
export function collide(one: string, other: string): boolean {
  return one.replaceAll('.', '_') === other.replaceAll('.', '_');
}
