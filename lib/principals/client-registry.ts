import type { ClientConfigurations } from '../kafka/client-configuration/iam';
import type { KafkaClient } from './kafka-client';

/**
 * @throws Error for a client that has none
 */
export function configurationFor(client: KafkaClient, configurations: ClientConfigurations, way: string): string {
  const configuration = configurations[client];
  if (typeof configuration === 'string') {
    throw new Error(`clientConfiguration ${client} ${way}: ${configuration}`);
  }
  return configuration();
}
