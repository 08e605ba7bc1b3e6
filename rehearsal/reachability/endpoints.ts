import { CLIENT_ENVIRONMENT } from '../assembly/client-boxes';
import type { Brokers, Endpoint, SecurityGroup, Subnet } from './network';
import type { FoundResource, Resources } from './resources';

/** Subnets and security groups by id, also those that no template defines. */
export interface Surroundings {
  readonly subnet: (id: string) => Subnet;
  readonly securityGroup: (id: string) => SecurityGroup;
}

/** What EC2 gives to whoever names no group. Its rules are in no template. */
const DEFAULT_GROUP = 'the default security group';
const DEFAULT_SUBNET = 'a subnet of the default VPC';

interface BrokerNodeGroup {
  readonly ClientSubnets: string[];
  readonly SecurityGroups?: string[];
  readonly ConnectivityInfo?: { readonly PublicAccess?: { readonly Type?: string } };
}

export function readClusters(resources: Resources, { subnet, securityGroup }: Surroundings): Brokers[] {
  return resources.ofType('AWS::MSK::Cluster').map(({ name, property }) => {
    const { ClientSubnets, SecurityGroups = [DEFAULT_GROUP], ConnectivityInfo } = property<BrokerNodeGroup>('BrokerNodeGroupInfo')!;
    return {
      name: `brokers of ${name}`,
      cluster: name,
      subnets: ClientSubnets.map(subnet),
      securityGroups: SecurityGroups.map(securityGroup),
      hasPublicAddresses: (ConnectivityInfo?.PublicAccess?.Type ?? 'DISABLED') !== 'DISABLED',
    };
  });
}

interface NetworkInterface {
  readonly SubnetId?: string;
  readonly GroupSet?: string[];
}

export function readInstances(resources: Resources, { subnet, securityGroup }: Surroundings): Endpoint[] {
  return resources.ofType('AWS::EC2::Instance').map((found) => {
    const interfaces = found.property<NetworkInterface[]>('NetworkInterfaces')
      ?? [{ SubnetId: found.property('SubnetId'), GroupSet: found.property('SecurityGroupIds') }];
    return {
      name: `${isClientBox(found) ? 'client box' : 'instance'} ${found.name}`,
      subnets: interfaces.map(({ SubnetId }) => subnet(SubnetId ?? DEFAULT_SUBNET)),
      securityGroups: [...new Set(interfaces.flatMap(({ GroupSet = [DEFAULT_GROUP] }) => GroupSet))].map(securityGroup),
    };
  });
}

interface NetworkConfiguration {
  readonly AwsvpcConfiguration?: { readonly Subnets?: string[]; readonly SecurityGroups?: string[] };
}

/** Services of Amazon ECS whose tasks have addresses of their own; tasks without have those of their hosts. */
export function readServices(resources: Resources, { subnet, securityGroup }: Surroundings): Endpoint[] {
  return resources.ofType('AWS::ECS::Service').flatMap((found) => {
    const { AwsvpcConfiguration } = found.property<NetworkConfiguration>('NetworkConfiguration') ?? {};
    return AwsvpcConfiguration ? [{
      name: `service ${found.name.replace(/\/Service$/, '')}`,
      subnets: (AwsvpcConfiguration.Subnets ?? [DEFAULT_SUBNET]).map(subnet),
      securityGroups: (AwsvpcConfiguration.SecurityGroups ?? [DEFAULT_GROUP]).map(securityGroup),
    }] : [];
  });
}

interface VpcConfig {
  readonly SubnetIds: string[];
  readonly SecurityGroupIds?: string[];
}

/** Lambda functions in a VPC; the others reach no private address. */
export function readFunctions(resources: Resources, { subnet, securityGroup }: Surroundings): Endpoint[] {
  return resources.ofType('AWS::Lambda::Function').flatMap((found) => {
    const { SubnetIds = [], SecurityGroupIds = [DEFAULT_GROUP] } = found.property<VpcConfig>('VpcConfig') ?? {};
    return SubnetIds.length === 0 ? [] : [{ name: `function ${found.name.replace(/\/Function$/, '')}`, subnets: SubnetIds.map(subnet), securityGroups: SecurityGroupIds.map(securityGroup) }];
  });
}

function isClientBox({ resource: { Metadata } }: FoundResource): boolean {
  const init = Metadata?.['AWS::CloudFormation::Init'] as { config?: { files?: object } } | undefined;
  return CLIENT_ENVIRONMENT in (init?.config?.files ?? {});
}
