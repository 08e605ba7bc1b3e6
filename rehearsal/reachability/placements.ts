import { partOf } from '../system/unknown';
import type { Endpoint, SecurityGroup, Subnet } from './network';
import { listOf, nameOf, type FoundResource } from './resources';

/** Subnets and security groups by id, also those that no template defines, which are in the Region of who names them. */
export interface Surroundings {
  readonly subnet: (id: string, region: string) => Subnet;
  readonly securityGroup: (id: string) => SecurityGroup;
  /** Only one that a template defines. */
  readonly networkInterface: (id: string) => FoundResource | undefined;
}

/** Where something has network interfaces. */
export type Placement = Pick<Endpoint, 'subnets' | 'securityGroups'>;

/** What EC2 gives to an instance that names no group. Its rules are in no template. */
const DEFAULT_GROUP = 'the default security group';
const DEFAULT_SUBNET = 'a subnet of the default VPC';

interface NetworkInterface {
  readonly NetworkInterfaceId?: string;
  readonly SubnetId?: string;
  readonly GroupSet?: unknown;
}

export function placementOfInstance(found: FoundResource, surroundings: Surroundings): Placement {
  const interfaces = (listOf<NetworkInterface | string>(found.property('NetworkInterfaces'))
    ?? [{ SubnetId: found.property<string>('SubnetId'), GroupSet: found.property('SecurityGroupIds') }])
    .map((each) => placementOfInterface(typeof each === 'string' ? { NetworkInterfaceId: each } : each, found, surroundings));
  const groups = new Map(interfaces.flatMap(({ securityGroups }) => securityGroups).map((group) => [group.id, group]));
  return { subnets: interfaces.flatMap(({ subnets }) => subnets), securityGroups: [...groups.values()] };
}

/** One of its own, or one that is there already. */
function placementOfInterface({ NetworkInterfaceId: id, SubnetId, GroupSet }: NetworkInterface, instance: FoundResource, surroundings: Surroundings): Placement {
  if (id === undefined) {
    return placementIn(instance, SubnetId, GroupSet, surroundings);
  }
  const found = surroundings.networkInterface(id);
  return found ? placementIn(found, found.property('SubnetId'), found.property('GroupSet'), surroundings)
    : placementIn(instance, `the subnet of ${nameOf(id)}`, [`the security groups of ${nameOf(id)}`], surroundings);
}

/** Tasks that have addresses of their own; tasks without have those of their hosts. */
export function placementOfService(found: FoundResource, surroundings: Surroundings): Placement[] {
  const configuration = partOf(found.property('NetworkConfiguration'), ['AwsvpcConfiguration']);
  return configuration === undefined ? []
    : [placementIn(found, partOf(configuration, ['Subnets']), partOf(configuration, ['SecurityGroups']), surroundings)];
}

/** Functions in a VPC; the others reach no private address. */
export function placementOfFunction(found: FoundResource, surroundings: Surroundings): Placement[] {
  const config = found.property('VpcConfig');
  const subnets = partOf(config, ['SubnetIds']);
  return (listOf(subnets) ?? []).length > 0 ? [placementIn(found, subnets, partOf(config, ['SecurityGroupIds']), surroundings)] : [];
}

/** Of Amazon MSK Connect. */
export function placementOfConnector(found: FoundResource, surroundings: Surroundings): Placement[] {
  const vpc = partOf(found.property('KafkaCluster'), ['ApacheKafkaCluster', 'Vpc']);
  return vpc === undefined ? [] : [placementIn(found, partOf(vpc, ['Subnets']), partOf(vpc, ['SecurityGroups']), surroundings)];
}

export function placementIn(
  { template: { region }, scoped }: FoundResource, subnets: unknown, securityGroups: unknown, surroundings: Surroundings,
): Placement {
  return {
    subnets: (listOf(subnets) ?? [DEFAULT_SUBNET]).map((id) => surroundings.subnet(scoped(id), region)),
    securityGroups: (listOf(securityGroups) ?? [DEFAULT_GROUP]).map((id) => surroundings.securityGroup(scoped(id))),
  };
}
