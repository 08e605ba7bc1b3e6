import { Stack } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { faultOfBootstrapServers } from '../../kafka/bootstrap-servers';
import { error, isKnown, warning } from '../../private/rules';
import { regionOf } from '../end';
import type { Ends } from '../flow';
import type { MirroredClusterConfig } from '../mirrored-cluster-config';
import type { MirrorMakerRule } from './rule';

/** The two clusters, and who logs in there. */
export const CLUSTER_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-region', ({ scope, target: { cluster } }) => {
    const { region } = Stack.of(scope);
    const targetRegion = cluster?.env.region;
    return isKnown(region) && isKnown(targetRegion) && region !== targetRegion
      && `the stack of the service must be in ${targetRegion}, beside the cluster that records go to, got ${region}`;
  }),

  error('mirror-maker-partition', ({ scope, ends }) => {
    const { region } = Stack.of(scope);
    const own = partitionOf(region);
    const foreign = sidesOf(ends).map(({ side, end }) => ({ side, place: regionOf(end) }))
      .filter(({ place }) => own !== undefined && partitionOf(place) !== undefined && partitionOf(place) !== own);
    return foreign.length > 0
      && `both clusters must be in the partition of the stack, ${own} of ${region}, whose role looks up their secrets, got ${foreign.map(({ side, place }) => `${partitionOf(place)} of ${place} for the ${side}`).join(', ')}`;
  }),

  error('mirror-maker-same-cluster', ({ flow }) =>
    flow.primary === flow.secondary && 'primary and secondary must be two clusters, got one'),

  error('mirror-maker-bootstrap-servers', ({ ends }) => {
    const broken = sidesOf(ends).flatMap(({ side, end: { cluster, bootstrapServers } }) => {
      const fault = !cluster && (bootstrapServers === undefined || isKnown(bootstrapServers)) ? faultOfBootstrapServers(bootstrapServers ?? '') : undefined;
      return fault === undefined ? [] : [`bootstrapServers of the ${side} ${fault}`];
    });
    return broken.length > 0 && broken.join('; ');
  }),

  warning('mirror-maker-rotation', ({ props, ends }) => {
    const rotated = sidesOf(ends).filter(({ end: { user } }) => user !== undefined && user.usernames.length > 1);
    return props.restartOnSecretChange !== true && rotated.length > 0
      && `restartOnSecretChange must be true where passwords are rotated, got false with ${rotated.map(({ side, end }) => `'${end.user!.username}' of the ${side}`).join(', ')}: the second rotation locks out a MirrorMaker that has run since before the first`;
  }),
];

function sidesOf({ primary, secondary }: Ends): { side: string; end: MirroredClusterConfig }[] {
  return [{ side: 'primary', end: primary }, { side: 'secondary', end: secondary }];
}

/** Of a Region that CDK knows. */
function partitionOf(region: string): string | undefined {
  return isKnown(region) ? RegionInfo.get(region).partition : undefined;
}
