import { certificateLogin } from './certificate-login';
import { CLIENT_VARIABLES } from './variables';
import { IAM_LOGIN } from './iam-login';
import { formatProperties } from '../settings/properties';
import { scramLogin } from './scram-login';

/** Lets the values of a properties file refer to the environment. */
const FROM_ENVIRONMENT = {
  'config.providers': 'env',
  'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
};

type Entries = Readonly<Record<string, string>>;

/**
 * The `client.properties` of a client that finds its credentials in its environment, in KAFKA_USERNAME and
 * KAFKA_PASSWORD: nothing in the file is a secret.
 *
 * @param more what stands in the file besides, and may refer to the environment as well
 */
export function scramClientProperties(more: Entries = {}): string {
  const { 'sasl.jaas.config': jaas, ...login } = scramLogin(`\${env:${CLIENT_VARIABLES.username}}`, `\${env:${CLIENT_VARIABLES.password}}`);
  return formatProperties({ ...more, ...login, ...FROM_ENVIRONMENT, 'sasl.jaas.config': jaas! });
}

/**
 * The `client.properties` of a client that logs in with IAM: there is no secret that it could hold.
 *
 * @param more what stands in the file besides, and may refer to the environment
 */
export function iamClientProperties(more: Entries = {}): string {
  return formatProperties({ ...more, ...IAM_LOGIN, ...FROM_ENVIRONMENT });
}

/**
 * The `client.properties` of a client that logs in with a certificate and finds its files and their passwords by its
 * environment: nothing in the file is a secret.
 *
 * @param more what stands in the file besides, and may refer to the environment as well
 */
export function certificateClientProperties(more: Entries = {}): string {
  return formatProperties({ ...more, ...FROM_ENVIRONMENT, ...certificateLogin((variable) => `\${env:${variable}}`) });
}
