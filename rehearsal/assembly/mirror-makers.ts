import type { ImageSources } from './asset-files';
import type { ActiveSideDescription, MirrorMakerDescription, Side } from './descriptions';
import type { LocatedResource, Resolver } from './resolver';
import { unknownRights } from './rights';
import { roleStatements } from './role-statements';
import { listOf, unknownIn } from '../system/unknown';

/** Its presence makes a container a MirrorMaker. */
const PROPERTIES = 'MIRROR_MAKER_PROPERTIES';

interface Variable {
  readonly Name: string;
  readonly Value: string;
}

interface ContainerDefinition {
  readonly Image: string;
  readonly Environment?: readonly Variable[];
  readonly HealthCheck?: { readonly Command: readonly string[]; readonly Retries?: number; readonly Timeout?: number };
}

interface TaskDefinition {
  readonly ContainerDefinitions: readonly ContainerDefinition[];
  readonly TaskRoleArn: unknown;
}

/** What ECS assumes. */
const DEFAULT_RETRIES = 3;
const DEFAULT_TIMEOUT = 5;

/** The MirrorMakers of an assembly: its task definitions with a container that is told to be one. */
export function describeMirrorMakers(images: ImageSources, activeSides: readonly ActiveSideDescription[], resolver: Resolver): MirrorMakerDescription[] {
  return resolver.ofType('AWS::ECS::TaskDefinition').flatMap((found) => {
    const { ContainerDefinitions, TaskRoleArn } = resolver.propertiesOf<Partial<TaskDefinition>>(found);
    return listOf<ContainerDefinition>(ContainerDefinitions)
      .filter(({ Environment }) => listOf<Variable>(Environment).some(({ Name }) => Name === PROPERTIES))
      .map((container) => describeMirrorMaker(found, container, TaskRoleArn, { images, activeSides }, resolver));
  });
}

/** What it uses of the assembly besides clusters. */
interface Surroundings {
  readonly images: ImageSources;
  readonly activeSides: readonly ActiveSideDescription[];
}

function describeMirrorMaker(
  found: LocatedResource, { Image, Environment, HealthCheck }: ContainerDefinition, taskRole: unknown, { images, activeSides }: Surroundings, resolver: Resolver,
): MirrorMakerDescription {
  const environment = Object.fromEntries(Environment!.map(({ Name, Value }) => [Name, Value]));
  const clusters = { primary: environment.PRIMARY_CLUSTER_ARN, secondary: environment.SECONDARY_CLUSTER_ARN };
  const secrets = { primary: environment.PRIMARY_SECRET_ARN!, secondary: environment.SECONDARY_SECRET_ARN! };
  const activeSide = obeyed(environment, activeSides);
  const statements = roleStatements(taskRole, resolver);
  const desiredCount = desiredCountOf(found, resolver);
  return {
    name: found.template.pathOf(found.logicalId).replace(/\/Task$/, ''),
    environment,
    target: environment.MIRROR_MAKER_TARGET as Side,
    clusters,
    secrets,
    activeSide,
    healthCommand: listOf<string>(HealthCheck?.Command).slice(1),
    healthRetries: Number(HealthCheck?.Retries ?? DEFAULT_RETRIES),
    healthTimeout: Number(HealthCheck?.Timeout ?? DEFAULT_TIMEOUT),
    desiredCount: Number(desiredCount),
    statements,
    unknown: unknownOf({ ...environment, HealthCheck, 'DesiredCount of its service': desiredCount })
      ?? unknownRights(statements, { clusterArns: Object.values(clusters), secretArns: Object.values(secrets), parameterArns: Object.values(activeSide ?? {}) }, resolver),
    image: images.get(Image.split(':').at(-1)!),
  };
}

/** The parameters that it asks for, in the Regions of both sides; none if it asks for none, or the assembly does not have both. */
function obeyed({ ACTIVE_SIDE_PARAMETER, PRIMARY_REGION, SECONDARY_REGION }: Readonly<Record<string, string>>, activeSides: readonly ActiveSideDescription[]) {
  const arnIn = (where?: string) => activeSides.find(({ name, region }) => name === ACTIVE_SIDE_PARAMETER && region === where)?.arn;
  const [primary, secondary] = [arnIn(PRIMARY_REGION), arnIn(SECONDARY_REGION)];
  return primary === undefined || secondary === undefined ? undefined : { primary, secondary };
}

/** What reaches the container must be what AWS would put there. */
function unknownOf(parts: Readonly<Record<string, unknown>>): string | undefined {
  const [name, value] = Object.entries(parts).find(([, part]) => unknownIn(part) !== undefined) ?? [];
  return name && `${name} holds what only AWS knows: ${unknownIn(value)}`;
}

function desiredCountOf({ template, logicalId }: LocatedResource, resolver: Resolver): unknown {
  const task = resolver.resolve({ Ref: logicalId }, template);
  const service = resolver.ofType('AWS::ECS::Service').map((found) => resolver.propertiesOf<{ TaskDefinition?: string; DesiredCount?: unknown }>(found))
    .find(({ TaskDefinition }) => TaskDefinition === task);
  return service?.DesiredCount ?? 1;
}
