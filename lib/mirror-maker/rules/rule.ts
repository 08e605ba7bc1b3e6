import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Rule } from '../../private/rules';
import type { Ends, Flow } from '../flow';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';
import type { MirroredClusterConfig } from '../mirrored-cluster-config';

/** A MirrorMaker before it is defined, as its rules see it. */
export interface ResolvedMirrorMaker {
  readonly scope: Construct;
  readonly props: MirrorMakerPrimarySecondaryProps;
  readonly ends: Ends;
  /** Where records come from... */
  readonly source: MirroredClusterConfig;
  /** ...and go to. */
  readonly target: MirroredClusterConfig;
  readonly vpc?: ec2.IVpc;
  readonly kafkaVersion: string;
  readonly flow: Flow;
  /** Those of the other MirrorMakers of the app. */
  readonly others: readonly Flow[];
}

export type MirrorMakerRule = Rule<ResolvedMirrorMaker>;
