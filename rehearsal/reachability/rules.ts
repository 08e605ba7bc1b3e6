import type { Extent } from './extent';
import { coverage } from './ipv4';
import type { SecurityGroup, SecurityGroupRule, Subnet } from './network';

/** Who is on the other end of a connection, as a rule sees it. */
export interface Peer {
  readonly subnet: Subnet;
  readonly securityGroups: readonly SecurityGroup[];
  /** Rules that name a group mean its members in their own VPC. */
  readonly sameVpc: boolean;
}

/** Whether a rule is about a TCP port. */
export function concerns({ protocol, fromPort = 0, toPort = 65535 }: SecurityGroupRule, port: number): boolean {
  return protocol === '-1' || (['tcp', '6'].includes(protocol.toLowerCase()) && fromPort <= port && port <= toPort);
}

/** For how many addresses of the peer's subnet the groups let a connection pass. */
export function passage(securityGroups: readonly SecurityGroup[], direction: 'ingress' | 'egress', port: number, peer: Peer): Extent {
  const rules = securityGroups.flatMap((group) => group[direction]).filter((rule) => concerns(rule, port));
  const members = new Set(peer.securityGroups.map(({ id }) => id));
  if (peer.sameVpc && rules.some(({ groupId }) => groupId !== undefined && members.has(groupId))) {
    return 'all';
  }
  const extent = coverage(peer.subnet.block, rules.flatMap(({ block }) => block ?? []));
  const partlyUnknown = securityGroups.some(({ defined }) => !defined) || rules.some(({ prefixListId }) => prefixListId !== undefined);
  return extent !== 'all' && partlyUnknown ? 'unknown' : extent;
}
