import { unknownIn } from '../system/unknown';
import type { Network, NetworkAcl, NetworkAclEntry, Subnet, Vpc } from './network';
import { nameOf, type FoundResource, type Resources } from './resources';

interface PortRange {
  readonly From?: string | number;
  readonly To?: string | number;
}

const EVERY_PROTOCOL = '-1';
const TCP = '6';

/** What a VPC's default network ACL begins with. */
const EVERYTHING = [true, false].map((isEgress): NetworkAclEntry => ({ number: 100, isEgress, isAllowed: true, fromPort: 0, toPort: 65535, block: '0.0.0.0/0' }));

export function readNetworkAcls(resources: Resources, vpcs: ReadonlyMap<string, Vpc>): Network['networkAclOf'] {
  const entries = new Map<string, NetworkAclEntry[]>();
  for (const found of resources.ofType('AWS::EC2::NetworkAclEntry')) {
    const id = found.idIn('NetworkAclId') ?? '';
    entries.set(id, [...entries.get(id) ?? [], ...entryOf(found)]);
  }
  const defined = new Map(resources.ofType('AWS::EC2::NetworkAcl').map(({ id, name }) => [id, name]));
  const defaults = new Map(resources.ofType('AWS::EC2::VPC').map(({ id, name }) => [`${id}.DefaultNetworkAcl`, `the default network ACL of ${name}`]));
  const associated = new Map(resources.ofType('AWS::EC2::SubnetNetworkAclAssociation').map(({ idIn }) => [idIn('SubnetId'), idIn('NetworkAclId')]));
  return ({ id: subnetId, vpcId, isDefined }: Subnet): NetworkAcl | undefined => {
    const id = associated.get(subnetId) ?? (isDefined && vpcs.get(vpcId ?? '')?.isDefined ? `${vpcId}.DefaultNetworkAcl` : undefined);
    if (id === undefined) {
      return undefined;
    }
    const name = defined.get(id) ?? defaults.get(id);
    return {
      name: name ?? nameOf(id),
      isDefined: name !== undefined,
      entries: [...entries.get(id) ?? [], ...defaults.has(id) ? EVERYTHING : []].sort((one, other) => one.number - other.number),
    };
  };
}

/** None for other protocols and for IPv6. */
function entryOf({ property }: FoundResource): NetworkAclEntry[] {
  const [protocol, block] = [String(property('Protocol')), property<string>('CidrBlock')];
  const unknown = unknownIn(['Protocol', 'RuleNumber', 'RuleAction', 'Egress', 'PortRange'].map((name) => property(name)));
  if (block !== undefined && unknown !== undefined) {
    return unknownEntries(block, unknown);
  }
  if (block === undefined || ![EVERY_PROTOCOL, TCP].includes(protocol)) {
    return [];
  }
  const { From = 0, To = 65535 } = protocol === TCP ? property<PortRange>('PortRange') ?? {} : {};
  return [{
    number: Number(property('RuleNumber')),
    isEgress: String(property('Egress') ?? false) === 'true',
    isAllowed: property('RuleAction') === 'allow',
    fromPort: Number(From),
    toPort: Number(To),
    block,
  }];
}

/** Of both directions and for all ports, before all others: an entry that only AWS knows may decide before any. */
function unknownEntries(block: string, unknown: string): NetworkAclEntry[] {
  return [true, false].map((isEgress) => ({ number: 0, isEgress, isAllowed: true, fromPort: 0, toPort: 65535, block, unknown }));
}
