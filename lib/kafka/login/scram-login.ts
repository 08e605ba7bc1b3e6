/**
 * How a client logs in with SASL/SCRAM over TLS.
 *
 * User name and password stand between the quotes of a JAAS line. Ours need no escaping there, see credentials.ts. One that was
 * brought does where it has a quote, a backslash or a line end: Kafka reads a character there by its octal number as well.
 *
 * There is no trust store: the certificates of MSK's brokers chain to Amazon Trust Services, which every Java trusts.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html
 */
export function scramLogin(username: string, password: string): Record<string, string> {
  return {
    'security.protocol': 'SASL_SSL',
    // The only mechanism that MSK offers.
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="${username}" password="${password}";`,
  };
}
