import { GetBootstrapBrokersCommand, KafkaClient } from '@aws-sdk/client-kafka';
import { Admin } from '@platformatic/kafka';
import type { Credentials } from './credentials';

/** Long enough for a broker that restarts to give way to the next one. */
const TIMEOUT = 15_000;

/** Kafka's admin client of a cluster, with its addresses of now. The function is in the cluster's Region. */
export async function adminOf(clusterArn: string, clientId: string, { username, password }: Credentials): Promise<Admin> {
  const { BootstrapBrokerStringSaslScram } = await new KafkaClient().send(new GetBootstrapBrokersCommand({ ClusterArn: clusterArn }));
  if (!BootstrapBrokerStringSaslScram) {
    throw new Error(`${clusterArn} has no addresses for SASL/SCRAM`);
  }
  return new Admin({
    clientId,
    bootstrapBrokers: BootstrapBrokerStringSaslScram.split(','),
    tls: {},
    sasl: { mechanism: 'SCRAM-SHA-512', username, password },
    connectTimeout: TIMEOUT,
    timeout: TIMEOUT,
    // Who calls tries again, with a new look at the addresses.
    retries: 0,
  });
}
