import type { Endpoint, Network, PeeringConnection, PeeringEnd, Subnet } from './network';
import { isKnownId } from './resources';

/** A subnet of unknown VPC is in that of the security groups of what is in it. */
export function placed(subnet: Subnet, { securityGroups }: Pick<Endpoint, 'securityGroups'>): Subnet {
  return { ...subnet, vpcId: subnet.vpcId ?? securityGroups.find((group) => group.vpcId !== undefined)?.vpcId };
}

/** Whether two subnets are in one VPC; undefined where that is unknown. */
export function areInOneVpc(one: Subnet, other: Subnet): boolean | undefined {
  if (one.region !== other.region) {
    return false;
  }
  return one.id === other.id && isKnownId(one.id) ? true : isSameId(one.vpcId, other.vpcId);
}

/** Whether a connection joins the VPCs of two subnets; undefined where that is unknown. */
export function joins({ requester, accepter }: PeeringConnection, one: Subnet, other: Subnet, network: Network): boolean | undefined {
  const ways = [[requester, accepter], [accepter, requester]] as const;
  const results = ways.map(([here, there]) => {
    const ends = [isAt(here, one, network), isAt(there, other, network)];
    return ends.includes(false) ? false : ends.includes(undefined) ? undefined : true;
  });
  return results.includes(true) ? true : results.includes(undefined) ? undefined : false;
}

/** A connection that names the wrong Region or account for a VPC fails. */
function isAt(end: PeeringEnd, { vpcId, region }: Subnet, { vpcs }: Network): boolean | undefined {
  const account = vpcs.get(vpcId ?? '')?.account;
  if (end.region !== region || (end.account !== undefined && account !== undefined && end.account !== account)) {
    return false;
  }
  return isSameId(end.vpcId, vpcId);
}

function isSameId(one: string | undefined, other: string | undefined): boolean | undefined {
  if (one === undefined || other === undefined) {
    return undefined;
  }
  return one === other ? true : isKnownId(one) && isKnownId(other) ? false : undefined;
}
