import { RETRY_BACKOFF_MILLISECONDS } from './retry-backoff';
import { CLIENT_VARIABLES } from '../login/variables';

/** A setting of librdkafka: a value, or the variable that holds it. */
export type LibrdkafkaValue = string | boolean | number | { readonly variable: string };

export type LibrdkafkaSettings = Readonly<Record<string, LibrdkafkaValue>>;

/**
 * How a client on librdkafka connects: the names are the same in every language.
 *
 * @see https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md
 */
export const LIBRDKAFKA_CONNECTION: LibrdkafkaSettings = {
  'bootstrap.servers': { variable: CLIENT_VARIABLES.bootstrapServers },
  'security.protocol': 'SASL_SSL',
  'sasl.mechanisms': 'SCRAM-SHA-512',
  'sasl.username': { variable: CLIENT_VARIABLES.username },
  'sasl.password': { variable: CLIENT_VARIABLES.password },
  // Where distributions keep Amazon's authorities. Builds with an OpenSSL of their own would look in none of these places.
  'ssl.ca.location': 'probe',
  'retry.backoff.ms': RETRY_BACKOFF_MILLISECONDS,
};

/** The same with a certificate of the client, whose key and passwords are its own. */
export const LIBRDKAFKA_CERTIFICATE: LibrdkafkaSettings = {
  'bootstrap.servers': { variable: CLIENT_VARIABLES.bootstrapServers },
  'security.protocol': 'SSL',
  'ssl.keystore.location': { variable: CLIENT_VARIABLES.keystore },
  'ssl.keystore.password': { variable: CLIENT_VARIABLES.keystorePassword },
  'ssl.ca.location': 'probe',
  'retry.backoff.ms': RETRY_BACKOFF_MILLISECONDS,
};

/** What a producer adds, and a consumer would complain of. Idempotence is off by default, unlike in Java. */
export const LIBRDKAFKA_PRODUCER: LibrdkafkaSettings = {
  'acks': 'all',
  'enable.idempotence': true,
};
