import type { AssemblyDescription } from '../../rehearsal/assembly/descriptions';
import { leaf, type Frame } from './graph';
import type { Network } from './networks';
import type { Found, Resources } from './resources';

/** Who opens connections, in the private subnets of a cluster. */
export interface Client {
  /** As the subject of a sentence. */
  readonly name: string;
  readonly network: Network;
  /** Its security groups. */
  readonly groups: readonly string[];
  /** What it does with the brokers of a stack, where that is more than to connect. */
  readonly verbs?: Readonly<Record<string, string>>;
  readonly frame: Frame;
}

interface Function { readonly VpcConfig?: { readonly SubnetIds: string[]; readonly SecurityGroupIds: string[] } }
interface Instance { readonly InstanceType: string; readonly SubnetId: string; readonly SecurityGroupIds: string[] }
interface Task { readonly Cpu: string; readonly Memory: string; readonly RuntimePlatform: { readonly CpuArchitecture: string } }
interface Service {
  readonly DesiredCount: number;
  readonly TaskDefinition: string;
  readonly NetworkConfiguration: { readonly AwsvpcConfiguration: { readonly Subnets: string[]; readonly SecurityGroups: string[] } };
}

export function readClients(description: AssemblyDescription, networks: readonly Network[], resources: Resources): Client[] {
  return [
    ...resources.ofType<Function>('AWS::Lambda::Function').map((found, _, all) => aclFunction(found, all, networks, description)),
    ...resources.ofType<Instance>('AWS::EC2::Instance').map((found) => clientInstance(found, networks)),
    ...resources.ofType<Service>('AWS::ECS::Service').map((found) => mirrorMaker(found, networks, description, resources)),
  ];
}

function aclFunction({ stack, id, properties }: Found<Function>, all: readonly Found<Function>[], networks: readonly Network[], { clusters }: AssemblyDescription): Client {
  const { SubnetIds, SecurityGroupIds: groups } = properties.VpcConfig ?? { SubnetIds: [], SecurityGroupIds: [] };
  const { network, where } = placeOf(id, SubnetIds, networks);
  const { acls, users } = clusters.find(({ arn }) => arn === network.cluster)!;
  const administrator = users.find(({ secretArn }) => secretArn === acls?.properties.AdministratorSecretArn);
  if (!administrator || groups.length === 0 || all.some((other) => other.stack === stack && other.id !== id)) {
    throw new Error(`The picture has a place for one function of ${stack}, which sets the ACLs in its VPC, and finds ${id}`);
  }
  const frame = leaf(id, 'item cluster', ['Function', 'sets the ACLs as', administrator.username, where]);
  return { name: `The function that sets the ACLs of ${network.stack}`, network, groups, frame };
}

function clientInstance({ stack, id, properties: { InstanceType, SubnetId, SecurityGroupIds: groups } }: Found<Instance>, networks: readonly Network[]): Client {
  const { network, where } = placeOf(id, [SubnetId], networks);
  return { name: `The client instance of ${network.stack}`, network, groups, frame: leaf(id, 'stack client', [stack, 'Client instance', InstanceType, where]) };
}

function mirrorMaker({ stack, id, properties }: Found<Service>, networks: readonly Network[], { mirrorMakers }: AssemblyDescription, resources: Resources): Client {
  const { DesiredCount: count, TaskDefinition, NetworkConfiguration: { AwsvpcConfiguration: { Subnets, SecurityGroups: groups } } } = properties;
  const { network, where } = placeOf(id, Subnets, networks);
  const { clusters: { primary, secondary }, target } = mirrorMakers.find(({ name }) => name.startsWith(`${stack}/`))!;
  const [source, sink] = (target === 'secondary' ? [primary, secondary] : [secondary, primary]).map((arn) => networks.find(({ cluster }) => cluster === arn)!.stack);
  const { Cpu, Memory, RuntimePlatform } = resources.ofType<Task>('AWS::ECS::TaskDefinition').find((task) => task.id === TaskDefinition)!.properties;
  const size = [`${RuntimePlatform.CpuArchitecture}, ${Number(Cpu) / 1024} vCPU`, `${Number(Memory) / 1024} GiB, ${where}`];
  const frame = leaf(id, 'stack replication', [stack, `${count} Fargate ${count === 1 ? 'task' : 'tasks'}`, ...size]);
  return { name: stack, network, groups, verbs: { [source!]: 'reads from', [sink!]: 'writes to' }, frame };
}

function placeOf(id: string, subnets: readonly string[], networks: readonly Network[]): { network: Network; where: string } {
  const network = networks.find(({ zones }) => subnets.every((subnet) => zones.some((zone) => zone.subnet === subnet)));
  if (!network) {
    throw new Error(`${id} is not in the private subnets of a cluster, and the picture has no other place for it`);
  }
  const zones = network.zones.filter(({ subnet }) => subnets.includes(subnet)).map(({ name }) => name);
  return { network, where: zones.length === network.zones.length ? 'in any zone' : `in ${zones.join(', ')}` };
}
