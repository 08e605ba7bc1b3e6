import type { AssemblyDescription, ClientBoxDescription, ClusterDescription } from '../../rehearsal/assembly/descriptions';
import type { Resolver } from '../../rehearsal/assembly/resolver';
import type { Resource, Template } from '../../rehearsal/assembly/template';

export interface Zone {
  readonly name: string;
  /** Of the private subnet, with the brokers. */
  readonly block: string;
  readonly hasNat: boolean;
}

/** A Region of the picture: one stack with a cluster and a client box in one VPC. */
export interface RegionFacts {
  readonly stack: string;
  readonly region: string;
  readonly vpc: string;
  readonly vpcBlock: string;
  readonly zones: readonly Zone[];
  readonly kafkaVersion: string;
  readonly brokerType: string;
  readonly brokersPerZone: number;
  readonly brokerGroups: readonly string[];
  readonly users: readonly string[];
  /** What the keys encrypt. */
  readonly keys: readonly string[];
  /** What is logged. */
  readonly logs: readonly string[];
  readonly box: BoxFacts;
}

export interface BoxFacts {
  readonly type: string;
  /** Which of the zones it stands in. */
  readonly zone: number;
  readonly groups: readonly string[];
  /** Regions of further clusters that it looks up. */
  readonly otherRegions: readonly string[];
  /** Services of AWS that its role may call. */
  readonly services: readonly string[];
}

interface ClusterProperties {
  readonly BrokerNodeGroupInfo: { readonly InstanceType: string; readonly ClientSubnets: { Ref: string }[]; readonly SecurityGroups: unknown[] };
  readonly EncryptionInfo: { readonly EncryptionAtRest?: unknown };
  readonly LoggingInfo: { readonly BrokerLogs: { readonly CloudWatchLogs: { readonly Enabled: boolean } } };
}

/** By the prefix of their actions. */
const SERVICES: Readonly<Record<string, string>> = { ssmmessages: 'Session Manager', secretsmanager: 'Secrets Manager', kafka: 'MSK' };

const TRAFFIC: Readonly<Record<string, string>> = { REJECT: 'rejected traffic', ACCEPT: 'accepted traffic', ALL: 'traffic' };

export function describeRegion(
  cluster: ClusterDescription, { clientBoxes }: AssemblyDescription, templates: readonly Template[], resolver: Resolver,
): RegionFacts {
  const template = templates.find((candidate) => only(candidate, 'AWS::MSK::Cluster')?.path === cluster.name)!;
  const resource = (type: string) => only(template, type)!.properties;
  const ids = (references: unknown) => resolver.resolve(references, template) as string[];
  const subnet = (reference: unknown) => template.resources[(reference as { Ref: string }).Ref]!.Properties as Record<string, string>;
  const { BrokerNodeGroupInfo: nodes, EncryptionInfo, LoggingInfo } = resource('AWS::MSK::Cluster') as unknown as ClusterProperties;
  const natSubnets = template.ofType('AWS::EC2::NatGateway').map(([, { Properties }]) => subnet(Properties!.SubnetId));
  const zones = nodes.ClientSubnets.map(subnet).map(({ AvailabilityZone, CidrBlock }) => ({
    name: AvailabilityZone!,
    block: CidrBlock!,
    hasNat: natSubnets.some((candidate) => candidate.AvailabilityZone === AvailabilityZone),
  }));
  const instance = resource('AWS::EC2::Instance');
  return {
    stack: template.stackName,
    region: template.region,
    vpc: resolver.resolve({ Ref: only(template, 'AWS::EC2::VPC')!.logicalId }, template) as string,
    vpcBlock: String(resource('AWS::EC2::VPC').CidrBlock),
    zones,
    kafkaVersion: cluster.kafkaVersion,
    brokerType: nodes.InstanceType.replace('kafka.', ''),
    brokersPerZone: cluster.brokers / cluster.zones,
    brokerGroups: ids(nodes.SecurityGroups),
    users: cluster.users.map(({ username }) => username),
    keys: [
      ...EncryptionInfo.EncryptionAtRest ? ['data'] : [],
      ...cluster.users.some(({ keyArn }) => keyArn) ? ['secrets'] : [],
    ],
    logs: [
      ...LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled ? ['brokers'] : [],
      ...template.ofType('AWS::EC2::FlowLog').map(([, { Properties }]) => TRAFFIC[String(Properties!.TrafficType)]!),
    ],
    box: {
      type: String(instance.InstanceType),
      zone: zones.findIndex(({ block }) => block === subnet(instance.SubnetId).CidrBlock),
      groups: ids(instance.SecurityGroupIds),
      ...describeCalls(clientBoxes.find(({ clusterArn }) => clusterArn === cluster.arn)!),
    },
  };
}

/** Whom a box calls at AWS, and where. */
function describeCalls({ otherClusters, statements }: ClientBoxDescription): Pick<BoxFacts, 'otherRegions' | 'services'> {
  const actions = statements.flatMap(({ Action }) => Action);
  return {
    otherRegions: otherClusters.map(({ region }) => region),
    services: Object.entries(SERVICES).filter(([prefix]) => actions.some((action) => action.startsWith(`${prefix}:`))).map(([, service]) => service),
  };
}

/** The one resource of a type. */
function only(template: Template, type: string): { logicalId: string; path: string; properties: NonNullable<Resource['Properties']> } | undefined {
  const [first, ...others] = template.ofType(type);
  if (others.length > 0) {
    throw new Error(`${template.stackName} has ${others.length + 1} of ${type}, the picture a place for one`);
  }
  return first && { logicalId: first[0], path: template.pathOf(first[0]), properties: first[1].Properties! };
}
