import { coverage, isBlock, prefixLength } from './ipv4';
import type { Brokers, Network, SecurityGroup, SecurityGroupRule } from './network';
import { nameOf } from './resources';

/**
 * A rule that lets in more than the rows of the table, whether or not a route leads there today: a route may come without
 * a second look at the rule.
 */
export interface WiderRule {
  readonly cluster: string;
  readonly securityGroup: string;
  /** Whom it lets in. */
  readonly peer: string;
  readonly ports: string;
  /** Whether it is certain: subnets whose address is unknown may be all that the rule means. */
  readonly isCertain: boolean;
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
  const found = (peer: string, reason: string, isCertain = true): WiderRule => ({ cluster, securityGroup: name, peer: nameOf(peer), ports: portsOf(rule), isCertain, reason });
  return [
    ...block !== undefined ? judgeBlock(block, network).map(([reason, isCertain]) => found(block, reason, isCertain)) : [],
    ...ipv6Block !== undefined ? [found(ipv6Block, 'no row of the table speaks of IPv6')] : [],
    ...rule.unknown !== undefined ? [found(rule.unknown, 'what the rule is for is not in the templates', false)] : [],
    ...prefixListId !== undefined ? [found(prefixListId, 'its addresses are not in the templates', false)] : [],
    ...groupId !== undefined && !hasMembers(groupId, network) ? [found(network.securityGroup(groupId).name, 'no row of the table is a member')] : [],
  ];
}

/** Of the rule's reasons, and whether they are certain. */
function judgeBlock(block: string, network: Network): [string, boolean][] {
  if (!isBlock(block)) {
    return [['its addresses are not in the templates', false]];
  }
  if (!isOutside(block, network)) {
    return [];
  }
  const unknown = unknownSubnets(network);
  return mayHold(unknown.length, block)
    ? [[`no row of the table is known to have its addresses, and those of ${some(unknown)} are not in the templates`, false]]
    : [['has addresses that no row of the table has', true]];
}

/** Those of clients and brokers. */
function unknownSubnets({ clients, clusters }: Network): string[] {
  const subnets = [...clients, ...clusters].flatMap((endpoint) => endpoint.subnets).filter(({ block }) => block === undefined || !isBlock(block));
  return [...new Set(subnets.map(({ name }) => name))];
}

function some(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more subnets`;
}

/** Whether so many subnets, of which AWS makes none larger than a /16, can have all addresses of a block. */
function mayHold(subnets: number, block: string): boolean {
  return subnets * 2 ** 16 >= 2 ** (32 - prefixLength(block));
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
