import { BROKER_PORTS } from '../../lib/kafka/brokers/ports';
import type { Client } from './clients';
import type { Network } from './networks';
import type { Rule } from './rules';

/** What a client may open, by its own rules and by those of whom it connects to. */
export interface Connection {
  readonly from: Client;
  /** The network of the brokers, none for any address. */
  readonly to?: Network;
  readonly ports: readonly string[];
}

/** What is spoken on a port. */
const PROTOCOLS: Readonly<Record<string, string>> = { [BROKER_PORTS.saslScram]: 'SASL/SCRAM over TLS', 443: 'HTTPS' };

export function labelOf(ports: readonly string[]): string {
  return ports.map((port) => [port, PROTOCOLS[port] ?? []].flat().join(' ')).join(', ');
}

/** Takes each inbound rule for a part of some connection, and fails where there is none: no way in is left out. */
export function connectionsOf(networks: readonly Network[], clients: readonly Client[], rules: readonly Rule[]): Connection[] {
  const inbound = rules.filter(({ direction }) => direction === 'in').flatMap(({ group, peer, port }): Connection[] => {
    const to = networks.find(({ brokerGroups }) => brokerGroups.includes(group));
    const admitted = to ? clients.filter(({ groups, network }) => (groups.includes(peer) || network.zones.some(({ block }) => block === peer)) && mayLeave(groups, to, port, rules)) : [];
    if (admitted.length === 0) {
      throw new Error(`${group} opens ${port} to ${peer}, and the picture has no arrow for it`);
    }
    return admitted.map((from) => ({ from, to, ports: [port] }));
  });
  const outbound = rules.filter(({ direction, peer }) => direction === 'out' && peer === '0.0.0.0/0')
    .flatMap(({ group, port }): Connection[] => clients.filter(({ groups }) => groups.includes(group)).map((from) => ({ from, ports: [port] })));
  return together([...inbound, ...outbound]);
}

/** One connection for each client and target. */
function together(connections: readonly Connection[]): Connection[] {
  const alike = (one: Connection) => connections.filter(({ from, to }) => from === one.from && to === one.to);
  return connections.filter((one) => alike(one)[0] === one).map((one) => ({ ...one, ports: [...new Set(alike(one).flatMap(({ ports }) => ports))] }));
}

/** Whether a client may leave for the brokers: by their security group, or by the blocks of all their subnets. */
function mayLeave(groups: readonly string[], { brokerGroups, zones }: Network, port: string, rules: readonly Rule[]): boolean {
  const peers = rules.filter((rule) => rule.direction === 'out' && rule.port === port && groups.includes(rule.group)).map(({ peer }) => peer);
  return brokerGroups.some((group) => peers.includes(group)) || zones.every(({ block }) => peers.includes(block));
}
