import { CLIENT_VARIABLES } from './client-configuration/variables';
import { formatProperties } from './properties';
import { scramLogin } from './scram-login';

/**
 * The `client.properties` of a client that finds its credentials in its environment, in KAFKA_USERNAME and
 * KAFKA_PASSWORD: nothing in the file is a secret.
 *
 * @param more what stands in the file besides, and may refer to the environment as well
 */
export function scramClientProperties(more: Readonly<Record<string, string>> = {}): string {
  const { 'sasl.jaas.config': jaas, ...login } = scramLogin(`\${env:${CLIENT_VARIABLES.username}}`, `\${env:${CLIENT_VARIABLES.password}}`);
  return formatProperties({
    ...more,
    ...login,
    'config.providers': 'env',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
    'sasl.jaas.config': jaas!,
  });
}
