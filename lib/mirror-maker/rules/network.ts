import { Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isPendingVpc } from '../../private/pending';
import { differs, error, isKnown, warning } from '../../private/rules';
import { areDifferentVpcs, isOfAnotherVpc, vpcOf } from '../../private/vpcs';
import { subnetsOf } from '../egress';
import { regionOf } from '../end';
import { isForward } from '../flow';
import type { ResolvedMirrorMaker, MirrorMakerRule } from './rule';

/** Where the containers stand, and the ways from there. */
export const NETWORK_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-vpc', ({ vpc }) =>
    vpc === undefined && 'vpc must be given where the cluster that records go to does not say which one it is in, got none'),

  error('mirror-maker-vpc-region', ({ scope, props: { vpc } }) => {
    const { region } = Stack.of(scope);
    return vpc !== undefined && differs(region, vpc.env.region)
      && `vpc must be in ${region}, the Region of the stack, got ${nameOf(vpc)} in ${vpc.env.region}`;
  }),

  error('mirror-maker-subnets', ({ props, vpc }) => {
    const foreign = (props.vpcSubnets?.subnets ?? []).filter((subnet) => isOfAnotherVpc(subnet, vpc));
    return foreign.length > 0 && `vpcSubnets must be subnets of the VPC ${nameOf(vpc!)}, got ${foreign.map(({ node }) => node.path).join(', ')}`;
  }),

  error('mirror-maker-no-subnets', ({ props, vpc }) => {
    const fault = vpc && !isPendingVpc(vpc) ? validateSelection(vpc, subnetsOf(props)) : undefined;
    return fault !== undefined && `vpcSubnets must select at least one subnet of the VPC ${nameOf(vpc!)}, got ${fault}`;
  }),

  // The service takes its subnets from there.
  error('mirror-maker-ecs-cluster', ({ props, vpc }) =>
    areDifferentVpcs(props.ecsCluster?.vpc, vpc) && `cluster must be an ECS cluster of the VPC ${nameOf(vpc!)}, got one of ${nameOf(props.ecsCluster!.vpc)}`),

  warning('mirror-maker-target-vpc', ({ vpc, target }) =>
    areDifferentVpcs(vpc, vpcOf(target.cluster)) && `vpc must be that of the cluster that records go to, ${nameOf(vpcOf(target.cluster)!)}, or have a way to its brokers, got ${nameOf(vpc!)}`),

  error('mirror-maker-peering', ({ props: { peering }, source, vpc }) => {
    const joined = peering && [peering._primary.vpc, peering._secondary.vpc];
    const apart = [vpcOf(source.cluster), vpc].find((needed) => joined?.every((one) => areDifferentVpcs(one, needed)));
    return apart && `peering must join the VPC of the containers with that of the cluster that records come from, got ${peering!.node.path}, which does not lead to ${nameOf(apart)}`;
  }),

  warning('mirror-maker-way', (resolved) => {
    const { props, source, vpc } = resolved;
    return props.peering === undefined && isElsewhere(resolved)
      && `peering must be given where records come from another VPC or Region, got none: open port 9096 of ${isForward(resolved.flow) ? 'the primary' : 'the secondary'}, ${source.cluster!.node.path}, to the containers in ${nameOf(vpc!)} yourself, by a transit gateway or a connection of yours, and acknowledge this`;
  }),
];

/** Whether the brokers of an MSK cluster that records come from are not in the VPC of the containers. */
function isElsewhere({ scope, source, vpc }: ResolvedMirrorMaker): boolean {
  if (!source.cluster || !vpc) {
    return false;
  }
  return differs(regionOf(source), Stack.of(scope).region) || areDifferentVpcs(vpcOf(source.cluster), vpc);
}

/** CDK says by an error that a VPC has none of a kind. */
function validateSelection(vpc: ec2.IVpc, selection: ec2.SubnetSelection): string | undefined {
  try {
    return vpc.selectSubnets(selection).subnets.length === 0 ? 'none' : undefined;
  } catch (reason) {
    return `none: ${(reason as Error).message}`;
  }
}

function nameOf({ vpcId, node }: ec2.IVpc): string {
  return isKnown(vpcId) ? vpcId : node.path;
}
