import { freePort } from './ports';

/** One process of a cluster and where it listens. */
export interface Node {
  readonly id: number;
  readonly isBroker: boolean;
  readonly isController: boolean;
  /** For SASL/SCRAM clients. */
  readonly clientPort: number;
  /** For clients with a certificate; none if the cluster takes none. */
  readonly certificatePort?: number;
  /** Between brokers, on loopback. */
  readonly replicationPort: number;
  /** Between controllers, on loopback. */
  readonly controllerPort: number;
}

export const LOOPBACK = '127.0.0.1';

/**
 * MSK's controllers are machines of their own that outlive any broker. Here the first three nodes vote, so that
 * one broker can be killed; for two brokers the third is a controller alone. A single broker is its own quorum.
 */
export async function planNodes(brokers: number, address: string, takesCertificates = false): Promise<Node[]> {
  const controllers = brokers === 1 ? 1 : 3;
  const ids = Array.from({ length: Math.max(brokers, controllers) }, (_, index) => index + 1);
  return Promise.all(ids.map(async (id) => ({
    id,
    isBroker: id <= brokers,
    isController: id <= controllers,
    clientPort: await freePort(address),
    certificatePort: takesCertificates ? await freePort(address) : undefined,
    replicationPort: await freePort(LOOPBACK),
    controllerPort: await freePort(LOOPBACK),
  })));
}
