import { addressesOf, extentFor, unknownAddress } from './addresses';
import { together, type Extent } from './extent';
import { contains, coverage, prefixLength } from './ipv4';
import type { Network, Route, Subnet } from './network';
import { nameOf } from './resources';
import { areInOneVpc, joins } from './vpc-of';

/** How many addresses are led to where they should be, and what the routes say instead. */
export interface Routing {
  readonly extent: Extent;
  readonly reason: string;
}

/** Of a subnet, how many addresses another one has a route to. */
export function routingTo(to: Subnet, from: Subnet, network: Network): Routing {
  const isLocal = areInOneVpc(from, to) === true;
  // Every route table knows its own VPC, also one that no template shows.
  if (isLocal && !network.vpcs.has(from.vpcId ?? '')) {
    return { extent: 'all', reason: '' };
  }
  const addresses = addressesOf(to, network);
  const found = addresses.blocks.flatMap((block) => routingsOf(block, from, to, network));
  const extent = extentFor(addresses, (block) => together(routingsOf(block, from, to, network).map((routing) => routing.extent)));
  const because = (['none', 'unknown'] as const).map((candidate) => found.find((routing) => routing.extent === candidate));
  const [wrong, unknown] = because;
  return {
    extent,
    reason: extent === 'unknown' ? unknown?.reason ?? unknownAddress(to)
      : wrong ? `from ${from.name} to ${to.block ?? to.name}: ${wrong.reason}` : unknown?.reason ?? '',
  };
}

/** For each route towards a block, and for what no route is towards. */
function routingsOf(block: string, from: Subnet, to: Subnet, network: Network): Routing[] {
  const { known, others } = network.routesOf(from);
  const local = areInOneVpc(from, to) ? [{ destination: block, kind: 'local' } as const] : [];
  const routes = routesTowards(block, [...local, ...known]);
  const led = routes.map((route): Routing => {
    const routing = leads(route, from, to, network);
    // One that is more specific may be among the others.
    return routing.extent === 'none' && others !== undefined ? { extent: 'unknown', reason: others } : routing;
  });
  const isCovered = coverage(block, routes.map(({ destination }) => destination)) === 'all';
  return isCovered ? led : [...led, others === undefined ? { extent: 'none', reason: 'there is none' } : { extent: 'unknown', reason: others }];
}

/** The most specific route for a whole block, and those for a part of it. */
function routesTowards(block: string, routes: readonly Route[]): Route[] {
  const [whole] = routes
    .filter(({ destination }) => contains(destination, block))
    .sort((one, other) => prefixLength(other.destination) - prefixLength(one.destination));
  const parts = routes.filter(({ destination }) => destination !== block && contains(block, destination));
  return [...whole ? [whole] : [], ...parts];
}

function leads({ destination, kind, targetId }: Route, from: Subnet, to: Subnet, network: Network): Routing {
  const goes = `${destination} goes to`;
  switch (kind) {
    case 'local':
      return judge(areInOneVpc(from, to), `${goes} the VPC itself`, `whether ${from.name} and ${to.name} are in one VPC is not in the templates`);
    case 'peering connection': {
      const connection = network.peeringConnections.get(targetId!);
      return connection
        ? judge(joins(connection, from, to, network), `${goes} peering connection ${connection.name}`, `which VPCs peering connection ${connection.name} joins is not in the templates`)
        : { extent: 'unknown', reason: `${goes} peering connection ${nameOf(targetId!)}, which no template defines` };
    }
    case 'transit gateway':
    case 'another target':
      return { extent: 'unknown', reason: `${goes} ${kind}${targetId === undefined ? '' : ` ${nameOf(targetId)}`}, and where that leads is not computed` };
    default:
      return { extent: 'none', reason: `${goes} ${kind}` };
  }
}

function judge(holds: boolean | undefined, otherwise: string, ifUnknown: string): Routing {
  return holds === undefined ? { extent: 'unknown', reason: ifUnknown } : { extent: holds ? 'all' : 'none', reason: otherwise };
}
