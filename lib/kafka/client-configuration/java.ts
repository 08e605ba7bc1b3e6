import { scramClientProperties } from '../login/client-properties';
import { RETRY_BACKOFF_MILLISECONDS } from './retry-backoff';
import { CLIENT_VARIABLES } from '../login/variables';

/**
 * The `client.properties` of a Java application: producer, consumer, admin client and streams alike.
 *
 * `acks=all` and idempotence are not in it: they are what a Java producer does since Kafka 3.0, and a consumer would
 * complain of them. The variables are resolved by Kafka itself, from 3.5 on.
 *
 * @see https://kafka.apache.org/39/documentation.html#producerconfigs
 * @param write writes the rest of it, which says how to log in
 */
export function clientPropertiesWithBrokers(write: (more: Readonly<Record<string, string>>) => string = scramClientProperties): string {
  return write({
    'bootstrap.servers': `\${env:${CLIENT_VARIABLES.bootstrapServers}}`,
    'retry.backoff.ms': String(RETRY_BACKOFF_MILLISECONDS),
  });
}
