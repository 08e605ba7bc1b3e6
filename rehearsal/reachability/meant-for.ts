import type { Extent } from './extent';
import type { Endpoint, Network } from './network';
import type { ReachabilityRow } from './row';

/** A client that is given a cluster's ARN, and how well it reaches a port where that cluster takes clients. */
export interface MeantConnection {
  readonly from: string;
  readonly to: string;
  readonly extent: Extent;
  readonly reason?: string;
}

/** In clear, over TLS, with SASL/SCRAM, with IAM. */
const CLIENT_PORTS: readonly number[] = [9092, 9094, 9096, 9098];

/** From the best to the worst. */
const ORDER: readonly Extent[] = ['all', 'some', 'unknown', 'none'];

export function meantConnections({ clients }: Pick<Network, 'clients'>, rows: readonly ReachabilityRow[]): MeantConnection[] {
  return clients.flatMap(({ name, meantFor }: Endpoint) => meantFor.map((to) => {
    const found = rows.filter((row) => row.from === name && row.to === to && CLIENT_PORTS.includes(row.port));
    const { extent, reason } = found.sort((one, other) => ORDER.indexOf(one.extent) - ORDER.indexOf(other.extent))[0]!;
    return { from: name, to, extent, reason };
  }));
}
