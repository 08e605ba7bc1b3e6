import { coverage } from './ipv4';
import type { Brokers, Network, SecurityGroup, SecurityGroupRule } from './network';

/**
 * A rule that lets in more than the rows of the table, whether or not a route leads there today: a route may come without
 * anybody looking at the rule again.
 */
export interface WiderRule {
  readonly cluster: string;
  readonly securityGroup: string;
  /** Whom it lets in. */
  readonly peer: string;
  readonly ports: string;
  readonly reason: string;
}

export function widerRules(network: Network): WiderRule[] {
  return network.clusters.flatMap((brokers) => brokers.securityGroups.flatMap((group) =>
    group.ingress.flatMap((rule) => judgeRule(rule, group, brokers, network))));
}

/** Whether a block has addresses outside of the assembly's subnets. */
export function isOutside(block: string, { subnets }: Network): boolean {
  return coverage(block, subnets.flatMap((subnet) => subnet.block ?? [])) !== 'all';
}

function judgeRule(rule: SecurityGroupRule, { name }: SecurityGroup, { cluster }: Brokers, network: Network): WiderRule[] {
  const { block, ipv6Block, groupId, prefixListId } = rule;
  const found = (peer: string, reason: string): WiderRule => ({ cluster, securityGroup: name, peer, ports: portsOf(rule), reason });
  return [
    ...block !== undefined && isOutside(block, network) ? [found(block, 'has addresses outside of the subnets of the templates')] : [],
    ...ipv6Block !== undefined ? [found(ipv6Block, 'no row of the table speaks of IPv6')] : [],
    ...prefixListId !== undefined ? [found(prefixListId, 'its addresses are in no template')] : [],
    ...groupId !== undefined && !hasMembers(groupId, network) ? [found(network.securityGroup(groupId).name, 'no row of the table is a member')] : [],
  ];
}

function hasMembers(groupId: string, { clients, clusters }: Network): boolean {
  return [...clients, ...clusters].some(({ securityGroups }) => securityGroups.some(({ id }) => id === groupId));
}

function portsOf({ protocol, fromPort, toPort }: SecurityGroupRule): string {
  if (protocol === '-1' || fromPort === undefined) {
    return protocol === '-1' ? 'every port' : `every port of ${protocol}`;
  }
  return `${protocol} ${fromPort}${toPort === fromPort ? '' : `-${toPort}`}`;
}
