import type { ActiveSides } from '../active-side/active-sides';
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

  /**
   * Which side applications use, as a parameter in each of the two Regions says it. MirrorMaker then copies only while the side that it
   * copies from is active, or `both` are, which is for prefixed names. Otherwise it stands by: it runs, is healthy, copies nothing, and
   * its log says why. So neither a deploy nor a restart nor a Region that comes back undoes a failover.
   *
   * It asks every ten seconds. Where the two Regions say different things nothing is copied. Where the Region that it copies from does
   * not answer, the other one decides; without an answer of that for a minute nothing is copied either.
   *
   * To leave it out later undoes a failover: no container asks the parameters any more, and the template sets the count of the service again.
   * Where an option of the app turns it on, keep that in the context of `cdk.json`.
   *
   * The parameters are read by the role of the task, so that they must be in the account of its stack. An `image` of your own must run
   * the scripts of this version of the library.
   *
   * @default - it copies whenever it runs
   */
  readonly activeSide?: ActiveSides;
}
