/**
 * The environment of every client that reads one of our configurations. Their text refers to the brokers and to what
 * its way to log in needs, and holds neither an address nor a secret; what is left says where to look them up.
 */
export const CLIENT_VARIABLES = {
  /** The brokers, as `host:9096` separated by commas; with another port for another way to log in. */
  bootstrapServers: 'KAFKA_BOOTSTRAP_SERVERS',
  /** The name to log in with. */
  username: 'KAFKA_USERNAME',
  /** Its password. */
  password: 'KAFKA_PASSWORD',
  /** The path of a PKCS12 file with the certificate of the client and its key. */
  keystore: 'KAFKA_KEYSTORE',
  /** The password of that file and of the key in it. */
  keystorePassword: 'KAFKA_KEYSTORE_PASSWORD',
  /** The path of a PKCS12 file with the authorities that the client trusts. */
  truststore: 'KAFKA_TRUSTSTORE',
  /** The password of that file. */
  truststorePassword: 'KAFKA_TRUSTSTORE_PASSWORD',
  /** How to log in, for a client that looks up the brokers: SCRAM unless it says `iam` or `certificate`. */
  login: 'KAFKA_LOGIN',
  /** The cluster, for a client that looks up its brokers. */
  clusterArn: 'KAFKA_CLUSTER_ARN',
  /** The secret, for a client that looks up user name and password itself. */
  secretArn: 'KAFKA_SECRET_ARN',
} as const;
