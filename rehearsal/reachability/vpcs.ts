import type { Lookups } from './lookups';
import type { PeeringConnection, Subnet, Vpc } from './network';
import type { Resources } from './resources';

export function readVpcs(resources: Resources, lookups: Lookups): Map<string, Vpc> {
  const more = resources.ofType('AWS::EC2::VPCCidrBlock');
  const defined = resources.ofType('AWS::EC2::VPC').map(({ id, name, template: { region, account }, property }): Vpc => {
    const blocks = [property<string>('CidrBlock'), ...more.filter((block) => block.idIn('VpcId') === id).map((block) => block.property<string>('CidrBlock'))];
    return { id, name, region, account, isDefined: true, blocks: blocks.filter((block) => block !== undefined) };
  });
  return new Map([...lookups.vpcs, ...defined].map((vpc) => [vpc.id, vpc]));
}

export function readSubnets(resources: Resources, lookups: Lookups): Subnet[] {
  const tables = new Map(resources.ofType('AWS::EC2::SubnetRouteTableAssociation').map(({ idIn }) => [idIn('SubnetId'), idIn('RouteTableId')]));
  const defined = resources.ofType('AWS::EC2::Subnet').map(({ id, name, template: { region }, property, idIn }): Subnet => ({
    id, name, region, isDefined: true, block: property('CidrBlock'), vpcId: idIn('VpcId'), routeTableId: tables.get(id),
  }));
  return [...defined, ...lookups.subnets.map((subnet) => ({ ...subnet, routeTableId: tables.get(subnet.id) ?? subnet.routeTableId }))];
}

export function readPeeringConnections(resources: Resources): Map<string, PeeringConnection> {
  return new Map(resources.ofType('AWS::EC2::VPCPeeringConnection').map(({ id, name, template: { region }, property, idIn, scoped }) => {
    const peerRegion = property<string>('PeerRegion') ?? region;
    return [id, {
      id,
      name,
      requester: { vpcId: idIn('VpcId') ?? scoped(`VpcId of ${name}`), region },
      accepter: { vpcId: idIn('PeerVpcId') ?? scoped(`PeerVpcId of ${name}`), region: peerRegion, account: property('PeerOwnerId') },
    }];
  }));
}
