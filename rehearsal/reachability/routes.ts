import type { Network, Route, Subnet, TargetKind, Vpc } from './network';
import type { FoundResource, Resources } from './resources';

/** IPv4 only. */
export function readRoutes(resources: Resources, vpcs: ReadonlyMap<string, Vpc>): Network['routesOf'] {
  const internetGateways = new Set(resources.ofType('AWS::EC2::InternetGateway').map(({ id }) => id));
  const tables = new Map<string, Route[]>();
  for (const found of resources.ofType('AWS::EC2::Route')) {
    const [table, destination] = [found.property<string>('RouteTableId')!, found.property<string>('DestinationCidrBlock')];
    if (destination !== undefined) {
      tables.set(table, [...tables.get(table) ?? [], { destination, ...targetOf(found, internetGateways) }]);
    }
  }
  return ({ routeTableId, vpcId }: Subnet) => [
    ...(vpcs.get(vpcId ?? '')?.blocks ?? []).map((destination): Route => ({ destination, kind: 'local' })),
    ...tables.get(routeTableId ?? '') ?? [],
  ];
}

function targetOf({ property }: FoundResource, internetGateways: ReadonlySet<string>): { kind: TargetKind; targetId?: string } {
  const gateway = property<string>('GatewayId');
  const peeringConnection = property<string>('VpcPeeringConnectionId');
  if (peeringConnection !== undefined) {
    return { kind: 'peering connection', targetId: peeringConnection };
  }
  if (property('NatGatewayId') !== undefined) {
    return { kind: 'NAT gateway' };
  }
  if (gateway === 'local') {
    return { kind: 'local' };
  }
  // A gateway that no template defines is told by its id.
  return { kind: gateway !== undefined && (internetGateways.has(gateway) || gateway.startsWith('igw-')) ? 'internet gateway' : 'another target' };
}
