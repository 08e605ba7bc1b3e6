import { aclConditions } from './acl-conditions';
import { addressesOf } from './addresses';
import { allTogether, judge, type Condition, type ConnectionResult } from './conditions';
import type { Brokers, Endpoint, Network, SecurityGroup, Subnet } from './network';
import { concerns, passage, type Peer } from './rules';
import { routingTo } from './routing';
import { areInOneVpc, joins, placed } from './vpc-of';

/** From all subnets of a source to the brokers in all of theirs. */
export function connect(source: Endpoint, target: Brokers, port: number, network: Network): ConnectionResult {
  return allTogether(source.subnets.flatMap((from) => target.subnets.map((to) =>
    judge(conditions(source, placed(from, source), target, placed(to, target), port, network)))));
}

function conditions(source: Endpoint, from: Subnet, target: Brokers, to: Subnet, port: number, network: Network): Condition[] {
  const isNameable = rulesMayName(from, to, network);
  const peer = (subnet: Subnet, { securityGroups }: Endpoint): Peer => ({ subnet, addresses: addressesOf(subnet, network), securityGroups, isNameable });
  return [
    ...source.securityGroups.length === 0 ? [] : [groupCondition('egress', source, port, peer(to, target))],
    routeCondition('no route', from, to, network),
    routeCondition('no route back', to, from, network),
    ...aclConditions(from, to, port, network),
    groupCondition('ingress', target, port, peer(from, source)),
  ];
}

function groupCondition(direction: 'egress' | 'ingress', { securityGroups }: Endpoint, port: number, peer: Peer): Condition {
  const { extent, unknown } = passage(securityGroups, direction, port, peer);
  const address = peer.subnet.block ?? peer.subnet.name;
  const isForIpv6 = securityGroups.some((group) => group[direction].some((rule) => rule.ipv6Block !== undefined && concerns(rule, port)));
  const refusal = extent === 'some' ? `lets ${direction === 'egress' ? 'out to' : 'in'} only a part of ${address} on ${port}`
    : direction === 'egress' ? `lets nothing out to ${address} on ${port}`
      : `lets ${peer.securityGroups.length === 0 ? 'no address' : `neither ${names(peer.securityGroups)} nor any address`} of ${address} in on ${port}`;
  return { extent, otherwise: unknown ?? `${names(securityGroups)} ${refusal}${isForIpv6 ? ', but for IPv6' : ''}` };
}

function routeCondition(lack: string, from: Subnet, to: Subnet, network: Network): Condition {
  const { extent, reason } = routingTo(to, from, network);
  return { extent, otherwise: reason.startsWith('from ') ? `${lack} ${reason}` : reason };
}

/** A rule may name groups of its own VPC, and of others in its Region that a peering connection or a transit gateway joins. */
function rulesMayName(one: Subnet, other: Subnet, network: Network): boolean | undefined {
  if (one.region !== other.region) {
    return false;
  }
  return areInOneVpc(one, other) || [...network.peeringConnections.values()].some((connection) => joins(connection, one, other, network)) || undefined;
}

function names(securityGroups: readonly SecurityGroup[]): string {
  return securityGroups.map(({ name }) => name).join(', ');
}
