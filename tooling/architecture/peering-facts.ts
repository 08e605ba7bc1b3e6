import type { Resolver } from '../../rehearsal/assembly/resolver';
import type { Template } from '../../rehearsal/assembly/template';

/** One side of a peering: the stack with its routes. */
export interface PeeringSideFacts {
  readonly stack: string;
  readonly vpc: string;
  /** How many route tables of this side send which block to the other one. */
  readonly routes: { readonly count: number; readonly destination: string };
}

export interface PeeringFacts {
  /** The side that requests the connection and holds it. */
  readonly connection: PeeringSideFacts;
  readonly accepter: PeeringSideFacts;
}

export function describePeering(templates: readonly Template[], resolver: Resolver): PeeringFacts {
  const connections = templates.flatMap((template) => template.ofType('AWS::EC2::VPCPeeringConnection')
    .map(([, { Properties }]) => ({ template, properties: Properties! })));
  const [connection] = connections;
  const far = templates.filter((template) => template !== connection?.template && routesOf(template).length > 0);
  if (!connection || connections.length > 1 || far.length !== 1) {
    throw new Error(`The picture has a place for one peering with one stack on each side, and finds ${connections.length} with ${far.length}`);
  }
  const side = (template: Template, vpc: unknown): PeeringSideFacts => {
    const destinations = routesOf(template);
    return {
      stack: template.stackName,
      vpc: resolver.resolve(vpc, connection.template) as string,
      routes: { count: destinations.length, destination: [...new Set(destinations)].join(', ') },
    };
  };
  return { connection: side(connection.template, connection.properties.VpcId), accepter: side(far[0]!, connection.properties.PeerVpcId) };
}

function routesOf(template: Template): string[] {
  return template.ofType('AWS::EC2::Route')
    .filter(([, { Properties }]) => Properties?.VpcPeeringConnectionId)
    .map(([, { Properties }]) => String(Properties!.DestinationCidrBlock));
}
