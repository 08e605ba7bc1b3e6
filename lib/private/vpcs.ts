import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isPendingVpc } from './pending';
import { isKnown } from './rules';

/** Whether two VPCs are surely not the same one: an app may import one several times, and the id of an import may be one that only the deploy shows. */
export function areDifferentVpcs(one: ec2.IVpc | undefined, other: ec2.IVpc | undefined): boolean {
  if (!one || !other || isPendingVpc(one) || isPendingVpc(other)) {
    return false;
  }
  return one.vpcId !== other.vpcId && [one, other].every((vpc) => isKnown(vpc.vpcId) || isDefinedHere(vpc));
}

/** Whether two VPCs are surely one, though an app may import it several times. */
export function isSameVpc(one: ec2.IVpc | undefined, other: ec2.IVpc | undefined): boolean {
  return one !== undefined && other !== undefined && (one === other || (!isPendingVpc(one) && !isPendingVpc(other) && one.vpcId === other.vpcId));
}

/** Whether a subnet is surely of another VPC. Its scope is its VPC, also in an import; one that is imported alone cannot be told. */
export function isOfAnotherVpc({ node }: ec2.ISubnet, vpc: ec2.IVpc | undefined): boolean {
  const owner = node.scope as Partial<ec2.IVpc> | undefined;
  return owner !== undefined && 'vpcId' in owner && areDifferentVpcs(owner as ec2.IVpc, vpc);
}

/** The VPC of a construct that says which one it is: a cluster of this library does, in its public API, one of msk-alpha does not. */
export function vpcOf(construct: object | undefined): ec2.IVpc | undefined {
  return (construct as { readonly vpc?: ec2.IVpc } | undefined)?.vpc;
}

/** Of what the app defines, and of nothing else, CDK knows the resource. */
function isDefinedHere({ node }: ec2.IVpc): boolean {
  return node.defaultChild !== undefined;
}
