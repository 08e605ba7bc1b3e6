import type { PeeringConnection, Subnet, Vpc } from './network';
import type { Resources } from './resources';

export function readVpcs(resources: Resources): Map<string, Vpc> {
  const more = resources.ofType('AWS::EC2::VPCCidrBlock');
  return new Map(resources.ofType('AWS::EC2::VPC').map(({ id, name, template: { region, account }, property }) => {
    const blocks = [property<string>('CidrBlock'), ...more.filter((block) => block.property('VpcId') === id).map((block) => block.property<string>('CidrBlock'))];
    return [id, { id, name, region, account, blocks: blocks.filter((block) => block !== undefined) }];
  }));
}

export function readSubnets(resources: Resources): Subnet[] {
  const tables = new Map(resources.ofType('AWS::EC2::SubnetRouteTableAssociation')
    .map(({ property }) => [property<string>('SubnetId'), property<string>('RouteTableId')]));
  return resources.ofType('AWS::EC2::Subnet').map(({ id, name, property }) => ({
    id,
    name,
    block: property('CidrBlock'),
    vpcId: property('VpcId'),
    routeTableId: tables.get(id),
  }));
}

export function readPeeringConnections(resources: Resources): Map<string, PeeringConnection> {
  return new Map(resources.ofType('AWS::EC2::VPCPeeringConnection').map(({ id, name, template: { region }, property }) => [id, {
    id,
    name,
    requester: { vpcId: property<string>('VpcId')!, region },
    accepter: { vpcId: property<string>('PeerVpcId')!, region: property('PeerRegion') ?? region, account: property('PeerOwnerId') },
  }]));
}
