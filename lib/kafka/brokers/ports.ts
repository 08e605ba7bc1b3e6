/**
 * The ports of an Amazon MSK broker.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html
 */
export const BROKER_PORTS = {
  /** Clients that log in with a certificate of their own. */
  tls: 9094,
  /** Clients that log in with SASL/SCRAM, over TLS. */
  saslScram: 9096,
  /** Clients that log in with IAM, over TLS. */
  saslIam: 9098,
  /** Prometheus metrics of the Java process, with open monitoring only. */
  jmxExporter: 11001,
  /** Prometheus metrics of the host, with open monitoring only. */
  nodeExporter: 11002,
} as const;
