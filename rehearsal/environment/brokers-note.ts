import type { ClusterDescription } from '../assembly/descriptions';

/** How the brokers that run differ in number from those of the template, if they do. */
export function brokersNote({ zones, brokers, brokerNodes = brokers }: Pick<ClusterDescription, 'zones' | 'brokers' | 'brokerNodes'>): string | undefined {
  if (brokerNodes % zones !== 0) {
    return `one for each of its ${zones} subnets: its NumberOfBrokerNodes must be a multiple of that for MSK, got ${brokerNodes}`;
  }
  if (brokerNodes === brokers) {
    return undefined;
  }
  return brokers === zones ? `one for each zone, of ${brokerNodes}` : `of ${brokerNodes}`;
}
