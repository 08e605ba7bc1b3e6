import { formatProperties } from './properties';
import { scramLogin } from './scram-login';

/**
 * The `client.properties` of a client that finds its credentials in its environment, in KAFKA_USERNAME and
 * KAFKA_PASSWORD: nothing in the file is a secret.
 */
export function scramClientProperties(): string {
  const { 'sasl.jaas.config': jaas, ...login } = scramLogin('${env:KAFKA_USERNAME}', '${env:KAFKA_PASSWORD}');
  return formatProperties({
    ...login,
    'config.providers': 'env',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
    'sasl.jaas.config': jaas!,
  });
}
