import { GetBootstrapBrokersCommand, KafkaClient } from '@aws-sdk/client-kafka';
import { Admin } from '@platformatic/kafka';
import type { Credentials } from './steps';

/** Long enough for a broker that restarts to give way to the next one. */
const TIMEOUT = 15_000;

/** Logs in to every broker of a cluster: each of them learns a password by itself. */
export async function logInEverywhere(clusterArn: string, { username, password }: Credentials): Promise<void> {
  const { BootstrapBrokerStringSaslScram } = await new KafkaClient().send(new GetBootstrapBrokersCommand({ ClusterArn: clusterArn }));
  if (!BootstrapBrokerStringSaslScram) {
    throw new Error(`${clusterArn} has no addresses for SASL/SCRAM`);
  }
  const admin = new Admin({
    clientId: 'cdk-msk-georeplication-rotation',
    bootstrapBrokers: BootstrapBrokerStringSaslScram.split(','),
    tls: {},
    sasl: { mechanism: 'SCRAM-SHA-512', username, password },
    connectTimeout: TIMEOUT,
    timeout: TIMEOUT,
    retries: 0,
  });
  try {
    await admin.connectToBrokers();
  } finally {
    await admin.close();
  }
}
