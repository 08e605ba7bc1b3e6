import type { SecurityGroup, SecurityGroupRule } from './network';
import type { FoundResource, Resources } from './resources';

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
export function readSecurityGroups(resources: Resources): (id: string) => SecurityGroup {
  const ingress = rulesByGroup(resources, 'AWS::EC2::SecurityGroupIngress');
  const egress = rulesByGroup(resources, 'AWS::EC2::SecurityGroupEgress');
  const defined = new Map(resources.ofType('AWS::EC2::SecurityGroup').map((found) => [found.id, found]));
  return (id) => {
    const found = defined.get(id);
    const outbound = [...inlineRules(found, 'SecurityGroupEgress'), ...egress.get(id) ?? []];
    return {
      id,
      name: found?.name ?? id,
      defined: found !== undefined,
      vpcId: found?.property('VpcId'),
      ingress: [...inlineRules(found, 'SecurityGroupIngress'), ...ingress.get(id) ?? []],
      // EC2 lets everything out of a group until it gets an outbound rule.
      egress: found && outbound.length === 0 ? [EVERYTHING] : outbound,
    };
  };
}

function inlineRules(found: FoundResource | undefined, property: string): SecurityGroupRule[] {
  return (found?.property<RuleProperties[]>(property) ?? []).map(ruleOf);
}

function rulesByGroup(resources: Resources, type: string): Map<string, SecurityGroupRule[]> {
  const groups = new Map<string, SecurityGroupRule[]>();
  for (const { property } of resources.ofType(type)) {
    const id = property<string>('GroupId')!;
    const rule = ruleOf(Object.fromEntries(RULE_PROPERTIES.map((name) => [name, property(name)])) as unknown as RuleProperties);
    groups.set(id, [...groups.get(id) ?? [], rule]);
  }
  return groups;
}

const RULE_PROPERTIES: readonly (keyof RuleProperties)[] = [
  'IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'CidrIpv6',
  'SourceSecurityGroupId', 'SourcePrefixListId', 'DestinationSecurityGroupId', 'DestinationPrefixListId',
];

function ruleOf(rule: RuleProperties): SecurityGroupRule {
  return {
    protocol: String(rule.IpProtocol),
    fromPort: rule.FromPort === undefined ? undefined : Number(rule.FromPort),
    toPort: rule.ToPort === undefined ? undefined : Number(rule.ToPort),
    block: rule.CidrIp,
    ipv6Block: rule.CidrIpv6,
    groupId: rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId,
    prefixListId: rule.SourcePrefixListId ?? rule.DestinationPrefixListId,
  };
}
