import { isBlock } from './ipv4';
import type { Network, Route, Routes, Subnet, TargetKind, Vpc } from './network';
import type { PrefixLists } from './prefix-lists';
import { nameOf, type FoundResource, type Resources } from './resources';

/** IPv4 only. */
export function readRoutes(resources: Resources, vpcs: ReadonlyMap<string, Vpc>, prefixLists: PrefixLists): Network['routesOf'] {
  const internetGateways = new Set(resources.ofType('AWS::EC2::InternetGateway').map(({ id }) => id));
  const definedTables = new Set(resources.ofType('AWS::EC2::RouteTable').map(({ id }) => id));
  const tables = new Map<string, Route[]>();
  for (const found of resources.ofType('AWS::EC2::Route')) {
    const table = found.idIn('RouteTableId') ?? '';
    const target = targetOf(found, internetGateways);
    tables.set(table, [...tables.get(table) ?? [], ...destinationsOf(found, prefixLists).map((destination) => ({ destination, ...target }))]);
  }
  return (subnet: Subnet) => {
    const { routeTableId, vpcId } = subnet;
    const routes = tables.get(routeTableId ?? '') ?? [];
    return {
      known: [
        ...(vpcs.get(vpcId ?? '')?.blocks ?? []).map((destination): Route => ({ destination, kind: 'local' })),
        ...routes,
      ].filter(({ destination }) => isBlock(destination)),
      others: othersOf(subnet, routes, definedTables, vpcs),
    };
  };
}

/** None for a route of IPv6. */
function destinationsOf({ property, idIn }: FoundResource, prefixLists: PrefixLists): readonly string[] {
  const [block, list] = [property<string>('DestinationCidrBlock'), idIn('DestinationPrefixListId')];
  return block !== undefined ? [block] : list !== undefined ? prefixLists(list)?.blocks ?? [list] : [];
}

function othersOf({ name, routeTableId, isDefined, vpcId }: Subnet, routes: readonly Route[], definedTables: ReadonlySet<string>, vpcs: ReadonlyMap<string, Vpc>): Routes['others'] {
  const unknown = routes.find(({ destination }) => !isBlock(destination));
  if (unknown) {
    return `the addresses of ${nameOf(unknown.destination)} are not in the templates`;
  }
  if (routeTableId === undefined) {
    return !isDefined ? `the route table of ${name} is not in the templates`
      : vpcs.get(vpcId ?? '')?.isDefined ? undefined : `${name} has the main route table of its VPC, whose routes are not in the templates`;
  }
  return definedTables.has(routeTableId) ? undefined : `the other routes of ${nameOf(routeTableId)} are not in the templates`;
}

function targetOf({ property, idIn }: FoundResource, internetGateways: ReadonlySet<string>): { kind: TargetKind; targetId?: string } {
  const peeringConnection = idIn('VpcPeeringConnectionId');
  if (peeringConnection !== undefined) {
    return { kind: 'peering connection', targetId: peeringConnection };
  }
  if (property('NatGatewayId') !== undefined) {
    return { kind: 'NAT gateway' };
  }
  const transitGateway = idIn('TransitGatewayId');
  if (transitGateway !== undefined) {
    return { kind: 'transit gateway', targetId: transitGateway };
  }
  const gateway = property<string>('GatewayId');
  if (gateway === 'local') {
    return { kind: 'local' };
  }
  // A gateway that no template defines is told by its id.
  return { kind: gateway !== undefined && (internetGateways.has(gateway) || gateway.startsWith('igw-')) ? 'internet gateway' : 'another target' };
}
