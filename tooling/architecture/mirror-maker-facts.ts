import type { AssemblyDescription, MirrorMakerDescription } from '../../rehearsal/assembly/descriptions';
import type { Resolver } from '../../rehearsal/assembly/resolver';
import type { Template } from '../../rehearsal/assembly/template';
import { servicesOf, type Calls } from './calls';
import type { Client } from './flows';
import { only } from './only';
import type { RegionFacts } from './region-facts';

/** MirrorMaker, in a stack of its own and in the private subnets of the cluster that it writes to. */
export interface MirrorMakerFacts extends Client, Calls {
  readonly stack: string;
  /** How many tasks of which size. */
  readonly tasks: string;
}

interface Network {
  readonly Subnets: readonly string[];
  readonly SecurityGroups: readonly string[];
}

export function describeMirrorMaker(
  { clusters, mirrorMakers }: AssemblyDescription, regions: readonly RegionFacts[], templates: readonly Template[], resolver: Resolver,
): MirrorMakerFacts {
  const [found, ...others] = mirrorMakers;
  if (!found || others.length > 0) {
    throw new Error(`The picture has a place for one MirrorMaker, and finds ${mirrorMakers.length}`);
  }
  const template = templates.find(({ stackName }) => found.name.startsWith(`${stackName}/`))!;
  const stackOf = (side: MirrorMakerDescription['target']) =>
    regions[clusters.findIndex(({ arn }) => arn === found.clusters[side])]!.stack;
  const [primary, secondary] = [stackOf('primary'), stackOf('secondary')];
  const [source, target] = found.target === 'primary' ? [secondary, primary] : [primary, secondary];
  const network = networkOf(template, resolver);
  const around = regions.find(({ stack, subnets }) => stack === target && subnets.join() === network.Subnets.join());
  if (!around) {
    throw new Error(`${found.name} is not in the private subnets of the cluster that it writes to, and the picture has no other place for it`);
  }
  return {
    name: 'MirrorMaker',
    stack: template.stackName,
    groups: network.SecurityGroups,
    blocks: around.box.blocks,
    verbs: { [source]: 'reads from', [target]: 'writes to' },
    tasks: `${found.desiredCount} Fargate ${found.desiredCount === 1 ? 'task' : 'tasks'}, ${sizeOf(template)}`,
    otherRegions: [found.environment.PRIMARY_REGION!, found.environment.SECONDARY_REGION!].filter((region) => region !== template.region),
    services: servicesOf(actionsOf(template)),
  };
}

function networkOf(template: Template, resolver: Resolver): Network {
  const { NetworkConfiguration } = only(template, 'AWS::ECS::Service')!.properties;
  return (resolver.resolve(NetworkConfiguration, template) as { AwsvpcConfiguration: Network }).AwsvpcConfiguration;
}

function sizeOf(template: Template): string {
  const { RuntimePlatform, Cpu, Memory } = only(template, 'AWS::ECS::TaskDefinition')!.properties;
  return `${(RuntimePlatform as Record<string, string>).CpuArchitecture}, ${Number(Cpu) / 1024} vCPU, ${Number(Memory) / 1024} GiB`;
}

/** Of all roles of the stack: that of the container, and that with which ECS starts it. */
function actionsOf(template: Template): string[] {
  return template.ofType('AWS::IAM::Policy')
    .flatMap(([, { Properties }]) => (Properties!.PolicyDocument as { Statement: { Action: string | string[] }[] }).Statement)
    .flatMap(({ Action }) => Action);
}
