import { CLIENT_VARIABLES } from './variables';

/**
 * How a Java client logs in with a certificate of its own. Both stores are PKCS12 files of the client.
 *
 * The brokers' own certificates chain to Amazon Trust Services, so the trust store of the Java installation serves:
 * `$JAVA_HOME/lib/security/cacerts` with the password `changeit`.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication-client.html
 * @param from writes a reference to a variable of the environment
 */
export function certificateLogin(from: (variable: string) => string): Record<string, string> {
  return {
    'security.protocol': 'SSL',
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': from(CLIENT_VARIABLES.keystore),
    'ssl.keystore.password': from(CLIENT_VARIABLES.keystorePassword),
    'ssl.key.password': from(CLIENT_VARIABLES.keystorePassword),
    'ssl.truststore.type': 'PKCS12',
    'ssl.truststore.location': from(CLIENT_VARIABLES.truststore),
    'ssl.truststore.password': from(CLIENT_VARIABLES.truststorePassword),
  };
}
