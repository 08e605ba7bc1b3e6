import { CfnElement, CfnResource, Reference, ReferenceStrength, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { inOutermostStack } from './nested-references';
import { keepFingerprints } from './readers';

/**
 * The ARN of a resource for a reader who may be in another Region of the same app.
 *
 * Within a Region CDK's own references serve. Across Regions CDK's default is a pair of custom resources with Lambda
 * functions that keep a stale value when the resource is replaced; a weak reference (`Fn::GetStackOutput`) needs
 * neither and is read anew in each deploy of the reader, which keeps a fingerprint of the resource so that there is one.
 *
 * @param attribute the ARN as an attribute of the resource's L1, the only form that takes a weak reference
 */
export function arnFor(reader: unknown, resource: IConstruct, arn: string, attribute: (l1: CfnResource) => string = (l1) => l1.ref): string {
  if (!Construct.isConstruct(reader)) {
    return arn;
  }
  keepFingerprints(reader);
  if (!inAnotherRegion(reader, resource)) {
    return arn;
  }
  const l1 = resourceOf(resource);
  return l1 ? weakReference(attribute(l1)) : arn;
}

/** A value for a reader in another Region: read from an output of its stack, if it refers to something, whatever the app's default is. */
export function weakReference(value: string): string {
  if (!Token.isUnresolved(value)) {
    return value;
  }
  const reference = Tokenization.reverse(value, { failConcat: false });
  return Reference.isReference(reference) && CfnElement.isCfnElement(reference.target)
    ? Stack.consumeReference(Token.asString(inOutermostStack(reference)), ReferenceStrength.WEAK)
    : value;
}

/** The L1 of a construct, which may be the default child of its default child. An import has none. */
export function resourceOf(construct: IConstruct | undefined): CfnResource | undefined {
  return construct === undefined || CfnResource.isCfnResource(construct) ? construct : resourceOf(construct.node.defaultChild);
}

function inAnotherRegion(one: IConstruct, other: IConstruct): boolean {
  const regions = [Stack.of(one).region, Stack.of(other).region];
  return !regions.some((region) => Token.isUnresolved(region)) && regions[0] !== regions[1];
}
