import { unknownIn } from '../system/unknown';
import type { Lookups } from './lookups';
import type { SecurityGroup, SecurityGroupRule } from './network';
import type { PrefixLists } from './prefix-lists';
import { listOf, nameOf, type FoundResource, type Resources } from './resources';

/** A rule as CloudFormation takes it, inline or as a resource. */
interface RuleProperties {
  readonly IpProtocol: string | number;
  readonly FromPort?: string | number;
  readonly ToPort?: string | number;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly SourceSecurityGroupId?: string;
  readonly SourcePrefixListId?: string;
  readonly DestinationSecurityGroupId?: string;
  readonly DestinationPrefixListId?: string;
}

const EVERYTHING: SecurityGroupRule = { protocol: '-1', block: '0.0.0.0/0', ipv6Block: '::/0' };

/** Gives a group by its id, with all rules of whichever stack. */
export function readSecurityGroups(resources: Resources, prefixLists: PrefixLists, lookups: Lookups): (id: string) => SecurityGroup {
  const ingress = rulesByGroup(resources, 'AWS::EC2::SecurityGroupIngress', prefixLists);
  const egress = rulesByGroup(resources, 'AWS::EC2::SecurityGroupEgress', prefixLists);
  const defined = new Map(resources.ofType('AWS::EC2::SecurityGroup').map((found) => [found.id, found]));
  return (id) => {
    const found = defined.get(id);
    const outbound = [...inlineRules(found, 'SecurityGroupEgress', prefixLists), ...egress.get(id) ?? []];
    // EC2 lets everything out of a group until it gets an outbound rule.
    const isOpen = found ? outbound.length === 0 : lookups.securityGroups.get(id);
    return {
      id,
      name: found?.name ?? nameOf(id),
      isDefined: found !== undefined,
      vpcId: found?.idIn('VpcId'),
      ingress: [...inlineRules(found, 'SecurityGroupIngress', prefixLists), ...ingress.get(id) ?? []],
      egress: isOpen ? [...outbound, EVERYTHING] : outbound,
    };
  };
}

function inlineRules(found: FoundResource | undefined, property: string, prefixLists: PrefixLists): SecurityGroupRule[] {
  return (listOf<RuleProperties | string>(found?.property(property)) ?? []).flatMap((rule) => typeof rule === 'string' ? [anythingOf(rule)] : rulesOf(rule, found!.scoped, prefixLists));
}

function rulesByGroup(resources: Resources, type: string, prefixLists: PrefixLists): Map<string, SecurityGroupRule[]> {
  const groups = new Map<string, SecurityGroupRule[]>();
  for (const { property, idIn, scoped } of resources.ofType(type)) {
    const id = idIn('GroupId') ?? '';
    const rule = Object.fromEntries(RULE_PROPERTIES.map((name) => [name, property(name)])) as unknown as RuleProperties;
    groups.set(id, [...groups.get(id) ?? [], ...rulesOf(rule, scoped, prefixLists)]);
  }
  return groups;
}

const RULE_PROPERTIES: readonly (keyof RuleProperties)[] = [
  'IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'CidrIpv6',
  'SourceSecurityGroupId', 'SourcePrefixListId', 'DestinationSecurityGroupId', 'DestinationPrefixListId',
];

/** One for each block of a prefix list that a template defines. */
function rulesOf(properties: RuleProperties, scoped: (id: string) => string, prefixLists: PrefixLists): SecurityGroupRule[] {
  const { prefixListId, ...rule } = ruleOf(properties, scoped);
  const list = prefixLists(prefixListId ?? '');
  return list ? [...list.blocks.map((block) => ({ ...rule, block })), ...list.ipv6Blocks.map((ipv6Block) => ({ ...rule, ipv6Block }))] : [{ ...rule, prefixListId }];
}

/** A rule that only AWS knows may be for anything. */
function anythingOf(rule: string): SecurityGroupRule {
  return { protocol: '-1', unknown: nameOf(rule) };
}

function ruleOf(rule: RuleProperties, scoped: (id: string) => string): SecurityGroupRule {
  const groupId = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  return {
    protocol: String(rule.IpProtocol),
    fromPort: rule.FromPort === undefined ? undefined : Number(rule.FromPort),
    toPort: rule.ToPort === undefined ? undefined : Number(rule.ToPort),
    block: rule.CidrIp,
    ipv6Block: rule.CidrIpv6,
    groupId: groupId === undefined ? undefined : scoped(groupId),
    prefixListId: rule.SourcePrefixListId ?? rule.DestinationPrefixListId,
    unknown: unknownIn([rule.IpProtocol, rule.FromPort, rule.ToPort]),
  };
}
