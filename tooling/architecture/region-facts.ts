import type { AssemblyDescription, ClientBoxDescription, ClusterDescription } from '../../rehearsal/assembly/descriptions';
import type { Resolver } from '../../rehearsal/assembly/resolver';
import type { Template } from '../../rehearsal/assembly/template';
import { describeAclFunction, type AclFunctionFacts } from './acl-function-facts';
import { servicesOf, type Calls } from './calls';
import type { Client } from './flows';
import { only } from './only';

export interface Zone {
  readonly name: string;
  /** Of the private subnet, with the brokers. */
  readonly block: string;
  readonly hasNat: boolean;
}

/** A Region of the picture: one stack with a cluster and its VPC, and one with the client box in it. */
export interface RegionFacts {
  readonly stack: string;
  readonly region: string;
  readonly vpc: string;
  readonly vpcBlock: string;
  readonly zones: readonly Zone[];
  /** Ids of the private subnets, in the order of the zones. */
  readonly subnets: readonly string[];
  readonly kafkaVersion: string;
  readonly brokerType: string;
  readonly brokersPerZone: number;
  readonly brokerGroups: readonly string[];
  /** But for the one that the library uses itself. */
  readonly users: readonly string[];
  /** What the keys encrypt. */
  readonly keys: readonly string[];
  /** What is logged. */
  readonly logs: readonly string[];
  /** None where every user may do everything. */
  readonly aclFunction?: AclFunctionFacts;
  readonly box: BoxFacts;
}

export interface BoxFacts extends Client, Calls {
  readonly stack: string;
  readonly type: string;
  /** Which of the zones it stands in. */
  readonly zone: number;
}

interface ClusterProperties {
  readonly BrokerNodeGroupInfo: { readonly InstanceType: string; readonly ClientSubnets: { Ref: string }[]; readonly SecurityGroups: unknown[] };
  readonly EncryptionInfo: { readonly EncryptionAtRest?: unknown };
  readonly LoggingInfo: { readonly BrokerLogs: { readonly CloudWatchLogs: { readonly Enabled: boolean } } };
}

interface SubnetProperties {
  readonly AvailabilityZone: string | { readonly 'Fn::Select': readonly [number | string, unknown] };
  readonly CidrBlock: string;
}

interface InstanceProperties {
  readonly InstanceType: string;
  readonly SubnetId: string;
  readonly SecurityGroupIds: readonly string[];
}

const TRAFFIC: Readonly<Record<string, string>> = { REJECT: 'rejected traffic', ACCEPT: 'accepted traffic', ALL: 'traffic' };

export function describeRegion(
  cluster: ClusterDescription, { clientBoxes }: AssemblyDescription, templates: readonly Template[], resolver: Resolver,
): RegionFacts {
  const template = templates.find((candidate) => only(candidate, 'AWS::MSK::Cluster')?.path === cluster.name)!;
  const resource = (type: string) => only(template, type)!.properties;
  const ids = (references: unknown) => resolver.resolve(references, template) as string[];
  const subnet = (reference: unknown) => template.resources[(reference as { Ref: string }).Ref]!.Properties as unknown as SubnetProperties;
  const { BrokerNodeGroupInfo: nodes, EncryptionInfo, LoggingInfo } = resource('AWS::MSK::Cluster') as unknown as ClusterProperties;
  const natZones = template.ofType('AWS::EC2::NatGateway').map(([, { Properties }]) => nameOfZone(subnet(Properties!.SubnetId)));
  const zones = nodes.ClientSubnets.map(subnet).map((properties) => ({
    name: nameOfZone(properties),
    block: properties.CidrBlock,
    hasNat: natZones.includes(nameOfZone(properties)),
  }));
  const subnets = ids(nodes.ClientSubnets);
  const aclFunction = cluster.acls && describeAclFunction(cluster.acls, zones, template, resolver);
  return {
    stack: template.stackName,
    region: template.region,
    vpc: resolver.resolve({ Ref: only(template, 'AWS::EC2::VPC')!.logicalId }, template) as string,
    vpcBlock: String(resource('AWS::EC2::VPC').CidrBlock),
    zones,
    subnets,
    kafkaVersion: cluster.kafkaVersion,
    brokerType: nodes.InstanceType.replace('kafka.', ''),
    brokersPerZone: cluster.brokers / cluster.zones,
    brokerGroups: ids(nodes.SecurityGroups),
    users: cluster.users.map(({ username }) => username).filter((username) => username !== aclFunction?.administrator),
    keys: [
      ...EncryptionInfo.EncryptionAtRest ? ['data'] : [],
      ...cluster.users.some(({ keyArn }) => keyArn) ? ['secrets'] : [],
    ],
    logs: [
      ...LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled ? ['brokers'] : [],
      ...template.ofType('AWS::EC2::FlowLog').map(([, { Properties }]) => TRAFFIC[String(Properties!.TrafficType)]!),
      ...cluster.acls ? ['ACLs'] : [],
    ],
    aclFunction,
    box: describeBox(clientBoxes.find(({ clusterArn }) => clusterArn === cluster.arn)!, { stack: template.stackName, zones, subnets }, templates, resolver),
  };
}

/** Where nobody names a zone, CloudFormation takes one by its number. */
function nameOfZone({ AvailabilityZone: zone }: SubnetProperties): string {
  return typeof zone === 'string' ? zone : `Zone ${Number(zone['Fn::Select'][0]) + 1}`;
}

/** The box, which may stand in a stack of its own. */
function describeBox(
  box: ClientBoxDescription, beside: Pick<RegionFacts, 'stack' | 'zones' | 'subnets'>, templates: readonly Template[], resolver: Resolver,
): BoxFacts {
  const template = templates.find((candidate) => only(candidate, 'AWS::EC2::Instance')?.path === box.name)!;
  const { InstanceType, SubnetId, SecurityGroupIds } = resolver.resolve(only(template, 'AWS::EC2::Instance')!.properties, template) as InstanceProperties;
  return {
    name: `The client box of ${beside.stack}`,
    stack: template.stackName,
    type: InstanceType,
    zone: beside.subnets.indexOf(SubnetId),
    groups: SecurityGroupIds,
    blocks: beside.zones.map(({ block }) => block),
    ...describeCalls(box),
  };
}

function describeCalls({ otherClusters, statements }: ClientBoxDescription): Calls {
  return {
    otherRegions: otherClusters.map(({ region }) => region),
    services: servicesOf(statements.flatMap(({ Action }) => Action)),
  };
}
