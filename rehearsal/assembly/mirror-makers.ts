import type { MirrorMakerDescription, Side } from './descriptions';
import type { Resolver } from './resolver';
import { roleStatements } from './role-statements';
import type { Template } from './template';

/** Its presence makes a container a MirrorMaker. */
const PROPERTIES = 'MIRROR_MAKER_PROPERTIES';

interface ContainerDefinition {
  readonly Image: string;
  readonly Environment?: readonly { readonly Name: string; readonly Value: string }[];
  readonly HealthCheck?: { readonly Command: readonly string[]; readonly Retries?: number };
}

interface TaskDefinition {
  readonly ContainerDefinitions: readonly ContainerDefinition[];
  readonly TaskRoleArn: unknown;
}

/** What ECS assumes. */
const DEFAULT_RETRIES = 3;

/** The directories that images are built from, by the hash that stands at the end of an image's name. */
export type ImageDirectories = ReadonlyMap<string, string>;

/** The MirrorMakers of a template: its task definitions with a container that is told to be one. */
export function describeMirrorMakers(template: Template, images: ImageDirectories, resolver: Resolver): MirrorMakerDescription[] {
  return template.ofType('AWS::ECS::TaskDefinition').flatMap(([logicalId, { Properties }]) => {
    const task = resolver.resolve(Properties, template) as TaskDefinition;
    return task.ContainerDefinitions
      .filter(({ Environment }) => Environment?.some(({ Name }) => Name === PROPERTIES))
      .map(({ Image, Environment, HealthCheck }): MirrorMakerDescription => {
        const environment = Object.fromEntries(Environment!.map(({ Name, Value }) => [Name, Value]));
        return {
          name: template.pathOf(logicalId).replace(/\/Task$/, ''),
          environment,
          target: environment.MIRROR_MAKER_TARGET as Side,
          clusters: { primary: environment.PRIMARY_CLUSTER_ARN, secondary: environment.SECONDARY_CLUSTER_ARN },
          secrets: { primary: environment.PRIMARY_SECRET_ARN!, secondary: environment.SECONDARY_SECRET_ARN! },
          healthCommand: HealthCheck?.Command.slice(1) ?? [],
          healthRetries: HealthCheck?.Retries ?? DEFAULT_RETRIES,
          desiredCount: desiredCountOf(logicalId, template, resolver),
          statements: roleStatements(roleOf(task, template, resolver), template, resolver),
          imageDirectory: images.get(Image.split(':').at(-1)!),
        };
      });
  });
}

function desiredCountOf(taskId: string, template: Template, resolver: Resolver): number {
  const task = resolver.resolve({ Ref: taskId }, template);
  const service = template.ofType('AWS::ECS::Service').map(([, { Properties }]) => Properties)
    .find((properties) => resolver.resolve(properties?.TaskDefinition, template) === task);
  return Number(service?.DesiredCount ?? 1);
}

/** The name of the role whose ARN the task definition has. */
function roleOf({ TaskRoleArn }: TaskDefinition, template: Template, resolver: Resolver): string {
  const found = template.ofType('AWS::IAM::Role')
    .find(([logicalId]) => resolver.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] }, template) === TaskRoleArn);
  return found ? resolver.resolve({ Ref: found[0] }, template) as string : '';
}
