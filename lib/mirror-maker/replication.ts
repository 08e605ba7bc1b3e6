import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CrossRegionPeering } from '../cross-region-peering/cross-region-peering';
import { trait } from '../private/trait';
import type { Flow } from './flow';
import type { MirroredClusterConfig } from './mirrored-cluster-config';

/** What a construct that watches a MirrorMaker must know of it. */
export interface Replication {
  readonly flow: Flow;
  readonly source: MirroredClusterConfig;
  readonly target: MirroredClusterConfig;
  /** The two lists as they were given, or what they are by default. */
  readonly topics: readonly string[];
  readonly topicsExclude: readonly string[];
  /** Where its containers stand, and how they reach both sides. */
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly peering?: CrossRegionPeering;
  readonly mskDualStackEndpoint: boolean;
  /** What tells its metrics from those of others. */
  readonly serviceName: string;
}

/** A trait of MirrorMakers. */
export const Replication = trait<Replication>('Replication');
