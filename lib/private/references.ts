import { CfnElement, CfnOutput, CfnResource, Names, Reference, ReferenceStrength, Stack, Token, Tokenization, type IResolvable, type IResolveContext } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { fingerprintOf } from './fingerprint';

/** Where a resource keeps the fingerprints of what it refers to in other Regions. */
export const REFERENCES = 'cdk-msk-georeplication:references';

/**
 * The ARN of a resource for a reader who may be in another Region of the same app.
 *
 * Within a Region CDK's own references serve. Across Regions CDK's default is a pair of custom resources with Lambda
 * functions that keep a stale value when the resource is replaced; a weak reference (`Fn::GetStackOutput`) needs
 * neither and is read anew in each deploy of the reader.
 *
 * @param attribute the ARN as an attribute of the resource's L1, the only form that takes a weak reference
 */
export function arnFor(reader: unknown, resource: IConstruct, arn: string, attribute: (l1: CfnResource) => string = (l1) => l1.ref): string {
  if (!Construct.isConstruct(reader) || !inAnotherRegion(reader, resource)) {
    return arn;
  }
  const l1 = resourceOf(resource);
  return l1 ? weakly(attribute(l1)) : arn;
}

/** A value for a reader in another Region: read from an output of its stack, if it refers to something, whatever the app's default is. */
export function weakly(value: string): string {
  if (!Token.isUnresolved(value)) {
    return value;
  }
  const reference = Tokenization.reverse(value, { failConcat: false });
  return Reference.isReference(reference) && CfnElement.isCfnElement(reference.target) ? Token.asString(new WeakReference(reference, reference.target)) : value;
}

/** The L1 of a construct, which may be the default child of its default child. An import has none. */
export function resourceOf(construct: IConstruct | undefined): CfnResource | undefined {
  return construct === undefined || CfnResource.isCfnResource(construct) ? construct : resourceOf(construct.node.defaultChild);
}

/**
 * A weak reference that leaves a fingerprint of its target in the metadata of whoever reads it.
 *
 * The reader's template would hold names only, equal before and after the target was replaced, and `cdk deploy` skips a stack
 * whose template is as deployed: the reader would keep the id of what is gone. Changed metadata of a resource is an update
 * for CloudFormation as well, and in an update the reference is resolved.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html#troubleshooting-errors-no-updates-to-perform
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
class WeakReference implements IResolvable {
  public readonly creationStack: string[] = [];
  private readonly output: string;

  public constructor(public readonly reference: Reference, private readonly target: CfnElement) {
    this.output = Stack.consumeReference(Token.asString(inOutermostStack(reference)), ReferenceStrength.WEAK);
  }

  public resolve({ preparing, scope }: IResolveContext): string {
    // Each element by itself is asked for its references before the templates are written.
    if (preparing && CfnResource.isCfnResource(scope)) {
      const known = scope.getMetadata(REFERENCES) as Record<string, string> | undefined;
      scope.addMetadata(REFERENCES, { ...known, [this.target.node.path]: fingerprintOf(this.target) });
    }
    return this.output;
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/** Out of a nested stack by way of its parents: left to do so, CDK makes a strong reference of a weak one. */
function inOutermostStack(reference: Reference): Reference {
  const stack = Stack.of(reference.target);
  if (!stack.nestedStackResource) {
    return reference;
  }
  // The id that CDK's own references through nested stacks have, which then share the output.
  const id = stack.resolve(`${Names.nodeUniqueId(reference.target.node)}${reference.displayName}`) as string;
  const output = stack.node.tryFindChild(id) as CfnOutput | undefined ?? new CfnOutput(stack, id, { value: Token.asString(reference) });
  return inOutermostStack((stack.nestedStackResource as CfnResource).getAtt(`Outputs.${output.logicalId}`));
}

function inAnotherRegion(one: IConstruct, other: IConstruct): boolean {
  const regions = [Stack.of(one).region, Stack.of(other).region];
  return !regions.some((region) => Token.isUnresolved(region)) && regions[0] !== regions[1];
}
