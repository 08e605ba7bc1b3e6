import { CfnOutput, Names, Stack, Token, type CfnResource, type Reference } from 'aws-cdk-lib';

/** The stack that is deployed: a nested one is deployed with it. */
export function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}

/** What a reference to an output of a nested stack leads to. */
const origins = new WeakMap<Reference, Reference>();

/** The reference that went out of nested stacks, or the one given. */
export function originOf(reference: Reference): Reference {
  const origin = origins.get(reference);
  return origin ? originOf(origin) : reference;
}

/** A reference out of a nested stack by way of its parents: left to do so, CDK makes a strong reference of a weak one. */
export function inOutermostStack(reference: Reference): Reference {
  const stack = Stack.of(reference.target);
  if (!stack.nestedStackResource) {
    return reference;
  }
  // The id that CDK's own references through nested stacks have, which then share the output.
  const id = stack.resolve(`${Names.nodeUniqueId(reference.target.node)}${reference.displayName}`) as string;
  const output = stack.node.tryFindChild(id) as CfnOutput | undefined ?? new CfnOutput(stack, id, { value: Token.asString(reference) });
  const inParent = (stack.nestedStackResource as CfnResource).getAtt(`Outputs.${output.logicalId}`);
  origins.set(inParent, reference);
  return inOutermostStack(inParent);
}
