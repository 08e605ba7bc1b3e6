import type { CrossRegionPeering } from '../cross-region-peering/cross-region-peering';
import type { MirrorMakerFlowProps } from './mirror-maker-flow-props';
import type { MirrorMakerServiceProps } from './mirror-maker-service-props';
import type { MirroredCluster } from './mirrored-cluster';

/**
 * Properties of a `MirrorMakerPrimarySecondary`.
 */
export interface MirrorMakerPrimarySecondaryProps extends MirrorMakerFlowProps, MirrorMakerServiceProps {
  /**
   * The cluster that applications use.
   */
  readonly primary: MirroredCluster;

  /**
   * The cluster that is kept ready.
   */
  readonly secondary: MirroredCluster;

  /**
   * The way between the two. The construct opens the brokers' port of the cluster on the other side to its tasks, and waits
   * for the routes.
   *
   * Without it, the way is yours: routes of a transit gateway, say, and the brokers' port for the addresses of the containers.
   * Where a cluster of MSK in another VPC or Region needs one, a warning says so: acknowledge it when the way is there.
   *
   * @default - you open the way
   */
  readonly peering?: CrossRegionPeering;
}
