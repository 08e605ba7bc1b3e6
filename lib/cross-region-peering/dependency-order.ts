import { Aspects, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { outermost } from '../private/nested-references';

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

/**
 * Fails, before CDK speaks of a cyclic reference, if something waits for a stack in a stack that must come before it.
 *
 * Looks when the app is synthesized: only then are all dependencies known.
 */
export function checkDependencyOrder(watcher: IConstruct, late: Stack, early: readonly Stack[]): void {
  Aspects.of(watcher).add({
    visit(node) {
      const waiting = node === watcher ? early.find((stack) => comesAfter(stack, late)) : undefined;
      if (waiting) {
        const waiter = waiting.node.findAll().find((construct) => construct.node.dependencies.some((root) => stackOf(root) === late)) ?? waiting;
        throw new Error(`${waiter.node.path} waits for ${watcher.node.path}, but ${late.node.path}, a part of that, comes after ${waiting.node.path}: `
          + `move ${waiter.node.path} into a stack that comes after ${late.node.path}`);
      }
    },
  });
}

function earlierStacks(stack: Stack): Stack[] {
  const byConstructs = stack.node.findAll().flatMap(({ node }) => node.dependencies).flatMap((root) => stackOf(root) ?? []);
  return [...stack.dependencies, ...byConstructs];
}

function stackOf({ node }: IConstruct): Stack | undefined {
  const stack = node.scopes.filter((scope) => Stack.isStack(scope)).at(-1);
  return stack && outermost(stack);
}
