import { labelOf, type Connection } from './connections';
import { arrow, type Arrow } from './graph';
import type { Network } from './networks';
import type { Peering } from './peering';

/** Each connection up to what it shares with others of its network: the NAT gateways to any address, the peering to the other Region. */
export function arrowsOf(connections: readonly Connection[], networks: readonly Network[], peering: Peering): Arrow[] {
  const own = connections.map(({ from: { name, frame, network, verbs }, to, ports }) => {
    const verb = to && verbs?.[to.stack];
    const title = `${name} ${verb ?? 'connects to'} ${to ? `the brokers of ${to.stack}` : 'any address'} on ${ports.join(', ')}`;
    const label = [verb?.split(' ')[0] ?? [], ports.join(', ')].flat().join(' ');
    return !to ? arrow('https', frame.id, 'down', network.nat ?? network.services, title, network.nat ? '' : labelOf(ports))
      : to === network ? arrow('kafka', frame.id, 'up', to.brokers, title, label) : arrow('kafka', frame.id, 'down', peering.sides[network.vpc]!.id, title, label);
  });
  const shared = networks.flatMap((from) => [undefined, ...networks.filter((network) => network !== from)].flatMap((to) => {
    const ports = [...new Set(connections.filter((one) => one.from.network === from && one.to === to).flatMap((one) => one.ports))];
    return ports.length === 0 ? [] : to ? throughPeering(from, to, ports, peering) : throughNat(from, ports);
  }));
  return [...own, ...shared];
}

function throughNat(network: Network, ports: readonly string[]): Arrow[] {
  const title = `The NAT gateways of ${network.stack} lead to any address on ${ports.join(', ')}`;
  return network.nat ? [arrow('https', network.nat, 'down', network.services, title, labelOf(ports))] : [];
}

function throughPeering(from: Network, to: Network, ports: readonly string[], { sides, link }: Peering): Arrow[] {
  const title = `The VPC peering leads from the clients of ${from.stack} to the brokers of ${to.stack} on ${ports.join(', ')}`;
  const [near, far] = [sides[from.vpc]!.id, sides[to.vpc]!.id];
  return [
    arrow('kafka', near, 'down', link.id, title, ''),
    arrow('kafka', link.id, 'up', far, title, ''),
    arrow('kafka', far, 'up', to.brokers, title, ports.join(', ')),
  ];
}
