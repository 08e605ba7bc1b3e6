import { Stack } from 'aws-cdk-lib';
import { error, isKnown, warning } from '../../private/rules';
import type { MirrorMakerRule } from './rule';

const SIDES = ['primary', 'secondary'] as const;

/** The two clusters, who logs in there, and the place beside the one that is written to. */
export const CLUSTER_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-region', ({ scope, targetRegion }) => {
    const { region } = Stack.of(scope);
    return isKnown(region) && isKnown(targetRegion) && region !== targetRegion
      && `the service is in a stack in ${region}: a stack in ${targetRegion}, beside the cluster that it writes to, is allowed`;
  }),

  error('mirror-maker-vpc', ({ vpc }) =>
    vpc === undefined && 'vpc: the cluster that records go to does not say which VPC it is in: name the VPC of the service'),

  error('mirror-maker-same-cluster', ({ flow }) =>
    flow.primary === flow.secondary && 'primary and secondary are one cluster: two clusters are allowed'),

  error('mirror-maker-user', ({ props }) => {
    const strangers = SIDES
      .map((side) => ({ side, stranger: props[side]._stranger }))
      .filter(({ stranger }) => stranger !== undefined);
    return strangers.length > 0 && `${strangers.map(({ side, stranger }) => `${side} with the user '${stranger!.username}' of ${stranger!.cluster.node.path}`).join(', ')}: a user of the cluster itself is allowed`;
  }),

  warning('mirror-maker-rotation', ({ props }) => {
    const rotated = SIDES.filter((side) => props[side]._rotated);
    return props.restartOnSecretChange !== true && rotated.length > 0
      && `restartOnSecretChange is off, and passwords are rotated: ${rotated.map((side) => `'${props[side]._rotated!.username}' of the ${side}`).join(', ')}. The second rotation locks out a MirrorMaker that has run since before the first: turn it on`;
  }),
];
