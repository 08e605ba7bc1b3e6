import type { Resolver } from '../../rehearsal/assembly/resolver';
import type { Template } from '../../rehearsal/assembly/template';

/** A rule of a security group. */
export interface Rule {
  readonly direction: 'in' | 'out';
  readonly group: string;
  /** A security group or a block of addresses. */
  readonly peer: string;
  /** `443`, or what stands for more than one port. */
  readonly port: string;
}

interface RuleProperties {
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly [peer: string]: unknown;
}

/** Where a rule may name its peer. */
const PEERS = ['SourceSecurityGroupId', 'DestinationSecurityGroupId', 'CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'DestinationPrefixListId'];

const KINDS = { SecurityGroupIngress: 'in', SecurityGroupEgress: 'out' } as const;

/** Every rule of the templates, also those that stand in the security group itself. */
export function readRules(templates: readonly Template[], resolver: Resolver): Rule[] {
  return templates.flatMap((template) => Object.entries(KINDS).flatMap(([kind, direction]) => {
    const inline = template.ofType('AWS::EC2::SecurityGroup').flatMap(([logicalId, { Properties }]) =>
      ((Properties?.[kind] ?? []) as object[]).map((rule) => ({ ...rule, GroupId: { 'Fn::GetAtt': [logicalId, 'GroupId'] } })));
    const own = template.ofType(`AWS::EC2::${kind}`).map(([, { Properties }]) => Properties);
    return [...inline, ...own].map((rule) => ruleOf(direction, resolver.resolve(rule, template) as RuleProperties));
  }));
}

function ruleOf(direction: Rule['direction'], properties: RuleProperties): Rule {
  const { IpProtocol, FromPort, ToPort } = properties;
  const ports = FromPort === undefined ? 'all' : FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
  return {
    direction,
    group: String(properties.GroupId),
    peer: PEERS.filter((key) => key in properties).map((key) => properties[key]).join(),
    port: IpProtocol === 'tcp' ? ports : `${IpProtocol} ${ports}`,
  };
}
