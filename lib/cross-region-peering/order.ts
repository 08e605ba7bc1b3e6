import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Whether a stack is deployed after another: because it says so, because a construct in it does, or by way of stacks in
 * between. References that make it so are not known before the app is synthesized.
 */
export function comesAfter(stack: Stack, other: Stack, seen = new Set([stack])): boolean {
  return earlierStacks(stack).some((earlier) => {
    const isNew = !seen.has(earlier);
    seen.add(earlier);
    return isNew && (earlier === other || comesAfter(earlier, other, seen));
  });
}

function earlierStacks(stack: Stack): Stack[] {
  const byConstructs = stack.node.findAll().flatMap(({ node }) => node.dependencies).flatMap((root) => stackOf(root) ?? []);
  return [...stack.dependencies, ...byConstructs];
}

function stackOf({ node }: IConstruct): Stack | undefined {
  return node.scopes.filter((scope) => Stack.isStack(scope)).at(-1);
}
