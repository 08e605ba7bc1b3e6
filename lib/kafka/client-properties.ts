import { formatProperties } from './properties';

/**
 * The `client.properties` of a client that logs in with SASL/SCRAM and finds its credentials in its environment, in
 * KAFKA_USERNAME and KAFKA_PASSWORD: nothing in the file is a secret.
 *
 * There is no trust store: the certificates of MSK's brokers chain to Amazon Trust Services, which every Java trusts.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html
 */
export function scramClientProperties(): string {
  return formatProperties({
    'security.protocol': 'SASL_SSL',
    // The only mechanism that MSK offers.
    'sasl.mechanism': 'SCRAM-SHA-512',
    'config.providers': 'env',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
    // The quotes are those of a JAAS line, so neither value may hold a quote or a backslash: see credentials.ts.
    'sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required username="${env:KAFKA_USERNAME}" password="${env:KAFKA_PASSWORD}";',
  });
}
