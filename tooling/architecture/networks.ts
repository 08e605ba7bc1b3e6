import type { ClusterDescription } from '../../rehearsal/assembly/descriptions';
import { ROW, group, leaf, type Frame } from './graph';
import type { Found, Resources } from './resources';
import { wrap } from './text';

/** The network of a cluster, where its clients are. */
export interface Network {
  readonly stack: string;
  readonly region: string;
  readonly vpc: string;
  /** The ARN of the cluster. */
  readonly cluster: string;
  readonly brokerGroups: readonly string[];
  /** Zones with their private subnets. */
  readonly zones: readonly { readonly name: string; readonly subnet: string; readonly block: string }[];
  /** Ids of frames that arrows lead to; none of NAT gateways where there are none. */
  readonly brokers: string;
  readonly nat?: string;
  readonly services: string;
  /** The frame of the stack, around its clients. */
  readonly around: (clients: readonly Frame[]) => Frame;
}

interface ClusterProperties {
  readonly NumberOfBrokerNodes: number;
  readonly BrokerNodeGroupInfo: { readonly InstanceType: string; readonly ClientSubnets: string[]; readonly SecurityGroups: string[] };
  readonly EncryptionInfo: { readonly EncryptionAtRest?: unknown };
  readonly LoggingInfo: { readonly BrokerLogs: { readonly CloudWatchLogs: { readonly Enabled: boolean } } };
}
type Subnet = Found<{ readonly CidrBlock: string; readonly VpcId: string }>;

const TRAFFIC: Readonly<Record<string, string>> = { REJECT: 'rejected traffic', ACCEPT: 'accepted traffic', ALL: 'traffic' };
const look = 'item cluster';

export function readNetwork(description: ClusterDescription, resources: Resources): Network {
  const { stack, region, id: cluster, properties } = resources.ofType<ClusterProperties>('AWS::MSK::Cluster').find(({ id }) => id === description.arn)!;
  const { InstanceType, ClientSubnets, SecurityGroups: brokerGroups } = properties.BrokerNodeGroupInfo;
  const subnets = ClientSubnets.map((subnet) => resources.ofType('AWS::EC2::Subnet').find(({ id }) => id === subnet) as Subnet);
  const zones = subnets.map((subnet) => ({ name: zoneOf(subnet), subnet: subnet.id, block: subnet.properties.CidrBlock }));
  const vpc = resources.ofType<{ CidrBlock: string }>('AWS::EC2::VPC').find(({ id }) => id === subnets[0]!.properties.VpcId)!;
  const nats = resources.ofType('AWS::EC2::NatGateway').filter((gateway) => gateway.stack === stack);
  const perZone = Array.from({ length: properties.NumberOfBrokerNodes / zones.length });
  const brokers = group(cluster, look, [`MSK, Kafka ${description.kafkaVersion}`, `${InstanceType.replace('kafka.', '')}, private subnets`],
    zones.flatMap(({ name, block }) => perZone.map((_, index) => leaf(`${cluster} ${name} ${index}`, look, ['Broker', name, block]))), ROW);
  const nat = nats.length > 0 ? group(`NAT of ${stack}`, look, ['Public subnets'], nats.map(({ id }) => leaf(id, look, ['NAT'])), ROW) : undefined;
  return {
    stack, region, vpc: vpc.id, cluster, brokerGroups, zones, brokers: brokers.id, nat: nat?.id, services: `services of ${region}`,
    around: (clients) => group(stack, 'stack cluster', [stack, ...listsOf(description, properties, stack, resources)], [
      group(vpc.id, look, [`VPC ${vpc.properties.CidrBlock}`], [brokers, ...clients, nat ?? []].flat()),
    ]),
  };
}

/** Where the app names no zone, CloudFormation takes one by its number. */
function zoneOf({ declared: { AvailabilityZone: zone } }: Subnet): string {
  return typeof zone === 'string' ? zone : `Zone ${Number((zone as { 'Fn::Select': [string | number] })['Fn::Select'][0]) + 1}`;
}

function listsOf({ users, acls }: ClusterDescription, { EncryptionInfo, LoggingInfo }: ClusterProperties, stack: string, resources: Resources): string[] {
  const flowLogs = resources.ofType<{ TrafficType: string }>('AWS::EC2::FlowLog').filter((log) => log.stack === stack);
  const lists = {
    'KMS: keys for': [EncryptionInfo.EncryptionAtRest ? 'data' : [], users.some(({ keyArn }) => keyArn) ? 'secrets' : []],
    'CloudWatch Logs:': [LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled ? 'brokers' : [], flowLogs.map(({ properties }) => TRAFFIC[properties.TrafficType]!), acls ? 'ACLs' : []],
    'Secrets Manager: users': users.filter(({ secretArn }) => secretArn !== acls?.properties.AdministratorSecretArn).map(({ username }) => username),
  };
  return Object.entries(lists).flatMap(([name, items]) => items.flat().length > 0 ? wrap([`${name} ${items.flat()[0]}`, ...items.flat().slice(1)], 54) : []);
}
