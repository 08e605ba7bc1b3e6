import { Admin } from '@platformatic/kafka';
import { bootstrapBrokers } from './aws';
import type { Credentials } from './credentials';

/** Long enough for a broker that restarts to give way to the next one. */
const TIMEOUT = 15_000;

/** Kafka's admin client of a cluster. */
export async function adminOf(clusterArn: string, clientId: string, credentials: Credentials): Promise<Admin> {
  return adminAt(await bootstrapBrokers(clusterArn), clientId, credentials);
}

/** The same by the addresses of its brokers. */
export function adminAt(addresses: string[], clientId: string, { username, password }: Credentials): Admin {
  return new Admin({
    clientId,
    bootstrapBrokers: addresses,
    tls: {},
    sasl: { mechanism: 'SCRAM-SHA-512', username, password },
    connectTimeout: TIMEOUT,
    timeout: TIMEOUT,
    // Who calls tries again, with a new look at the addresses.
    retries: 0,
  });
}
