import type { Property } from './properties';

/**
 * What MSK's default configuration sets otherwise than Apache Kafka does and a client can notice.
 * A property that a custom configuration leaves out has MSK's value, so these apply where the template is silent.
 */
export function mskDefaults(brokers: number): Readonly<Record<string, string>> {
  const copies = Math.min(brokers, 3);
  const inSync = Math.max(copies - 1, 1);
  return {
    'allow.everyone.if.no.acl.found': 'true',
    'auto.create.topics.enable': 'false',
    'default.replication.factor': `${copies}`,
    'min.insync.replicas': `${inSync}`,
    'unclean.leader.election.enable': 'true',
    // Apache Kafka's 3 and 2, which fewer than three brokers cannot give.
    'offsets.topic.replication.factor': `${copies}`,
    'transaction.state.log.replication.factor': `${copies}`,
    'transaction.state.log.min.isr': `${inSync}`,
  };
}

/** Those of MSK's defaults that the given properties do not set. */
export function missingMskDefaults(given: readonly Property[], brokers: number): Record<string, string> {
  const keys = new Set(given.map((property) => property.key));
  return Object.fromEntries(Object.entries(mskDefaults(brokers)).filter(([key]) => !keys.has(key)));
}
