import { together, type Extent } from './extent';
import { contains, coverage, prefixLength } from './ipv4';
import type { Network, PeeringEnd, Route, Subnet } from './network';

/** How many addresses of a subnet another one has a route to, and what its routes say instead. */
export interface Way {
  readonly extent: Extent;
  readonly leadsTo: string;
}

export function wayTo(to: Subnet, from: Subnet, network: Network): Way {
  const unknown = [from, to].find(({ block, vpcId }) => block === undefined || vpcId === undefined);
  if (unknown) {
    return { extent: 'unknown', leadsTo: `no template defines ${unknown.name}` };
  }
  const routes = routesTowards(to.block!, network.routesOf(from));
  const wrong = routes.find((route) => leads(route, from, to, network) !== 'all');
  const coversAll = coverage(to.block, routes.map(({ destination }) => destination)) === 'all';
  return {
    extent: together([...routes.map((route) => leads(route, from, to, network)), ...coversAll ? [] : ['none' as const]]),
    leadsTo: wrong ? describe(wrong, network) : 'there is none',
  };
}

/** The most specific route for a whole block, and those for a part of it. */
function routesTowards(block: string, routes: readonly Route[]): Route[] {
  const [whole] = routes
    .filter(({ destination }) => contains(destination, block))
    .sort((one, other) => prefixLength(other.destination) - prefixLength(one.destination));
  const parts = routes.filter(({ destination }) => destination !== block && contains(block, destination));
  return [...whole ? [whole] : [], ...parts];
}

function leads({ kind, targetId }: Route, from: Subnet, to: Subnet, network: Network): Extent {
  switch (kind) {
    case 'local':
      return from.vpcId === to.vpcId ? 'all' : 'none';
    case 'peering connection': {
      const connection = network.peeringConnections.get(targetId!);
      if (!connection) {
        return 'unknown';
      }
      const { requester, accepter } = connection;
      return (isAt(requester, from) && isAt(accepter, to)) || (isAt(requester, to) && isAt(accepter, from)) ? 'all' : 'none';
    }
    case 'another target':
      return 'unknown';
    default:
      return 'none';
  }

  /** A connection that names the wrong Region or account for a VPC fails. */
  function isAt(end: PeeringEnd, { vpcId }: Subnet): boolean {
    const vpc = network.vpcs.get(vpcId!);
    return end.vpcId === vpcId && (!vpc || (end.region === vpc.region && (end.account ?? vpc.account) === vpc.account));
  }
}

function describe({ destination, kind, targetId }: Route, network: Network): string {
  const target = kind === 'peering connection' ? `${kind} ${network.peeringConnections.get(targetId!)?.name ?? targetId}` : kind;
  return `${destination} goes to ${target}`;
}
