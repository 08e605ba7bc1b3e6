import { join } from 'node:path';
import { CERTIFICATE_CLIENT_CONFIGURATIONS } from 'cdk-msk-georeplication/kafka';
import type { RunningCluster } from '../hosts/running-cluster';
import type { Client } from './client';
import { confluentKafkaClient, javaClient } from './clients';
import { springBootClient } from './spring-boot/spring-boot';

/** Those that the library gives a text with which they log in with a key store. */
type Kind = 'JAVA' | 'SPRING_BOOT' | 'CONFLUENT_KAFKA';

/** A client with the text of the library, and the same client without TLS. */
export interface CertificateClient {
  readonly client: Client;
  readonly plaintext: Client;
}

/** One of each kind, with its configurations in a directory. */
export async function prepareCertificateClients(cluster: RunningCluster, directory: string): Promise<CertificateClient[]> {
  const withText = async (prepare: (cluster: RunningCluster, directory: string, text: string) => Promise<Client>, kind: Kind) => ({
    client: await prepare(cluster, join(directory, 'tls'), certificateText(kind)),
    plaintext: await prepare(cluster, join(directory, 'plaintext'), withoutTls(certificateText(kind))),
  });
  return Promise.all([withText(javaClient, 'JAVA'), withText(springBootClient, 'SPRING_BOOT'), withText(confluentKafkaClient, 'CONFLUENT_KAFKA')]);
}

function certificateText(kind: Kind): string {
  const text = CERTIFICATE_CLIENT_CONFIGURATIONS[kind];
  if (typeof text === 'string') {
    throw new Error(`a client that is rehearsed with a certificate must have a text for it, got none of ${kind}: ${text}`);
  }
  return text();
}

/** As a client is configured that does not know of TLS, in whatever language the text is. */
export function withoutTls(text: string): string {
  return text.replace(/(protocol'?\s*[:=]\s*'?)SSL/, '$1PLAINTEXT');
}
