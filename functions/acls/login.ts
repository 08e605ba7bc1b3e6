import { GetBootstrapBrokersCommand, KafkaClient } from '@aws-sdk/client-kafka';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Where a cluster is, and who asks it. */
export interface Login {
  readonly bootstrapServers: string;
  readonly username: string;
  readonly password: string;
}

/** Looks up the addresses of the brokers and the administrator's password. The function is in the cluster's Region. */
export async function login(clusterArn: string, secretArn: string): Promise<Login> {
  const [brokers, secret] = await Promise.all([
    new KafkaClient().send(new GetBootstrapBrokersCommand({ ClusterArn: clusterArn })),
    new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: secretArn })),
  ]);
  const bootstrapServers = brokers.BootstrapBrokerStringSaslScram;
  if (!bootstrapServers) {
    throw new Error(`${clusterArn} has no addresses for SASL/SCRAM`);
  }
  const { username, password } = JSON.parse(secret.SecretString!);
  return { bootstrapServers, username, password };
}
