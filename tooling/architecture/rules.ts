import type { Resources } from './resources';

/** A rule of a security group. */
export interface Rule {
  readonly direction: 'in' | 'out';
  readonly stack: string;
  readonly group: string;
  /** A security group or a block of addresses. */
  readonly peer: string;
  /** `443`, or what stands for more than one port. */
  readonly port: string;
}

type Properties = Readonly<Record<string, unknown>>;

const KINDS = { SecurityGroupIngress: 'in', SecurityGroupEgress: 'out' } as const;
/** Where a rule may name its peer. */
const PEERS = ['SourceSecurityGroupId', 'DestinationSecurityGroupId', 'CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'DestinationPrefixListId'];

/** Every rule of the templates, also those that stand in the security group itself. */
export function readRules(resources: Resources): Rule[] {
  return Object.entries(KINDS).flatMap(([kind, direction]) => [
    ...resources.ofType<Record<string, Properties[]>>('AWS::EC2::SecurityGroup')
      .flatMap(({ stack, id, properties }) => (properties[kind] ?? []).map((rule) => ruleOf(direction, stack, { ...rule, GroupId: id }))),
    ...resources.ofType<Properties>(`AWS::EC2::${kind}`).map(({ stack, properties }) => ruleOf(direction, stack, properties)),
  ]);
}

function ruleOf(direction: Rule['direction'], stack: string, properties: Properties): Rule {
  const { GroupId, IpProtocol, FromPort, ToPort } = properties;
  const ports = FromPort === undefined ? 'all' : FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
  const peer = PEERS.flatMap((key) => properties[key] ?? []).join();
  return { direction, stack, group: String(GroupId), peer, port: IpProtocol === 'tcp' ? ports : `${IpProtocol} ${ports}` };
}
