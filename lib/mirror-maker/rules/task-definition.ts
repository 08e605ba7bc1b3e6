import { Stack } from 'aws-cdk-lib';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';
import { LISTS } from './entries';

/**
 * What Amazon ECS takes.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
 */
const MOST_BYTES = 64 * 1024;

/** When the app is synthesized: says that a task definition is too large, if it is without all that only the deploy knows. */
export function validateTaskDefinition(task: ecs.FargateTaskDefinition, props: MirrorMakerPrimarySecondaryProps): string[] {
  const bytes = bytesOf(Stack.of(task).resolve((task.node.defaultChild as ecs.CfnTaskDefinition).containerDefinitions));
  if (bytes <= MOST_BYTES) {
    return [];
  }
  const parts = [...LISTS, 'skipRecords' as const, 'overrides' as const].filter((prop) => props[prop] !== undefined)
    .map((prop) => ({ prop, bytes: bytesOf(Stack.of(task).resolve(props[prop])) }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, 3);
  return [`the task definition must be at most ${MOST_BYTES} bytes, as much as Amazon ECS takes, got at least ${bytes}, of which ${
    parts.map((part) => `${part.prop} ${part.bytes}`).join(', ')}: name topics and groups by what they have in common, such as 'com\\.example\\..*', and leave some of `
    + 'these out with topicsExclude and groupsExclude [mirror-maker-task-definition]'];
}

function bytesOf(resolved: unknown): number {
  return Buffer.byteLength(JSON.stringify(known(resolved)));
}

/** Without what only the deploy knows, which is longer than nothing. */
function known(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(known);
  }
  const [[key, inner] = ['', undefined], ...others]: [string, unknown][] = Object.entries(value);
  if (others.length > 0 || !/^(Ref|Fn::.*)$/.test(key)) {
    return Object.fromEntries(Object.entries(value).map(([name, some]) => [name, known(some)]));
  }
  if (key !== 'Fn::Join') {
    return '';
  }
  const [separator, parts] = inner as [string, unknown];
  return Array.isArray(parts) ? parts.map(known).join(separator) : '';
}
