import { labelOf } from './connections';
import { BAR, leaf, type Frame } from './graph';
import type { Resources } from './resources';
import type { Rule } from './rules';

/** A peering of two VPCs. */
export interface Peering {
  /** The stack of each side, by the VPC. */
  readonly sides: Readonly<Record<string, Frame>>;
  /** What is between the Regions. */
  readonly link: Frame;
}

interface Connection { readonly VpcId: string; readonly PeerVpcId: string; readonly PeerRegion: string }
interface Route { readonly VpcPeeringConnectionId?: string; readonly DestinationCidrBlock: string }

export function readPeering(resources: Resources, rules: readonly Rule[]): Peering {
  const connections = resources.ofType<Connection>('AWS::EC2::VPCPeeringConnection');
  const routes = resources.ofType<Route>('AWS::EC2::Route').filter(({ properties }) => properties.VpcPeeringConnectionId);
  const [connection] = connections;
  const far = [...new Set(routes.map(({ stack }) => stack))].filter((stack) => stack !== connection?.stack);
  if (!connection || connections.length > 1 || far.length !== 1) {
    throw new Error(`The picture has a place for one peering with one stack on each side, and finds ${connections.length} with ${far.length}`);
  }
  const { id, stack: near, properties: { VpcId, PeerVpcId, PeerRegion } } = connection;
  const inboundOf = (...stacks: string[]) => rules.filter(({ stack, direction }) => stacks.includes(stack) && direction === 'in');
  const portsOf = (...stacks: string[]) => [...new Set(inboundOf(...stacks).map(({ port }) => port))];
  const side = (stack: string, ...role: string[]) => {
    const destinations = routes.filter((route) => route.stack === stack).map(({ properties }) => properties.DestinationCidrBlock);
    const peers = [...new Set(inboundOf(stack).map(({ peer }) => peer))];
    const inbound = peers.length > 0 ? [`Inbound ${portsOf(stack).join(', ')} from`, ...peers] : [];
    return leaf(stack, 'stack peering', [stack, ...role, ...inbound, `${destinations.length} routes`, `to ${[...new Set(destinations)].join(', ')}`]);
  };
  return {
    sides: { [VpcId]: side(near, 'requests the connection,', `accepted in ${PeerRegion}`), [PeerVpcId]: side(far[0]!) },
    link: leaf(id, 'stack peering', ['VPC peering connection', labelOf(portsOf(near, far[0]!))], BAR),
  };
}
