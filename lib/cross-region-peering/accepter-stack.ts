import { createHash } from 'node:crypto';
import { Annotations, Aspects, AspectPriority, PermissionsBoundary, Stack, Stage, isReusableStackSynthesizer, type Environment, type IReusableStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { outermost } from '../private/nested-references';

/** Of CloudFormation. */
const MAXIMUM_NAME = 128;
const SUFFIX = '-Accepter';

/** Where an accepter stack is, and what is said of it. */
export interface AccepterStackOptions {
  readonly env: Environment;
  readonly description: string;
  readonly synthesizer?: IStackSynthesizer;
}

/**
 * As CloudFront's edge functions do: what belongs into another Region makes its own stack there, once. It is deployed as the
 * stack of its peering is: by the same roles, with the same tags, protection and permissions boundary.
 */
export function defineAccepterStack(peering: Construct, { env, description, synthesizer }: AccepterStackOptions): Stack {
  const own = outermost(Stack.of(peering));
  const { id, stackName } = accepterNames(peering);
  const stack = new Stack(Stage.of(peering)!, id, {
    stackName,
    env,
    description,
    synthesizer: synthesizer ?? reusableSynthesizerOf(own),
    terminationProtection: own.terminationProtection,
    permissionsBoundary: permissionsBoundaryOf(own),
  });
  if (synthesizer === undefined) {
    warnOfAnotherSynthesizer(peering, stack, own);
  }
  followTags(stack, own);
  stack.addStackDependency(own, 'the routes need the connection');
  return stack;
}

/** The id and the name of the accepter stack: follows a stack that has another name than its id. */
export function accepterNames(peering: Construct): { readonly id: string; readonly stackName: string } {
  const own = outermost(Stack.of(peering));
  const below = nameBelow(own, peering);
  return {
    id: `${nameBelow(Stage.of(peering)!, own)}-${below}${SUFFIX}`,
    stackName: shortened(`${own.stackName}-${below}`, MAXIMUM_NAME - SUFFIX.length) + SUFFIX,
  };
}

/**
 * A synthesizer as the stack's own that can serve another stack, if there is one. That of a stack serves it alone; where it
 * can be used again it is a copy whose prototype is the original.
 */
function reusableSynthesizerOf({ synthesizer }: Stack): IReusableStackSynthesizer | undefined {
  const original: unknown = isReusableStackSynthesizer(synthesizer) ? Object.getPrototypeOf(synthesizer) : undefined;
  // The prototype of one that was bound by itself is its class.
  return original instanceof Object && isReusableStackSynthesizer(original as IStackSynthesizer) && !Object.hasOwn(original, 'constructor')
    ? original as IReusableStackSynthesizer
    : undefined;
}

/**
 * Without one to take over, CDK gives the accepter stack that of the app, as every stack that names none. It need not be
 * that of the peering's stack: a synthesizer does not say where it comes from, but two from one place are of one class.
 */
function warnOfAnotherSynthesizer(peering: Construct, stack: Stack, own: Stack): void {
  if (stack.synthesizer.constructor !== own.synthesizer.constructor) {
    Annotations.of(peering).addWarningV2('cdk-msk-georeplication:peering-synthesizer',
      `accepterSynthesizer should be given where the synthesizer of ${own.node.path} serves no other stack: ${stack.node.path} is synthesized as a stack of the app that names none, perhaps by other roles and into another bucket`);
  }
}

/** A stack keeps it in its context, from where the Stage does not hand it on. */
function permissionsBoundaryOf({ node }: Stack): PermissionsBoundary | undefined {
  const { arn, name } = (node.tryGetContext('@aws-cdk/core:permissionsBoundary') ?? {}) as { arn?: string; name?: string };
  return arn ? PermissionsBoundary.fromArn(arn) : name ? PermissionsBoundary.fromName(name) : undefined;
}

/** Tags by props and by `Tags.of(stack)`, which are known when the app is synthesized. Those of its own come first. */
function followTags(stack: Stack, own: Stack): void {
  Aspects.of(stack).add({
    visit(node) {
      if (node === stack) {
        const known = stack.tags.tagValues();
        Object.entries(own.tags.tagValues()).filter(([name]) => !(name in known)).forEach(([name, value]) => stack.tags.setTag(name, value));
      }
    },
  }, { priority: AspectPriority.MUTATING });
}

/** The path from one construct down to another, as a part of a stack's name. */
function nameBelow(ancestor: Construct, { node }: Construct): string {
  return node.scopes.slice(ancestor.node.scopes.length).map(({ node: { id } }) => id.replace(/[^A-Za-z0-9]+/g, '-')).join('-');
}

function shortened(name: string, length: number): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return name.length <= length ? name : `${name.slice(0, length - hash.length - 1)}-${hash}`;
}
