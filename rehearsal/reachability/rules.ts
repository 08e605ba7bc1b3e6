import { unknownIn } from '../system/unknown';
import { extentFor, unknownAddress, type Addresses } from './addresses';
import type { Extent } from './extent';
import { coverage, isBlock } from './ipv4';
import type { SecurityGroup, SecurityGroupRule, Subnet } from './network';
import { nameOf } from './resources';

/** Who is on the other end of a connection, as a rule sees it. */
export interface Peer {
  readonly subnet: Subnet;
  readonly addresses: Addresses;
  readonly securityGroups: readonly SecurityGroup[];
  /** Whether rules that name a group mean its members here; undefined where that is unknown. */
  readonly isNameable: boolean | undefined;
}

/** For how many addresses a connection passes, and where that is unknown, why. */
export interface Passage {
  readonly extent: Extent;
  readonly unknown?: string;
}

/** Whether a rule is, or may be, about a TCP port. */
export function concerns({ protocol, fromPort = 0, toPort = 65535, unknown }: SecurityGroupRule, port: number): boolean {
  return unknown !== undefined || protocol === '-1' || (['tcp', '6'].includes(protocol.toLowerCase()) && fromPort <= port && port <= toPort);
}

/** For how many addresses of the peer's subnet the groups let a connection pass. */
export function passage(securityGroups: readonly SecurityGroup[], direction: 'ingress' | 'egress', port: number, peer: Peer): Passage {
  const rules = securityGroups.flatMap((group) => group[direction]).filter((rule) => concerns(rule, port));
  const certain = rules.filter(({ unknown }) => unknown === undefined);
  const names = (rule: SecurityGroupRule) => peer.securityGroups.map(({ id }) => rule.groupId === undefined ? false : isSameGroup(rule.groupId, id));
  const byGroup = certain.flatMap(names).includes(true) ? peer.isNameable : false;
  if (byGroup) {
    return { extent: 'all' };
  }
  const extent = extentFor(peer.addresses, (block) => coverage(block, certain.flatMap((rule) => rule.block ?? [])));
  const perhaps = peer.isNameable === false ? undefined : rules.find((rule) => names(rule).includes(undefined))?.groupId;
  const unknown = extent === 'all' ? undefined
    : notInTemplates(securityGroups, rules, byGroup, perhaps) ?? (extent === 'unknown' ? unknownAddress(peer.subnet) : undefined);
  return { extent: unknown === undefined ? extent : 'unknown', unknown };
}

/** Undefined where one of the two is known to AWS only. */
function isSameGroup(one: string, other: string): boolean | undefined {
  return one === other ? true : unknownIn([one, other]) === undefined ? false : undefined;
}

/** What else may let it pass. */
function notInTemplates(securityGroups: readonly SecurityGroup[], rules: readonly SecurityGroupRule[], byGroup: false | undefined, perhaps: string | undefined): string | undefined {
  const list = rules.find(({ prefixListId }) => prefixListId !== undefined)?.prefixListId
    ?? rules.find(({ block }) => block !== undefined && !isBlock(block))?.block;
  const group = securityGroups.find(({ isDefined }) => !isDefined);
  if (byGroup === undefined) {
    return 'whether the two are in VPCs that are one or joined is not in the templates';
  }
  const unknown = rules.find((rule) => rule.unknown !== undefined)?.unknown;
  if (unknown !== undefined) {
    return `what a rule of ${securityGroups.map(({ name }) => name).join(', ')} is for is not in the templates: ${unknown}`;
  }
  if (perhaps !== undefined) {
    return `which group a rule names is not in the templates: ${nameOf(perhaps)}`;
  }
  if (list !== undefined) {
    return `the addresses of ${nameOf(list)} are not in the templates`;
  }
  return group && `the other rules of ${group.name} are not in the templates`;
}
